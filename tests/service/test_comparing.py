import copy
import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from aligner import i18n, service
from aligner.model.comparison import Cause, Change
from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone, Verdict
from aligner.service import Request, compare

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "samples" / "kaarnalahden-energia"
REQUEST = Request((PLAN,), language="fi", as_of=date(2026, 1, 15))
SCHEMA = json.loads((ROOT / "docs" / "comparison.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def assessment():
    return service.check(REQUEST)


@pytest.fixture(scope="module")
def stored(assessment):
    return json.loads(service.render(assessment, REQUEST, "json"))


@pytest.fixture
def compared(stored, tmp_path):
    """Compares the stored assessment with a copy of it that a test has changed."""

    def made(change, *, swapped=False):
        other = copy.deepcopy(stored)
        change(other)
        files = tmp_path / "old.json", tmp_path / "new.json"
        for file, document in zip(files, (other, stored) if swapped else (stored, other), strict=True):
            file.write_text(json.dumps(document), "utf-8")
        return compare.compare_stored(*files)

    return made


def goal(document, identity):
    return next(one for one in document["goals"] if one["id"] == identity)


def finding(document, check, subject=None):
    fitting = (f for f in document["findings"] if f["check"] == check)
    return next(f for f in fitting if subject in {None, f["subject"]["id"]})


def md(comparison, **given):
    return compare.render(comparison, Request((), **{"language": "fi", **given}), "md").replace("\u00a0", " ")


def test_nothing_moves_between_an_assessment_and_itself(compared):
    same = compared(lambda document: None)
    assert {one.change for one in same.findings} == {Change.OPEN}
    assert same.shifted == 0
    assert same.files == ()
    assert not any(move.verdict.has_changed or move.moved_pillars for move in same.goals)
    assert md(same).count("## ") == 1


def test_an_assessment_just_made_is_compared_with_a_stored_one(assessment, stored, tmp_path):
    file = tmp_path / "old.json"
    file.write_text(json.dumps(stored), "utf-8")
    found = compare.compare(file, assessment)
    assert {one.change for one in found.findings} == {Change.OPEN}
    assert len(found.findings) == len(assessment.findings)
    assert sum(move.money.after for move in found.goals) == assessment.plan.ledger.traced


def test_a_finding_that_is_gone_has_closed_whatever_its_parameters_were(compared, stored):
    def change(document):
        document["findings"].remove(finding(document, "AMB02", "T1"))
        finding(document, "AMB02", "T3")["params"]["word"] = "paras"

    found = compared(change)
    assert [one.finding.subject_id for one in found.of(Change.CLOSED)] == ["T1"]
    assert "- **T1 Maailman lämpimin asiakaskokemus**: taso on pelkkää kehua (AMB02)" in md(found)
    assert [one.finding.subject_id for one in compared(change, swapped=True).of(Change.OPENED)] == ["T1"]


WAIVED = {"reason": "sovittu", "by": "Aino", "until": "2026-06-30"}


def test_waivers_are_told_apart_from_what_closed(compared):
    waived = compared(lambda document: finding(document, "RES05").update(waived=WAIVED))
    (one,) = waived.of(Change.WAIVED)
    assert one.waived_until == date(2026, 6, 30)
    assert waived.of(Change.CLOSED) == ()
    assert "(RES05), hyväksytty 30.6.2026 asti" in md(waived)
    assert "Määräajaksi hyväksyttyjä on 1." in md(waived)
    lapsed = compared(lambda document: finding(document, "RES05").update(waived=WAIVED), swapped=True)
    assert [one.finding.check for one in lapsed.of(Change.LAPSED)] == ["RES05"]
    assert "## Hyväksyntä on päättynyt" in md(lapsed)


def drop(document, check):
    document["findings"] = [one for one in document["findings"] if one["check"] != check]


def unasked(document, check):
    drop(document, check)
    tally = next(one for one in document["checks"] if one["check"] == check)
    tally.update(found=0, clear=0, implied=0, not_assessed=9)


def unmade(document, check):
    drop(document, check)
    document["checks"] = [one for one in document["checks"] if one["check"] != check]


@pytest.mark.parametrize(("change", "cause"), [
    (drop, Cause.PLAN), (unasked, Cause.MATERIAL), (unmade, Cause.CHECK),
])  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_what_nobody_changed_in_the_plan_is_told_by_its_cause(change, cause, swapped, compared):
    found = compared(lambda document: change(document, "RES05"), swapped=swapped)
    (one,) = found.of(Change.OPENED if swapped else Change.CLOSED)
    assert (one.finding.check, one.cause) == ("RES05", cause)
    assert ("## Muusta syystä" in md(found)) is (cause is not Cause.PLAN)


def remove_goal(document, identity="T2"):
    document["goals"].remove(goal(document, identity))
    document["findings"] = [one for one in document["findings"] if one["subject"]["id"] != identity]


def test_a_goal_that_is_gone_takes_its_findings_along_and_closes_none(compared):
    found = compared(remove_goal)
    (gone,) = [move for move in found.goals if move.is_gone]
    assert gone.id == "T2"
    assert {one.cause for one in found.of(Change.CLOSED)} == {Cause.SUBJECT}
    assert "- Poistunut: *T2 Asiakas sydämessä*." in md(found)
    assert "## Poistuneet puutteet" not in md(found)
    new = compared(remove_goal, swapped=True)
    assert [move.id for move in new.goals if move.is_new] == ["T2"]
    assert "- Uusi: *T2 Asiakas sydämessä*." in md(new)


def test_a_goal_that_got_another_id_is_the_same_by_its_name(compared):
    def change(document):
        goal(document, "T2")["id"] = "X7"
        for one in document["findings"]:
            if one["subject"]["id"] == "T2":
                one["subject"]["id"] = "X7"

    found = compared(change)
    (moved,) = [move for move in found.goals if move.id != move.earlier_id]
    assert (moved.earlier_id, moved.id, moved.is_renamed, moved.stayed) == ("T2", "X7", False, True)
    assert {one.change for one in found.findings} == {Change.OPEN}


def test_an_id_that_now_names_another_goal_is_not_the_same_goal(compared):
    def change(document):
        first, second = goal(document, "T1"), goal(document, "T2")
        first["name"], second["name"] = second["name"], first["name"]

    found = compared(change)
    assert {(m.earlier_id, m.id) for m in found.goals if m.earlier_id != m.id} == {("T1", "T2"), ("T2", "T1")}
    assert not any(move.is_renamed for move in found.goals)


def test_a_new_goal_under_an_old_id_meets_no_finding_of_the_old_one(compared):
    def change(document):
        goal(document, "T2").update(id="T12")
        one = copy.deepcopy(goal(document, "T1"))
        document["goals"].append({**one, "id": "T2", "name": "Jotain aivan muuta"})
        for found in document["findings"]:
            if found["subject"]["id"] == "T2":
                found["subject"]["id"] = "T12"
        document["findings"].append(copy.deepcopy(finding(document, "DEF02", "T12")))
        document["findings"][-1]["subject"]["id"] = "T2"

    found = compared(change)
    new = [one for one in found.findings if one.finding.subject_id == "T2"]
    assert [(one.change, one.cause) for one in new] == [(Change.OPENED, Cause.SUBJECT)]


def test_a_renamed_goal_is_told_as_renamed(compared):
    found = compared(lambda document: goal(document, "T2").update(name="Asiakas mielessä"))
    assert [move.id for move in found.goals if move.is_renamed] == ["T2"]
    assert "*T2 Asiakas sydämessä* on nyt *T2 Asiakas mielessä*." in md(found)


def test_verdicts_and_pillars_are_told_before_and_after(compared):
    def change(document):
        goal(document, "T1")["verdict"] = "half-hearted"
        goal(document, "T1")["pillars"]["definition"]["level"] = "solid"

    found = compared(change)
    assert found.verdicts[Verdict.SLOGAN].before == found.verdicts[Verdict.SLOGAN].after + 1
    assert "korulause → **puolivillainen** (määritelmä: puuttuu → kunnossa)" in md(found)
    assert "korulauseita on **2** (aiemmin 3)" in md(found)
    assert "vain sanoja on **2** (aiemmin 3)" in md(found, tone=Tone.NEUTRAL)


def test_money_is_exact_to_the_cent(compared):
    def change(document):
        goal(document, "T5")["money"] = "112500.07"
        goal(document, "T4")["money"] = "309999.93"
        document["focus_areas"][0]["money"] = "112500.07"

    found = compared(change)
    assert found.shifted == 7
    report = md(found)
    assert "| T5 Lasku, jonka ymmärtää ilman puhelua | 112 500,00 € | 112 500,07 € | +0,07 € |" in report
    assert "| 310 000,00 € | 309 999,93 € | −0,07 € |" in report
    document = json.loads(compare.render(found, Request(()), "json"))
    (moved,) = [one["money"] for one in document["goals"] if one["id"] == "T5"]
    assert moved == {"before": "112500.00", "after": "112500.07", "change": "0.07"}


def test_where_no_money_reaches_a_goal_nothing_moves(compared, stored):
    def change(document):
        document["headline"]["money"].update(traced="0.00")

    stored["headline"]["money"], kept = {"traced": "0.00"}, stored["headline"]["money"]
    try:
        assert "Tavoitteisiin ei kohdistu rahaa kummassakaan arviossa." in md(compared(change))
    finally:
        stored["headline"]["money"] = kept


def test_another_currency_compares_no_amounts(compared):
    found = compared(lambda document: document["plan"].update(currency="SEK"))
    assert "valuutta on vaihtunut (EUR → SEK)" in md(found)
    assert "## Raha" not in md(found)
    assert found.sums == {}
    assert found.shifted == 0


@pytest.mark.parametrize(("change", "told"), [
    (lambda d: d["generator"].update(version="0.9"), "(0.1.0 ja 0.9)"),
    (lambda d: d.update(thresholds={"focus_crowded": {"limit": 9}}), "`focus_crowded.limit oletus → 9`"),
    (lambda d: d.update(as_of="2025-01-01"), "uudempi"),
    (lambda d: [one.update(name=f"Muu {one['id']}") for one in d["goals"]], "eri suunnitelmia"),
    (lambda d: d["plan"]["sources"][0].update(sha256="x"), "`budjetti.csv` on muuttunut."),
    (lambda d: d["plan"]["sources"].pop(0), "`budjetti.csv` ei ole enää mukana."),
    (lambda d: d["headline"].update(say_pay_gap=0.2), "| Sanojen ja rahan ero | 39 % | 20 % | −19 %-yks. |"),
    (lambda d: d["headline"].update(say_pay_gap=None), "| Sanojen ja rahan ero | 39 % | – | – |"),
])  # fmt: skip
def test_what_bears_on_the_figures_is_said(change, told, compared):
    assert told in md(compared(change))


def old_minor(document):
    """What a version that wrote less would have left."""
    for key in (
        "thresholds",
        "organisation",
        "followup",
        "metrics",
        "initiatives",
        "checks",
        "tone",
        "unsaid",
    ):
        document.pop(key, None)
    document["headline"] = {"verdicts": document["headline"]["verdicts"]}
    for one in document["goals"]:
        del one["reason"], one["money"]
    for one in document["findings"]:
        del one["params"], one["waived"]


def new_minor(document):
    document["later"] = {"x": [1]}
    document["organisation"] = {"kind": "cooperative"}
    for one in (*document["goals"], *document["findings"], document["plan"]):
        one["later"] = 1
    goal(document, "T4")["reason"] = "some-later-reason"
    finding(document, "RES05").update(check="ZZZ99", message="Jotain uutta ja outoa.")


@pytest.mark.parametrize("change", [old_minor, new_minor])
@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("form", ["md", "json"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_other_minor_versions_are_read(change, swapped, form, language, compared):
    found = compared(change, swapped=swapped)
    assert compare.render(found, Request((), language=language), form)


def test_an_unknown_check_speaks_by_its_stored_sentence_and_without_names_by_its_code(compared):
    found = compared(new_minor)
    assert "jotain uutta ja outoa (ZZZ99)" in md(found)
    unnamed = md(found, names=False)
    assert "outoa" not in unnamed
    assert "tarkistus ZZZ99" in unnamed


def test_messages_are_made_in_the_language_asked_for_whatever_was_stored(compared):
    found = compared(lambda document: None)
    titles = set()
    for language in i18n.LANGUAGES:
        document = json.loads(compare.render(found, Request((), language=language), "json"))
        one = next(each for each in document["findings"] if each["check"] == "STE02")
        titles.add((one["title"], one["message"]))
    assert len(titles) == 3
    assert all("1" in message for _, message in titles)


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("change", [lambda d: None, remove_goal, new_minor, old_minor])
def test_the_json_is_of_the_published_form(change, names, compared):
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(compare.render(compared(change), Request((), names=names), "json"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert all((one["message"] is None) is not names for one in document["findings"])


def test_no_heading_is_hard_coded(compared):
    def change(document):
        remove_goal(document)
        drop(document, "DEF01")
        document["generator"]["version"] = "9"
        goal(document, "T3")["verdict"] = "backed"

    lines = compare.render(compared(change), Request((), language=i18n.PSEUDO), "md").splitlines()
    ours = [line for line in lines if line.startswith("## ")]
    assert ours
    assert all(line.startswith("## [") for line in ours)


HOSTILE = "[klikkaa](http://evil.example) <b>x</b> | `y` # z \x1b[31m \u202e"


def test_client_text_stays_text(compared, stored, monkeypatch):
    monkeypatch.setitem(stored["plan"], "currency", HOSTILE)

    def change(document):
        goal(document, "T5")["money"] = "0.07"
        document["plan"]["name"] = HOSTILE
        for one in document["goals"]:
            one["name"] = f"{HOSTILE} {one['id']}"
        document["findings"].append(
            {**copy.deepcopy(finding(document, "RES05")), "check": HOSTILE, "message": HOSTILE}
        )

    report = md(compared(change))
    page = MarkdownIt("gfm-like").render(report)
    assert not any(tag in page for tag in ("<a ", "<b>", "<img"))
    assert not set("\x1b\u202e") & set(report)
    assert not set("\x1b\u202e") & set(compare.render(compared(change), Request(()), "json"))


BROKEN = {
    "nothing.json": (None, "not-found"),
    "words.json": ("hello", "stored-other"),
    "empty.json": ("", "stored-other"),
    "list.json": ("[1]", "stored-other"),
    "number.json": ("3", "stored-other"),
    "deep.json": ("[" * 100_000, "stored-other"),
    "other.json": ('{"schema": "something/1"}', "stored-other"),
    "none.json": ('{"a": 1}', "stored-other"),
    "later.json": ('{"schema": "aligner.assessment/2"}', "stored-version"),
    "bare.json": ('{"schema": "aligner.assessment/1"}', "stored-damaged"),
    "cut.json": ('{"schema": "aligner.assessment/1", "goals": [{"id": "T1"', "stored-damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_stored_assessment_is_told_in_a_sentence(name, tmp_path):
    content, code = BROKEN[name]
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(SettingsError) as caught:
        compare.stored_in(tmp_path / name)
    assert caught.value.code == code
    for language in i18n.LANGUAGES:
        assert name in service.error_sentence(caught.value, language)


@pytest.mark.parametrize("damage", [
    lambda d: d.update(goals=None),
    lambda d: d.update(goals=[1]),
    lambda d: d.update(as_of="soon"),
    lambda d: d["goals"][0].update(verdict="excellent"),
    lambda d: d["goals"][0].update(money="a lot"),
    lambda d: d["goals"][0].update(money="1.005"),
    lambda d: d["goals"][0].update(money="1E+24"),
    lambda d: d["goals"][0].update(money="1E+999999"),
    lambda d: d["headline"].update(say_pay_gap=float("nan")),
    lambda d: d["headline"].update(say_pay_gap=float("inf")),
    lambda d: d.update(thresholds="high"),
    lambda d: d.update(thresholds={"AMB02": 3}),
    lambda d: d["findings"][0].update(waived={"until": "never"}),
    lambda d: d["findings"][0].update(subject=None),
])  # fmt: skip
def test_an_assessment_that_someone_has_edited_badly_is_not_compared(damage, stored, tmp_path):
    document = copy.deepcopy(stored)
    damage(document)
    (tmp_path / "a.json").write_text(json.dumps(document), "utf-8")
    with pytest.raises(SettingsError) as caught:
        compare.stored_in(tmp_path / "a.json")
    assert caught.value.code == "stored-damaged"


@pytest.mark.parametrize("bad", [b"\xff\xfe\x00x", b"PK\x03\x04\x93"])
def test_a_workbook_is_no_stored_assessment(bad, tmp_path):
    (tmp_path / "a.json").write_bytes(bad)
    for file in (tmp_path / "a.json", tmp_path):
        with pytest.raises(SettingsError) as caught:
            compare.stored_in(file)
        assert caught.value.code == "stored-other"

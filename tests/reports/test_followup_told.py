"""The follow-up in the report and in the JSON: said where it bears, silent where there is none."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import assessments
import jsonschema
import pytest

from aligner.i18n import LANGUAGES
from aligner.model.acts import Act, Change
from aligner.model.finding import Subject
from aligner.model.followup import About, Decision, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell
from aligner.reports import assessment_json, markdown

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "assessment.schema.json").read_text("utf-8"))
AT = "2026-11-20T23:30:00+02:00"
UNTIL = assessments.AS_OF + timedelta(days=221)
PAST = assessments.AS_OF - timedelta(days=1)
T1 = "Paras vesi, paras palvelu"


def about(check, subject="T1", name=T1, kind=Subject.GOAL):
    return About(check, kind, subject, name)


def waiver(check, until=UNTIL, reason="Strategia uusitaan keväällä", **whose):
    return Waiver(f"w-{check}", AT, "Maija Mallikas", about(check, **whose), reason, until)


def decision(check, due=None, **whose):
    return Decision(
        f"d-{check}", AT, "Maija Mallikas", about(check, **whose), "Kirjataan taso", "Ville Vaara", due
    )


CHANGES = (
    Change("T1", Act.NAME_OWNER, "Oona Omistaja"),
    Change("T1", Act.ADD_METRIC, "Vastausaika", "62", "85", "2028"),
    Change("T3", Act.COMPLETE_METRIC, "Vuodon kesto", target="8"),
    Change("T3", Act.FUND, amounts=((2027, 12_000_000), (0, 50_000))),
    Change("T3", Act.ADD_PEOPLE, amounts=((2027, 1_500),)),
)

FULL = Followup(
    waivers=(
        waiver("DEF01"),
        waiver("MET01", PAST, reason="Sovittu: Maija Mallikas selvittää"),
        waiver("STE07", subject="", name="", kind=Subject.PLAN),
        waiver("DEF05"),
    ),
    remarks=(Remark("n", AT, "Maija Mallikas", "T3", "Vuodosta tieto", "Kysytään johdolta"),),
    decisions=(
        decision("AMB02", PAST),
        decision("RES01"),
        decision("DEF02", subject="T5"),
        decision("XYZ99", subject="T99", name="Poistettu"),
    ),
    intents=tuple(Intent(f"c{n}", AT, "Ville Vaara", change) for n, change in enumerate(CHANGES)),
    kept_aside=("aligner.followup.damaged-1.jsonl",),
)  # fmt: skip


def whole(followup=FULL):
    return replace(assessments.assessment(), followup=followup)


def report(followup=FULL, language="fi", **options):
    return markdown.render(whole(followup), language, **options).replace("\u00a0", " ")


def section(text):
    return text.partition("## Seuranta\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_followup_nothing_is_said_of_it(language):
    before = markdown.render(assessments.assessment(), language)
    assert not any(word in before for word in ("Seuranta", "Uppföljning", "Follow-up"))
    alone = Followup(damaged=(Cell("aligner.followup.jsonl", "", 3),))
    assert markdown.render(whole(alone), language) == before, "damage is a reading note"


def test_a_waived_finding_is_marked_where_it_stands():
    (row,) = [line for line in report().splitlines() if "(DEF01)" in line and line.startswith("| Määr")]
    assert "(DEF01) – hyväksytty 30.6.2027 asti |" in row
    (expired,) = [line for line in report().splitlines() if "(MET01) – " in line]
    assert "hyväksyntä on vanhentunut 20.11.2026" in expired


def test_a_waived_finding_in_a_paragraph_is_marked_too():
    followup = Followup(waivers=(waiver("RES06", subject="T3"),))
    assert "; hyväksytty 30.6.2027 asti)" in report(followup)


def questions(text):
    return [line for line in text.splitlines() if line.startswith(("*Kysymys", "1. ", "2. ", "3. ", "4. "))]


def test_of_a_waived_finding_nobody_is_asked():
    asked = "Kuka huomaa, kun tavoite on saavutettu"
    before, after = report(Followup()), report(Followup(waivers=(waiver("DEF01"),)))
    goal = "### T1"
    assert any(asked in line for line in questions(before.partition(goal)[2].partition("### ")[0]))
    assert not any(asked in line for line in questions(after.partition(goal)[2].partition("### ")[0]))


def test_a_verdict_is_what_it_was():
    table = report(Followup()).partition("yhdellä silmäyksellä")[2].partition("## ")[0]
    assert table in report()


def test_an_accepted_goal_is_left_out_of_what_would_change_most():
    accepted = Followup(waivers=(waiver("RES06", subject="T3"),))
    heading = "muuttavat eniten"
    before, after = (
        report(followup).partition(heading)[2].partition("\n## ")[0] for followup in (Followup(), accepted)
    )
    assert "Vuodosta tieto" in before
    assert "Vuodosta tieto" not in after
    documents = [
        json.loads(assessment_json.render(whole(followup), "fi")) for followup in (Followup(), accepted)
    ]
    assert [any(action["goal"] == "T3" for action in one["actions"]) for one in documents] == [True, False]


def test_the_section_tells_who_accepted_what_why_and_until_when():
    told = section(report())
    assert (
        f"| **T1 {T1}**: Määritelmä puuttuu (DEF01) | Strategia uusitaan keväällä | Maija Mallikas "
        "| 30.6.2027 |" in told
    )
    assert "| **koko suunnitelma**: " in told
    assert "(DEF05)" not in told, "a finding that is gone needs no waiver"
    expired = told.partition("**Hyväksyntä on vanhentunut**")[2].partition("**Päätökset**")[0]
    assert "(MET01)" in expired
    assert "(DEF01)" not in expired


def test_decisions_stand_with_what_the_reading_tells():
    rows = section(report()).partition("**Päätökset**")[2].partition("**Muistiinpanot**")[0].splitlines()
    states = {
        row.partition("(")[2][:5]: row.rsplit("|", 2)[1].strip() for row in rows if row.startswith("| **")
    }
    assert states == {
        "AMB02": "myöhässä: havainto on ennallaan",
        "RES01": "solut ovat ennallaan",
        "DEF02": "tehty: havaintoa ei enää ole",
        "XYZ99": "solut ovat ennallaan",
    }
    assert any(row.startswith("| **Poistettu** (XYZ99) | Kirjataan taso | Ville Vaara | – |") for row in rows)


def test_notes_are_told_with_their_day_and_author():
    told = section(report())
    assert "- **T3 Vuodosta tieto kahdessa tunnissa**: Kysytään johdolta (Maija Mallikas, 20.11.2026)" in told
    assert "`aligner.followup.damaged-1.jsonl`" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["md", "json"])
def test_names_are_left_out_wherever_they_stand(form, language):
    write = markdown.render if form == "md" else assessment_json.render
    named = write(whole(), language)
    assert all(name in named for name in ("Maija Mallikas", "Ville Vaara", "Oona Omistaja"))
    unnamed = write(whole(), language, names=False)
    assert not any(name in unnamed for name in ("Maija", "Ville", "Oona"))
    assert "Strategia uusitaan keväällä" in unnamed


def test_tables_without_names_have_a_column_less():
    rows = [line for line in section(report(names=False)).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {4, 5}
    assert {line.count("|") for line in section(report()).splitlines() if line.startswith("|")} == {5, 6}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", [True, False])
def test_the_json_keeps_the_published_schema(language, names):
    document = json.loads(assessment_json.render(whole(), language, names=names))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_the_json_tells_everything_that_is_written_down():
    damaged = (Cell("aligner.followup.jsonl", "", 3, text="garbage"), Cell("aligner.followup-x.jsonl", ""))
    document = json.loads(assessment_json.render(whole(replace(FULL, damaged=damaged)), "fi"))
    told = document["followup"]
    waived = {(one["check"], one["subject"]["id"]): one["waived"] for one in document["findings"]}
    by = {"reason": "Strategia uusitaan keväällä", "by": "Maija Mallikas", "until": "2027-06-30"}
    assert waived["DEF01", "T1"] == by
    assert waived["STE07", ""] == by
    assert waived["MET01", "T1"] is None, "expired"
    assert [(one["check"], one["expired"]) for one in told["waivers"]] == [
        ("DEF01", False), ("MET01", True), ("STE07", False), ("DEF05", False)
    ]  # fmt: skip
    assert [(one["check"], one["state"], one["due"]) for one in told["decisions"]] == [
        ("AMB02", "overdue", "2026-11-20"), ("RES01", "unchanged", None), ("DEF02", "done", None),
        ("XYZ99", "unchanged", None),
    ]  # fmt: skip
    by = {"id": "n", "at": AT, "by": "Maija Mallikas"}
    on = {"goal": "T3", "name": "Vuodosta tieto", "text": "Kysytään johdolta"}
    assert told["notes"] == [by | on]
    assert [one["amounts"] for one in told["changes"][3:]] == [
        [{"year": "2027", "amount": "120000.00"}, {"year": "undated", "amount": "500.00"}],
        [{"year": "2027", "person_years": 1.5}],
    ]
    assert told["damaged"] == [
        {"file": "aligner.followup.jsonl", "line": 3}, {"file": "aligner.followup-x.jsonl", "line": None}
    ]  # fmt: skip
    assert told["kept_aside"] == ["aligner.followup.damaged-1.jsonl"]


def test_names_left_out_are_null_in_the_json():
    document = json.loads(assessment_json.render(whole(), "fi", names=False))
    told = document["followup"]
    entries = [*told["waivers"], *told["notes"], *told["decisions"], *told["changes"]]
    assert {entry["by"] for entry in entries} == {None}
    assert {one["who"] for one in told["decisions"]} == {None}
    assert {one["waived"]["by"] for one in document["findings"] if one["waived"]} == {None}
    assert told["waivers"][1]["reason"] == "Sovittu: … selvittää"


HOSTILE = "a|b\n# c [x](y) `z` \x1b[31m \u202e <b> {{7*7}}"


def test_what_people_write_is_data():
    followup = Followup(
        waivers=(replace(waiver("DEF01", reason=HOSTILE), by=HOSTILE),),
        remarks=(Remark("n", AT, HOSTILE, "T99", HOSTILE, HOSTILE),),
        decisions=(replace(decision("AMB02"), what=HOSTILE, who=HOSTILE),),
        intents=(Intent("c", AT, HOSTILE, Change("T1", Act.DEFINE, HOSTILE)),),
    )
    told = section(report(followup))
    assert not set(told) & set("\x1b\u202e")
    assert "<b>" not in told
    assert "\n# c" not in told
    assert "[x](y)" not in told
    rows = [line for line in told.splitlines() if line.startswith("| **")]
    assert [line.replace("\\|", "").count("|") for line in rows] == [5, 6]


def test_the_day_of_an_entry_is_that_of_who_wrote_it():
    assert date.fromisoformat(AT[:10]) == date(2026, 11, 20)
    assert "21.11.2026" not in section(report())


def test_an_area_is_told_by_its_name():
    told = decision("STE08", subject="A1", name="Asiakas | ensin", kind=Subject.AREA)
    assert "| **Asiakas \\| ensin**: " in section(report(Followup(decisions=(told,))))

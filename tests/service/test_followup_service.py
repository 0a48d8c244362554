import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from aligner import service
from aligner.checks import all_checks
from aligner.model.acts import Act, Change
from aligner.model.errors import OutputError, SettingsError
from aligner.model.finding import Finding, Severity, Subject
from aligner.model.followup import DecisionState, Followup
from aligner.service import Request, followup, standing
from aligner.service.followup_subjects import finding_named, goal_named, remark_named, waiver_named
from aligner.service.settings_writing import rewrite, settings_path

ROWS = (
    ("ID", "Tavoite", "Määritelmä", "Kunnianhimon taso", "Vastuuhenkilö"),
    ("T1", "Vastaamme heti", "Asiakas saa vastauksen kahdessa minuutissa vuonna 2028.", "", ""),
    ("T2", "Paras palvelu", "", "", "Aino Salo"),
    ("T3", "Paras hinta", "", "", ""),
)
TODAY = date(2026, 11, 22)
UNTIL = date(2027, 6, 30)


@pytest.fixture
def request_(tmp_path):
    lines = "\n".join(";".join(row) for row in ROWS)
    (tmp_path / "plan.csv").write_text(f"{lines}\n", "utf-8")
    return Request((tmp_path,), language="fi", as_of=TODAY)


@pytest.fixture
def assessment(request_):
    return service.check(request_)


def found(assessment, check, subject):
    return next(f for f in assessment.findings if (f.check, f.subject_id) == (check, subject))


def waived(request, assessment, check="DEF01", subject="T2", by="Maija", until=UNTIL):
    finding = found(assessment, check, subject)
    return followup.waive(request, assessment, finding, reason="Uusitaan", by=by, until=until)


def test_what_is_written_is_read_back_as_it_was_returned(request_, assessment):
    waiver = waived(request_, assessment)
    remark = followup.note(request_, assessment.plan.goal_by_id["T1"], " Kysytään\njohdolta ", by="Ville")
    finding = found(assessment, "DEF01", "T2")
    decision = followup.decide(
        request_, assessment, finding, what="Kirjataan", who="Oona", due=UNTIL, by="Maija"
    )
    intent = followup.keep_change(request_, Change("T2", Act.FUND, amounts=((2027, 100),)), by="Maija")
    read = followup.followup_of(request_)
    assert read == Followup((waiver,), (remark,), (decision,), (intent,))
    assert remark.text == "Kysytään johdolta"
    assert decision.fields[0] == "definition"


def test_the_check_brings_the_followup_and_no_verdict_moves(request_, assessment):
    waiver = waived(request_, assessment)
    after = service.check(request_)
    assert after.followup.waivers == (waiver,)
    assert after.goals == assessment.goals
    assert after.plan.notes == assessment.plan.notes
    assert followup.attached(assessment, request_) == after


def test_nothing_but_the_sidecar_is_ever_written(request_, assessment, tmp_path):
    def prints():
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tmp_path.iterdir()}

    before = prints()
    waiver = waived(request_, assessment)
    followup.withdraw(request_, waiver.id, "Maija")
    service.check(request_)
    after = prints()
    assert after.pop("aligner.followup.jsonl")
    assert after == before


def test_taking_back_is_taken_back_by_its_own_id(request_, assessment):
    waiver = waived(request_, assessment)
    undone = followup.withdraw(request_, waiver.id, "Ville")
    assert followup.followup_of(request_).waivers == ()
    followup.withdraw(request_, undone, "Ville")
    assert followup.followup_of(request_).waivers == (waiver,)


def refusal(act, *given, **told):
    with pytest.raises(SettingsError) as caught:
        act(*given, **told)
    return caught.value.code


def test_a_waiver_needs_a_reason_and_a_day_to_come(request_, assessment, tmp_path):
    finding = found(assessment, "DEF01", "T2")
    whole = (followup.waive, request_, assessment, finding)
    assert refusal(*whole, reason=" \u200b ", by="", until=UNTIL) == "followup-no-reason"
    yesterday = TODAY - timedelta(days=1)
    assert refusal(*whole, reason="x", by="", until=yesterday) == "followup-past"
    assert not (tmp_path / "aligner.followup.jsonl").exists()
    assert followup.waive(request_, assessment, finding, reason="x", by="", until=TODAY).until == TODAY


def test_empty_notes_and_decisions_are_refused(request_, assessment):
    goal, finding = assessment.plan.goals[0], assessment.findings[0]
    assert refusal(followup.note, request_, goal, " ", by="") == "followup-no-text"
    whole = (followup.decide, request_, assessment, finding)
    assert refusal(*whole, what="", who="", due=None, by="") == "followup-no-decision"


def test_a_decision_is_followed_from_reading_to_reading(request_, assessment, tmp_path):
    finding = found(assessment, "DEF01", "T2")
    followup.decide(request_, assessment, finding, what="Kirjataan", who="Oona", due=UNTIL, by="Maija")

    def state(**options):
        return next(iter(standing.decision_states(service.check(replace(request_, **options))).values()))

    assert state() is DecisionState.UNCHANGED
    assert state(as_of=UNTIL + timedelta(days=1)) is DecisionState.OVERDUE
    table = (tmp_path / "plan.csv").read_text("utf-8").splitlines()
    table.insert(1, "T0;Ensin;Asiakas saa vastauksen tunnissa;;")
    (tmp_path / "plan.csv").write_text("\n".join(table), "utf-8")
    assert state() is DecisionState.UNCHANGED, "a row above moved it"
    table[3] = table[3].replace("T2;Paras palvelu;;", "T2;Paras palvelu;Olemme parhaita;")
    (tmp_path / "plan.csv").write_text("\n".join(table), "utf-8")
    assert state() is DecisionState.CHANGED
    table[3] = table[3].replace("Olemme parhaita", "Asiakas saa vastauksen kahdessa päivässä vuonna 2028")
    (tmp_path / "plan.csv").write_text("\n".join(table), "utf-8")
    assert state() is DecisionState.DONE


def test_a_waiver_follows_its_goal_when_goals_are_numbered_anew(request_, assessment, tmp_path):
    waived(request_, assessment)
    owner = Change("T2", Act.NAME_OWNER, "Oona")
    for plan in (None, assessment.plan):
        followup.keep_change(request_, owner, by="Maija", plan=plan)
    text = (tmp_path / "plan.csv").read_text("utf-8")
    swapped = text.replace("T2;", "TX;").replace("T3;", "T2;").replace("TX;", "T3;")
    (tmp_path / "plan.csv").write_text(swapped, "utf-8")
    after = service.check(request_)
    on = [f.subject_name for f in after.findings if standing.is_waived(after, f)]
    assert set(on) == {"Paras palvelu"}
    assert [change.goal for change in after.followup.changes] == ["T2", "T3"], "one without a name stays"


def test_damage_is_a_reading_note_and_goes_when_it_is_put_aside(request_, assessment, tmp_path):
    sidecar = tmp_path / "aligner.followup.jsonl"
    sidecar.write_text("Aino Salo\n" * 12)
    whole = followup.attached(assessment, request_)
    (note,) = [note for note in whole.plan.notes if note.code == "followup-damaged"]
    assert (note.cell.file, note.cell.row, note.count) == ("aligner.followup.jsonl", 1, 12)
    assert "(rivit 1, 2, 3, 4, 5, 6, 7, 8, …)" in service.note_text(note, "fi", "EUR")
    assert "Aino Salo" not in service.render(whole, replace(request_, names=False), "json")
    waived(request_, whole)
    after = followup.attached(whole, request_)
    assert after.plan.notes == assessment.plan.notes
    assert len(after.followup.kept_aside) == 1


def test_a_sidecar_that_is_a_folder_is_a_reading_note(request_, tmp_path):
    (tmp_path / "aligner.followup.jsonl").mkdir()
    (note,) = [n for n in service.check(request_).plan.notes if n.code == "followup-damaged"]
    for language in ("fi", "sv", "en"):
        assert "{" not in service.note_text(note, language, "EUR")


def test_what_cannot_be_kept_is_said_in_a_sentence(request_, assessment, tmp_path):
    (tmp_path / "aligner.followup.jsonl").mkdir()
    with pytest.raises(OutputError) as caught:
        waived(request_, assessment)
    assert "se on kansio" in service.error_sentence(caught.value, "fi")


def test_the_author_is_the_one_given_else_the_environments_else_the_user(request_, assessment, monkeypatch):
    monkeypatch.setenv("USER", "maija")
    monkeypatch.setenv("LOGNAME", "maija")
    monkeypatch.delenv(followup.AUTHOR, raising=False)
    assert waived(request_, assessment, by=" ").by == "maija"
    monkeypatch.setenv(followup.AUTHOR, "Strategiatoimisto")
    assert waived(request_, assessment, by="").by == "Strategiatoimisto"
    assert waived(request_, assessment, by="Ville").by == "Ville"

    def nobody():
        raise KeyError("uid")

    monkeypatch.delenv(followup.AUTHOR)
    monkeypatch.setattr("getpass.getuser", nobody)
    assert followup.author() == ""


@pytest.mark.parametrize(
    ("stated", "day"),
    [("2027-06-30", UNTIL), ("30.6.2027", UNTIL), (" 30. 6. 2027 ", UNTIL), ("01.02.2027", date(2027, 2, 1))],
)
def test_a_day_is_read_as_people_write_it(stated, day):
    assert followup.day_of(stated) == day


@pytest.mark.parametrize("stated", ["", "kesäkuu", "31.6.2027", "2027-13-01", "30.6.27", "6/30/2027"])
def test_what_is_no_day_is_refused(stated):
    assert refusal(followup.day_of, stated) == "not-a-date"


def test_expired_waivers_are_told_once_each(request_, assessment):
    waived(request_, assessment, until=TODAY)
    later = service.check(replace(request_, as_of=TODAY + timedelta(days=1)))
    assert [(f.check, f.subject_id, day) for f, day in followup.expired(later)] == [("DEF01", "T2", TODAY)]
    assert followup.expired(service.check(request_)) == ()


@pytest.mark.parametrize(
    "stated", ["T2", "t2", "Paras palvelu", " paras  PALVELU", "T2 Paras palvelu", "palvelu"]
)
def test_a_goal_is_found_by_id_name_or_a_part_that_only_it_has(stated, assessment):
    assert goal_named(assessment.plan, stated).id == "T2"
    assert finding_named(assessment, stated, "def01").subject_id == "T2"


@pytest.mark.parametrize(("stated", "near"), [("Paras palvelo", "T2 Paras palvelu"), ("paras", ""), ("", "")])
def test_who_is_not_found_is_told_the_nearest(stated, near, assessment):
    with pytest.raises(SettingsError) as caught:
        goal_named(assessment.plan, stated)
    assert caught.value.code == "followup-no-goal"
    assert near in caught.value.params["suggestion"]


def test_a_check_that_found_nothing_there_tells_where_it_did(assessment):
    with pytest.raises(SettingsError) as caught:
        finding_named(assessment, "T1", "definition-missing")
    assert caught.value.code == "followup-no-finding-but"
    assert caught.value.params["others"] == "T2 Paras palvelu, T3 Paras hinta"
    assert refusal(finding_named, assessment, "T1", "DEF03") == "followup-no-finding"
    assert refusal(finding_named, assessment, "T1", "XYZ01") == "unknown-check"


def finding(check, kind, subject, name):
    return Finding(check, check, Severity.MAJOR, kind, subject, name)


def test_other_subjects_are_named_where_the_check_speaks_of_them():
    energy = service.check(Request((Path(__file__).parents[2] / "samples" / "kaarnalahden-energia",)))
    by_kind = {f.subject: f for f in energy.findings if f.subject is not Subject.GOAL}
    assert Subject.PLAN in by_kind
    wide = by_kind[Subject.PLAN]
    for stated in ("plan", "Suunnitelma", energy.plan.name):
        assert finding_named(energy, stated, wide.check) == wide
    assert refusal(finding_named, energy, "T1", wide.check) == "followup-no-goal"
    area, work = energy.plan.areas[0], energy.plan.initiatives[0]
    checks = {check.subject: check.code for check in all_checks()}
    made = replace(
        energy,
        findings=(
            finding(checks[Subject.AREA], Subject.AREA, area.id, area.name),
            finding(checks[Subject.INITIATIVE], Subject.INITIATIVE, work.id, work.name),
        ),
    )
    assert finding_named(made, area.name, checks[Subject.AREA]).subject_id == area.id
    assert finding_named(made, work.id, checks[Subject.INITIATIVE]).subject_id == work.id


def test_the_last_of_a_goals_entries_is_found_by_whom(request_, assessment):
    one, two = (waived(request_, assessment, by=by) for by in ("Maija", "Ville"))
    goal = assessment.plan.goal_by_id["T1"]
    note = followup.note(request_, goal, "x", by="Maija")
    read = followup.followup_of(request_)
    assert waiver_named(read, "T2", "DEF01", "") == two
    assert waiver_named(read, "paras palvelu", "definition-missing", "maija") == one
    assert remark_named(read, "T1", "") == remark_named(read, "Vastaamme heti", "Maija") == note
    assert refusal(waiver_named, read, "T2", "DEF01", "Oona") == "followup-nothing-to-undo"
    assert refusal(remark_named, read, "T2", "") == "followup-nothing-to-undo"


def test_a_waiver_of_the_whole_plan_is_found_by_any_of_its_names(request_, assessment):
    wide = finding("STE05", Subject.PLAN, "", "")
    made = followup.waive(request_, assessment, wide, reason="x", by="M", until=UNTIL)
    read = followup.followup_of(request_)
    assert waiver_named(read, "suunnitelma", "STE05", "") == made
    assert refusal(waiver_named, read, "", "STE05", "") == "followup-nothing-to-undo"


def test_an_entry_is_readable_for_people(request_, assessment, tmp_path):
    waived(request_, assessment)
    entry = json.loads((tmp_path / "aligner.followup.jsonl").read_text("utf-8"))
    assert list(entry) == ["id", "at", "by", "waive"]
    assert entry["waive"] == {
        "check": "DEF01", "subject": "goal", "subject_id": "T2", "subject_name": "Paras palvelu",
        "reason": "Uusitaan", "until": "2027-06-30",
    }  # fmt: skip


def test_what_belongs_to_a_folder_that_has_gone_lands_nowhere_else(request_, assessment, tmp_path):
    folder = tmp_path / "suunnitelma"
    gone = replace(request_, paths=(folder,))
    with pytest.raises(OutputError):
        followup.note(gone, assessment.plan.goal_by_id["T1"], "x", by="M")
    with pytest.raises(OutputError):
        rewrite(settings_path(gone), lambda _: 'tone = "neutral"\n')
    assert [file.name for file in tmp_path.iterdir()] == ["plan.csv"]
    assert settings_path(replace(request_, paths=(tmp_path / "gone.xlsx",))).parent == tmp_path

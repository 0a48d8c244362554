from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from stage import screen
from story import FILES, TODAY, notices, play_story, pressed, typed, write_story
from textual.pilot import Pilot

from aligner import service
from aligner.model.acts import Act, Change
from aligner.model.assessment import Assessment
from aligner.service import Request, followup
from aligner.tui.app import AlignerApp
from aligner.tui.following import half_year, typed_day
from aligner.tui.look import Look
from aligner.tui.shown import Shown
from aligner.tui.views.changes import with_change
from aligner.tui.views.followup import CHANGE, followup_entries
from aligner.tui.views.followup_table import followup_table
from aligner.tui.views.overview import overview_entries

SIDECAR = "aligner.followup.jsonl"


def told(shown: Shown, look: Look | None = None, width: int = 78) -> str:
    entries = followup_entries(shown, look or Look("fi"), width)
    return "\n".join(entry.text.plain for entry in entries).replace("\u00a0", " ")


@pytest.fixture
def request_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Request:
    monkeypatch.setenv("ALIGNER_AUTHOR", "Maija")
    return write_story(tmp_path)


@pytest.fixture
def assessment(request_: Request) -> Assessment:
    return service.check(request_)


def test_waive_decide_note_withdraw_and_undo(request_: Request, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "w", "enter", "ctrl+s")
        assert "✘ Perustelu puuttuu" in screen(app)
        await typed(pilot, "syksyn työpaja")
        await pilot.press("enter")
        assert "30.6.2027" in screen(app)
        await typed(pilot, "1.1.2020")
        await pressed(pilot, app, "ctrl+s")
        assert "✘ " in screen(app)
        await typed(pilot, "1.1.2028")
        await pressed(pilot, app, "ctrl+s")
        assert "Havainto on hyväksytty määräajaksi. u kumoaa." in notices(app)
        await pressed(pilot, app, "d", "down", "enter")
        await typed(pilot, "Pilotoidaan")
        await pressed(pilot, app, "enter")
        await typed(pilot, "Ville")
        await pressed(pilot, app, "enter", "enter", "enter", "n")
        await typed(pilot, "Kysy Maijalta")
        await pressed(pilot, app, "ctrl+s", "6")
        seen = screen(app)
        assert "hyväksytty 1.1.2028 asti" in seen
        assert "syksyn työpaja (Maija)" in seen
        assert "Pilotoidaan · Ville" in seen
        assert "· ennallaan" in seen
        assert "Kysy Maijalta" in seen
        await pressed(pilot, app, "Y")
        kinds = [line.split("\t")[0] for line in app.clipboard.split("\n")]
        assert kinds == ["Päätökset", "Määräajaksi hyväksytyt havainnot", "Muistiinpanot"]
        await pressed(pilot, app, "G", "minus")
        assert "Kysy Maijalta" not in screen(app)
        await pressed(pilot, app, "u")
        assert "Kysy Maijalta" in screen(app)
        await pressed(pilot, app, "u")
        assert "Kysy Maijalta" not in screen(app)
        await pressed(pilot, app, "u", "u")
        assert "Seurannassa ei ole vielä mitään." in screen(app)
        await pressed(pilot, app, "u")
        assert "Kumottavaa ei ole." in notices(app)
        assert len((tmp_path / SIDECAR).read_text("utf-8").splitlines()) == 8

    play_story(request_, steps)


def test_a_finding_is_waived_and_copied_where_it_is_read(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "tab", "down", "down")
        finding = app.plan.pane.finding  # type: ignore[union-attr]
        assert finding is not None
        app.plan.open_finding(finding)  # type: ignore[union-attr]
        await pressed(pilot, app, "Y")
        first, *_, last = app.clipboard.split("\n")
        assert first.startswith(f"{finding.check} · ")
        assert first.endswith(finding.subject_name)
        assert last.startswith("tavoitteet.csv!")
        await pressed(pilot, app, "ctrl+p")
        await typed(pilot, "määräajaksi")
        await pressed(pilot, app, "enter")
        assert "Hyväksy määräajaksi" in screen(app)
        await pressed(pilot, app, "escape")

    play_story(request_, steps)


def test_what_cannot_be_written_is_asked_again_as_it_was_typed(request_: Request, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        (tmp_path / SIDECAR).mkdir()
        await pressed(pilot, app, "2", "n")
        await typed(pilot, "pitkään mietitty")
        await pressed(pilot, app, "ctrl+s")
        assert "pitkään mietitty" in screen(app)
        (tmp_path / SIDECAR).rmdir()
        await pressed(pilot, app, "ctrl+s")
        assert "pitkään mietitty" in (tmp_path / SIDECAR).read_text("utf-8")

    play_story(request_, steps)


def test_changes_tried_in_haste_are_all_judged(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert app.plan is not None
        first, second = Change("T1", Act.NAME_OWNER, "Maija"), Change("T2", Act.NAME_OWNER, "Ville")
        app.plan.trying.judge([first])
        app.plan.trying.judge(with_change(app.plan.trying.changes, second))
        await pressed(pilot, app, "6")
        assert app.plan.shown.changes == (first, second)
        app.plan.trying.judge([first])
        app.plan.trying.judge([])
        await pressed(pilot, app, "f5")
        assert app.plan.shown.changes == ()

    play_story(request_, steps)


def test_what_cannot_be_written_is_said_and_can_still_be_undone(request_: Request, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "n")
        await typed(pilot, "yksi")
        await pressed(pilot, app, "ctrl+s")
        kept = (tmp_path / SIDECAR).read_bytes()
        (tmp_path / SIDECAR).unlink()
        (tmp_path / SIDECAR).mkdir()
        await pressed(pilot, app, "6", "u")
        assert SIDECAR in notices(app)
        (tmp_path / SIDECAR).rmdir()
        (tmp_path / SIDECAR).write_bytes(kept)
        await pressed(pilot, app, "u")
        assert len((tmp_path / SIDECAR).read_text("utf-8").splitlines()) == 2

    play_story(request_, steps)


def test_what_has_run_out_comes_first_and_damage_above_all(
    request_: Request, assessment: Assessment, tmp_path: Path
) -> None:
    one, other = assessment.findings[:2]
    followup.waive(request_, assessment, one, reason="vanha", by="", until=TODAY)
    followup.waive(request_, assessment, other, reason="uusi", by="", until=date(2027, 6, 30))
    with (tmp_path / SIDECAR).open("a", encoding="utf-8") as file:
        file.write("puoliksi kirjoitettu {\n")
    later = service.check(replace(request_, as_of=date(2026, 12, 1)))
    text = told(Shown(request_, later))
    assert text.startswith(f"Seurantatiedoston {SIDECAR} riviä 3 ei voi lukea.")
    assert "hyväksyntä on vanhentunut 22.11.2026" in text
    assert text.index("vanha") < text.index("uusi")
    assert "hyväksytty 30.6.2027 asti" in text
    assert "(Maija)" in text
    followup.waive(request_, later, one, reason="jatkettu", by="", until=date(2027, 6, 30))
    assert "vanhentunut" not in told(
        Shown(request_, service.check(replace(request_, as_of=date(2026, 12, 1))))
    )
    assert "(Maija)" not in told(Shown(request_, later), Look("fi", names=False))


def test_the_overview_counts_the_waivers_that_are_listed(request_: Request, assessment: Assessment) -> None:
    for finding, days in zip(assessment.findings, ((1, 2), (2, 400), (300, 400)), strict=False):
        for day in days:
            until = TODAY + timedelta(day)
            followup.waive(request_, assessment, finding, reason=f"päivä {day}", by="", until=until)
    later = service.check(replace(request_, as_of=TODAY + timedelta(30)))
    overview = "\n".join(entry.text.plain for entry in overview_entries(later, Look("fi"), 78))
    text = told(Shown(request_, later))
    table = followup_table(Shown(request_, later), Look("fi"))
    assert "1 hyväksyntä on vanhentunut    2 hyväksyttyä havaintoa" in overview
    for listed in (text, table):
        assert (listed.count("päivä 2"), listed.count("päivä 400")) == (1, 2)
        assert "päivä 1" not in listed
        assert "päivä 300" not in listed


def test_whom_a_change_names_is_hushed_where_names_are_off(request_: Request, assessment: Assessment) -> None:
    shown = Shown(request_, assessment, assessment, (Change("T3", Act.NAME_OWNER, "Aino Salo"),))
    assert "vastuuhenkilö: ”Aino Salo”" in told(shown)
    for listed in (told(shown, Look("fi", names=False)), followup_table(shown, Look("fi", names=False))):
        assert "vastuuhenkilö: kirjattu" in listed
        assert "Salo" not in listed


def test_a_decision_tells_whether_it_was_done(
    request_: Request, assessment: Assessment, tmp_path: Path
) -> None:
    finding = next(one for one in assessment.findings if one.check == "DEF01")
    followup.decide(request_, assessment, finding, what="Kirjataan", who="Ville", due=TODAY, by="")
    goals = tmp_path / "tavoitteet.csv"
    filled = goals.read_text("utf-8").replace(
        "asiakaskokemus;;;", "asiakaskokemus;Kotitaloudet;Vastaus päivässä;"
    )
    goals.write_text(filled, "utf-8")
    assert "✔ tehty" in told(Shown(request_, service.check(request_)))
    goals.write_text(FILES["tavoitteet.csv"], "utf-8")
    late = replace(request_, as_of=date(2027, 1, 1))
    assert "✘ myöhässä" in told(Shown(request_, service.check(late)))


def test_changes_are_tried_edited_kept_dropped_and_listed(
    request_: Request, tmp_path_factory: pytest.TempPathFactory
) -> None:
    listed = tmp_path_factory.mktemp("elsewhere") / "lista.xlsx"

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        plan = app.plan
        assert plan is not None
        await pressed(pilot, app, "2", "e", "enter", "enter")
        assert "✘ Kirjoita, mitä kokeillaan" in screen(app)
        await typed(pilot, "Vastaus tunnissa kotitalouksille")
        await pressed(pilot, app, "enter")
        assert "Entä jos: 1 muutos" in screen(app)
        await pressed(pilot, app, "e")
        await typed(pilot, "raha")
        await pressed(pilot, app, "enter")
        await typed(pilot, "2027: 50 000")
        await pressed(pilot, app, "enter", "6")
        assert "Entä jos: 2 muutosta" in screen(app)
        assert "T3 Paras asiakaskokemus" in screen(app)
        assert "raha: 2027: 50 000 €" in screen(app)
        assert "✘ → ◐ puolivillainen" in screen(app)
        await pressed(pilot, app, "g", "down", "enter")
        assert "2027: 50 000 €" in screen(app)
        await typed(pilot, "2027: 0,5 M")
        await pressed(pilot, app, "enter")
        assert "raha: 2027: 500 000 €" in screen(app)
        assert len(plan.shown.changes) == 2
        await pressed(pilot, app, "minus")
        assert len(plan.shown.changes) == 1
        dropped = plan.shown.changes
        await pressed(pilot, app, "g", "minus", "u")
        assert plan.shown.changes == dropped  # what was typed is tried again
        await pressed(pilot, app, "g", "plus", "u")
        assert (plan.shown.changes, plan.shown.read.followup.intents) == (dropped, ())
        await pressed(pilot, app, "g", "plus")
        assert "Muutos on kirjattu tehtävälistalle" in notices(app)
        assert plan.shown.tried is None
        assert plan.shown.read.followup.intents[0].change.text == "Vastaus tunnissa kotitalouksille"
        await pressed(pilot, app, "t")
        await typed(pilot, str(listed))
        await pressed(pilot, app, "enter")
        assert listed.is_file()
        await pressed(pilot, app, "t")
        await typed(pilot, str(listed))
        await pressed(pilot, app, "enter")
        assert "on jo olemassa. Enter korvaa sen." in screen(app)
        await pressed(pilot, app, "escape", "minus", "t")
        assert "Muutoksia ei ole kokeiltu eikä pidetty." in notices(app)

    play_story(request_, steps)


def test_a_change_of_a_metric_is_asked_with_what_stands_there(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "down", "e")
        await typed(pilot, "mittarin arvot")
        await pressed(pilot, app, "enter")
        values = [field.value for field in app.screen.query("Input")]  # type: ignore[attr-defined]
        assert values == ["Ajoissa ilmoitetut katkot, %", "60", "95", "2028"]

    play_story(request_, steps)


def test_many_moved_goals_are_counted(request_: Request, assessment: Assessment) -> None:
    change = Change("T3", Act.DEFINE, "Vastaus tunnissa kotitalouksille")
    shown = Shown(request_, assessment, assessment, (change,))
    entries = followup_entries(shown, Look("fi"), 78)
    assert entries[1].goto is not None
    assert entries[1].goto.at == {CHANGE: "0"}
    assert "Mikään ei muutu." in told(shown)
    assert "Ingenting ändras." in told(shown, Look("sv"))


def test_a_waiver_is_proposed_until_the_end_of_a_half_year() -> None:
    assert half_year(date(2026, 11, 22)) == date(2027, 6, 30)
    assert half_year(date(2026, 4, 1)) == date(2026, 6, 30)
    assert half_year(date(2026, 4, 3)) == date(2026, 12, 31)
    assert typed_day(date(2026, 6, 30), "fi") == "30.6.2026"
    assert followup.day_of(typed_day(date(2026, 6, 30), "en")) == date(2026, 6, 30)


def test_entries_read_back_what_was_written(
    request_: Request, assessment: Assessment, tmp_path: Path
) -> None:
    goal = assessment.plan.goal_by_id["T3"]
    followup.note(request_, goal, "[bold]ei merkintää[/]", by="Ville")
    line = json.loads((tmp_path / SIDECAR).read_text("utf-8"))
    assert line["note"]["goal"] == "T3"
    text = told(Shown(request_, service.check(request_)))
    assert "[bold]ei merkintää[/]" in text
    assert "Ville · " in text

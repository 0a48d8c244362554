from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from reading_at_once import ReadingAtOnce
from stage import screen
from story import all_done, notices, play_story, pressed, typed, write_story
from textual.css.query import NoMatches
from textual.pilot import Pilot

from aligner import i18n
from aligner.service import Request, followup, watching
from aligner.service.state import load_state
from aligner.tui import ascii_only
from aligner.tui.app import AlignerApp
from aligner.tui.commands import COMMANDS, TABS, commands_at, long
from aligner.tui.look import Look
from aligner.tui.mouse import take_mouse
from aligner.tui.screens.help import help_text
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.themes import THEMES, after


@pytest.fixture
def request_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Request:
    folder = tmp_path / "plan"
    folder.mkdir()
    monkeypatch.delenv("NO_COLOR", raising=False)
    return write_story(folder)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("place", [*TABS, "start", "source", "finding", "form", "portfolio", "visit"])
def test_every_command_has_its_words_and_stands_in_help(place: str, language: str) -> None:
    told = "".join(help_text(Look(language), (place, "plan", "app")).plain.split())
    for command in commands_at(place):
        if command.key:
            words = long(command, language)
            assert words.strip(), command.name
            assert "".join(words.split()) in told


def test_no_two_commands_of_a_place_share_a_key() -> None:
    keys = [(command.place, key) for command in COMMANDS for key in command.key.split(",") if key]
    assert len(keys) == len(set(keys))


def test_palette_and_help_open_over_panes_and_dialogs_and_not_over_themselves(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5", "question_mark")
        assert "ota se taas mukaan" in screen(app)
        await pressed(pilot, app, "question_mark", "escape", "ctrl+p", "ctrl+p")
        assert len(app.screen_stack) == 3
        await typed(pilot, "otsikot")
        await pressed(pilot, app, "enter")
        assert "Millä rivillä otsikot ovat?" in screen(app)
        await pressed(pilot, app, "escape", "6", "ctrl+p")
        await typed(pilot, "siirry raporttiin")
        await pressed(pilot, app, "enter")
        assert app.plan is not None
        assert app.plan.pane.id == "report"
        await pressed(pilot, app, "2", "w", "ctrl+p")
        await typed(pilot, "byt språk")
        assert "Komennot" in screen(app)
        await typed(pilot, "vaihda kieltä")
        await pressed(pilot, app, "enter")
        assert "Vilken iakttagelse" in screen(app)

    play_story(request_, steps)


def test_looks_are_remembered_and_the_language_only_where_it_was_chosen(request_: Request) -> None:
    async def change(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "5", "j", "j", "T", "T", "ctrl+p")
        await typed(pilot, "ascii")
        await pressed(pilot, app, "enter")
        assert screen(app).isascii()
        await pressed(pilot, app, "q")

    async def again(pilot: Pilot[None], app: AlignerApp) -> None:
        assert app.plan is not None
        assert app.plan.pane.id == "columns"
        assert app.theme == THEMES["contrast"].name
        assert screen(app).isascii()
        await pressed(pilot, app, "L", "q")

    async def in_swedish(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "Kolumner" in screen(app)

    play_story(request_, change)
    assert "language" not in load_state().general
    play_story(request_, again)
    assert load_state().general["language"] == "sv"
    play_story(replace(request_, language_stated=False), in_swedish)


def test_the_mouse_is_left_to_the_terminal_and_taken_back() -> None:
    class Driver:
        written = ""

        def write(self, data: str) -> None:
            self.written += data

        def flush(self) -> None:
            self.written += "|"

    driver = Driver()
    take_mouse(driver, taken=False)  # type: ignore[arg-type]
    take_mouse(driver, taken=True)  # type: ignore[arg-type]
    off, on, _ = driver.written.split("|")
    assert off == "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    assert on == off.replace("l", "h")
    take_mouse(None, taken=True)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"TERM": "xterm-256color", "LANG": "fi_FI.UTF-8"}, False),
        ({"TERM": "linux", "LANG": "fi_FI.UTF-8"}, True),
        ({"LANG": "fi_FI.ISO-8859-1"}, True),
        ({"LANG": "fi_FI.ISO-8859-1", "LC_ALL": "fi_FI.utf8"}, False),
        ({"LC_CTYPE": "fi_FI@euro"}, False),
        ({"LANG": "C"}, False),
    ],
)
def test_ascii_is_drawn_where_the_terminal_says_it_has_no_more(
    environment: dict[str, str], wanted: bool
) -> None:
    assert ascii_only.wanted(environment) is wanted


def test_a_sign_in_ascii_is_as_wide_as_it_was() -> None:
    assert ascii_only.in_ascii("✘ Päätös – 5 €") == "X Paatos - 5 E"
    assert ascii_only.in_ascii("客👍") == "????"
    assert ascii_only.in_ascii("plain") == "plain"


def test_every_theme_comes_round() -> None:
    assert after(after(after("dark"))) == "dark"


def test_without_colour_the_cursor_is_reversed_in_lists_and_choices(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def reversed_words(app: AlignerApp, words: str) -> bool:
        strips = app.screen._compositor.render_strips()
        found = (part for strip in strips for part in strip if words in part.text)
        return any(part.style is not None and part.style.reverse for part in found)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "w", "down")
        assert reversed_words(app, "Määritelmä puuttuu")
        assert not reversed_words(app, "Mittari puuttuu")
        await pressed(pilot, app, "escape", "n")
        await typed(pilot, "huomio")
        await pressed(pilot, app, "ctrl+s", "6")
        assert reversed_words(app, "T3 Paras asiakaskokemus")

    play_story(request_, steps)


def test_any_size_will_do_while_anything_is_open(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        for keys in (("2", "w"), ("enter",), ("escape", "5", "enter"), ("escape", "6", "ctrl+p")):
            await pressed(pilot, app, *keys)
            for size in ((60, 15), (20, 6), (200, 60)):
                await pilot.resize_terminal(*size)
        assert app.is_running

    play_story(request_, steps)


def test_the_screen_follows_the_files_and_waits_for_those_that_are_half_written(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.02)
    monkeypatch.setattr(watching, "QUIET", 0.05)
    monkeypatch.setattr(watching, "FIRST_PATIENCE", 0.05)
    goals = request_.paths[0] / "tavoitteet.csv"
    whole = goals.read_text("utf-8")

    async def until(app: AlignerApp, pilot: Pilot[None], words: str) -> None:
        for _ in range(200):
            if words in screen(app):
                return
            await asyncio.sleep(0.02)
            await pilot.pause()
        raise AssertionError(f"{words} is not in\n{screen(app)}")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pressed(pilot, app, "2", "down")
        assert app.plan is not None
        goals.write_bytes(b"PK\x03\x04 half a workbook")
        await until(app, pilot, "tavoitteet.csv ei aukea; odotetaan")
        assert "T1 Katkosta tieto heti" in screen(app)
        goals.write_text(whole.replace("Kuka hoitaa", "Vastuuhenkilö"), "utf-8")
        await until(app, pilot, "✔ katettu         T1")
        assert app.plan.pane.remembered()["goal"] == "T1"
        goal = app.plan.shown.read.plan.goal_by_id["T1"]
        followup.note(request_, goal, "toisen kirjaama", by="Ville")
        await pressed(pilot, app, "6")
        await until(app, pilot, "toisen kirjaama")
        assert "tallentuu" not in notices(app)
        settings = request_.paths[0] / "aligner.toml"
        settings.write_text("tone = [", "utf-8")
        await until(app, pilot, "aligner.toml ei aukea; odotetaan")
        settings.unlink()
        await until(app, pilot, "fi · 4 tiedostoa")

    play_story(request_, steps)


def test_a_plan_that_is_gone_for_good_says_so(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.02)
    monkeypatch.setattr(watching, "QUIET", 0.02)
    monkeypatch.setattr(watching, "GONE_AFTER", 0.05)
    file = request_.paths[0] / "tavoitteet.csv"

    async def whole() -> None:
        app = AlignerApp(replace(request_, paths=(file,)), start=ReadingAtOnce)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await all_done(pilot, app)
            file.unlink()
            for _ in range(100):
                await asyncio.sleep(0.02)
                await pilot.pause()
                if "puuttuu; näkyvissä aiempi" in screen(app):
                    return
            raise AssertionError(screen(app))

    asyncio.run(whole())


def test_a_plan_may_be_left_at_any_moment_of_its_opening(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert app.plan is not None
        for moment in range(16):
            app.push_screen(PlanScreen(app.look, app.plan.shown))
            for _ in range(moment):
                await asyncio.sleep(0)
            app.pop_screen()
            await pilot.pause()
        assert "Yleiskuva" in screen(app)

    play_story(request_, steps, (140, 40))


def test_what_is_missing_on_an_open_screen_is_a_defect_whoever_looks_for_it(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert app.plan is not None
        left = PlanScreen(app.look, app.plan.shown)
        await app.push_screen(left)

        def leave() -> None:
            app.pop_screen()
            app.screen.query_one("#no-such-part")

        left.call_later(leave)
        await pilot.pause()

    with pytest.raises(NoMatches):
        play_story(request_, steps)


def test_nobody_is_told_what_is_missing_once_the_application_ends(request_: Request) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert app.plan is not None
        app.exit()
        app.plan.call_later(app.plan.query_one, "#no-such-part")
        await asyncio.sleep(0.1)
        assert app.return_code == 0

    play_story(request_, steps)

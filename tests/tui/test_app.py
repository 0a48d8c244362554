from __future__ import annotations

import io
import sys
from pathlib import Path

import made_assessments as assessments
import pytest
from engine import Engine
from reading_at_once import play_plan, said
from stage import play, screen, settled
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.service import Request
from aligner.tui import run
from aligner.tui.app import AlignerApp
from aligner.tui.commands import TABS


def test_opens_on_the_overview_and_goes_through_every_tab(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "✘ 3 korulausetta" in screen(app)
        for number, tab in enumerate(TABS, start=1):
            await pilot.press(str(number))
            await pilot.pause()
            assert app.screen.pane.id == tab  # type: ignore[attr-defined]
        await pilot.press("r")
        assert app.screen.pane.id == "report"  # type: ignore[attr-defined]

    play(engine, steps)


def test_the_language_and_the_theme_change_at_once(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        before = app.theme
        await pilot.press("L", "T")
        await pilot.pause()
        assert "vackra ord" in screen(app)
        assert "question DEF02 sv" in screen(app)
        assert app.theme != before
        await pilot.press("L")
        await pilot.pause()
        assert "✘ 3 slogans" in screen(app)

    play(engine, steps, size=(80, 40))


def test_a_re_read_keeps_the_tab_and_the_filter(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "v", "v", "f5")
        await settled(pilot, app)
        assert engine.checked == 2
        assert "◐ puolivillainen" in screen(app)
        assert "T1" not in screen(app)

    play(engine, steps)


def test_the_palette_runs_a_command_by_its_name_and_help_lists_the_keys(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Näppäimet" in screen(app)
        await pilot.press("escape", "ctrl+p", *"raha", "enter")
        await pilot.pause()
        assert app.screen.pane.id == "money"  # type: ignore[attr-defined]

    play(engine, steps)


def test_an_unreadable_file_leads_to_the_start_screen_and_on(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "✘ rikki.xlsx [/] ei aukea" in screen(app)
        assert "Viime [/] viikko" in screen(app)
        await pilot.press("enter")
        await settled(pilot, app)
        assert "✘ 3 korulausetta" in screen(app)
        await pilot.press("o")
        await settled(pilot, app)
        app.screen.query_one(Input).value = "defect"
        await pilot.press("o", "enter")
        await settled(pilot, app)
        assert "ZeroDivisionError" in screen(app)
        assert app.screen.query_one(Input).value == "defect"

    play(engine, steps, plan="rikki.xlsx")


def test_hostile_names_break_nothing_on_a_tiny_screen(engine: Engine) -> None:
    engine.plans["energia"] = assessments.hostile()

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        for key in "12345678":
            await pilot.press(key)
            await pilot.pause()
            assert not any(char in screen(app) for char in "\x1b\u202e\u200b")
        await pilot.press("2", "tab", "down", "y")
        assert app.is_running

    play(engine, steps, size=(40, 10))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_eighty_columns_hold_everything(engine: Engine, language: str) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2")
        await pilot.pause()
        lines = screen(app).split("\n")
        assert len(lines) == 24
        assert "550" in next(line for line in lines if "T6" in line)
        assert lines[-1].startswith(" ? ")

    play(engine, steps, language=language)


@pytest.mark.parametrize(("term", "tty"), [("dumb", True), ("xterm", False)])
def test_without_a_terminal_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, term: str, tty: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    heard = io.StringIO()
    heard.isatty = lambda: tty  # type: ignore[method-assign]
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, heard)
    assert run(Request((Path("oma plan.xlsx"),), "fi")) == 2
    assert heard.getvalue().endswith("aligner check 'oma plan.xlsx' -o raportti.md\n")


@pytest.mark.parametrize(
    ("language", "named"), [("fi", "7Raportti 8Huom."), ("sv", "7Rapport 8Anm."), ("en", "7Report 8Notes")]
)
def test_every_tab_is_named_in_80_columns(tmp_path: Path, language: str, named: str) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("Tavoite;Määritelmä\nAsiakas saa vastauksen;Vastaus kahdessa päivässä\n", "utf-8")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        tabs = said(app, "tabs")
        assert named in tabs
        assert "…" not in tabs

    play_plan(plan, steps, language=language)

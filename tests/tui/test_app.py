from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import made_assessments as assessments
import pytest
from engine import Engine
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.service import Request
from aligner.tui import run
from aligner.tui.app import AlignerApp

Steps = Callable[[Pilot[None], AlignerApp], Awaitable[None]]


def play(
    steps: Steps, plan: str | None = "energia", size: tuple[int, int] = (80, 24), language: str = "fi"
) -> None:
    async def whole() -> None:
        app = AlignerApp(Request((Path(plan),) if plan else (), language))
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot, app)
            await steps(pilot, app)

    asyncio.run(whole())


async def settled(pilot: Pilot[None], app: AlignerApp) -> None:
    await app.workers.wait_for_complete([w for w in app.workers if not w.is_finished and w.error is None])
    await pilot.pause()
    await pilot.pause()


def screen(app: AlignerApp) -> str:
    """What stands on the screen, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)


def test_opens_on_the_overview_and_shows_the_goals(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "✘ 3 korulausetta" in screen(app)
        await pilot.press("2")
        await pilot.pause()
        text = screen(app)
        assert "✘ korulause       T1 Paras asiakaskokemus" in text
        assert "title DEF02 fi [/]" in text
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert "title RES06 fi [/]" in screen(app)

    play(steps)


def test_filters_and_sorts_and_keeps_it_over_a_re_read(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("v", "v", "s", "c", "slash", *"sähkö", "enter", "f5")
        await settled(pilot, app)
        text = screen(app)
        assert engine.checked == 2
        assert "1/6 tavoitteesta · ”sähkö” · ◐ puolivillainen · vain asiakastavoitteet" in text
        assert "T4 Sähkökatkosta tieto heti" in text
        assert "T1" not in text
        await pilot.press("escape")
        await pilot.pause()
        assert "”sähkö”" not in screen(app)

    play(steps)


def test_the_language_changes_at_once(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "l")
        await pilot.pause()
        assert "vackra ord" in screen(app)
        await pilot.press("l")
        await pilot.pause()
        assert "✘ slogan" in screen(app)
        assert "title DEF02 en" in screen(app)

    play(steps)


def test_a_finding_opens_with_its_cells_and_one_is_copied(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "tab", "down", "down", "down", "enter")
        await pilot.pause()
        assert "why DEF02 fi" in screen(app)
        await pilot.press("down", "y")
        assert app.clipboard == "strategia.xlsx!Tavoitteet!D5"
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert "Näppäimet" in screen(app)

    play(steps)


def test_a_report_is_written_in_the_chosen_language_and_asks_before_it_replaces(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapport-kuusijoen-energia-oy.md").write_text("old")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("r", "shift+tab", "down", "tab", "enter")
        await pilot.pause()
        assert "Tiedosto on jo olemassa" in screen(app)
        assert engine.reports == []
        await pilot.press("enter")
        await settled(pilot, app)
        assert [(request.language, out.name) for request, out in engine.reports] == [
            ("sv", "rapport-kuusijoen-energia-oy.md")
        ]
        await pilot.pause(0.1)
        assert "kirjoitettu" in screen(app)

    play(steps)


def test_an_unreadable_file_leads_to_the_start_screen_and_on(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "✘ rikki.xlsx [/] ei aukea" in screen(app)
        assert "Viime [/] viikko" in screen(app)
        await pilot.press("enter")
        await settled(pilot, app)
        assert "✘ 3 korulausetta" in screen(app)
        await pilot.press("o")
        await pilot.pause()
        app.screen.query_one(Input).value = "defect"
        await pilot.press("o", "enter")
        await settled(pilot, app)
        assert "ZeroDivisionError" in screen(app)

    play(steps, plan="rikki.xlsx")


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 10)])
def test_hostile_names_break_nothing(engine: Engine, size: tuple[int, int]) -> None:
    engine.plans["energia"] = assessments.hostile()

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        for key in ("2", "3", "4", "2"):
            await pilot.press(key)
            await pilot.pause()
            assert not any(char in screen(app) for char in "\x1b\u202e\u200b")
        if size != (40, 10):
            assert "[@click=app.quit]" in screen(app)
        await pilot.press("tab", "down", "y")
        await pilot.press("r", "escape", "slash", *"[/]")
        await pilot.pause()
        assert app.is_running

    play(steps, size=size)


def test_eighty_columns_hold_everything(engine: Engine) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        for language in ("sv", "en", "fi"):
            await pilot.press("l", "2")
            await pilot.pause()
            lines = screen(app).split("\n")
            assert len(lines) == 24
            assert "550" in next(line for line in lines if "T6" in line), language
            assert " q " in lines[-1]

    play(steps)


def test_a_large_plan_is_turned_page_by_page(engine: Engine) -> None:
    engine.plans["energia"] = assessments.large(2100)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "s", "s", "s", "right_square_bracket")
        await pilot.pause()
        assert "2 001–2 100" in screen(app).replace("\u00a0", " ")
        assert "Tavoite 02001" in screen(app)

    play(steps, size=(120, 30))


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

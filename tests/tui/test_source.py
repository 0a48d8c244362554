from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_assessments as assessments
import pytest
from engine import Engine
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from stage import play, screen, settled
from textual.message import Message
from textual.pilot import Pilot

from aligner import i18n
from aligner.model.errors import SourceError
from aligner.model.grid import Cell, Column, Range, Row, Sheet, Trouble, Visibility
from aligner.model.plan import Plan
from aligner.service import Request
from aligner.service.source import SheetWindow
from aligner.tui import sheets
from aligner.tui.app import AlignerApp
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.messages import DecideAsked, WaiveAsked
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.views.sheet import Grid, meaning_line, place_line, snippet, whole_text
from aligner.tui.widgets.goal_table import GoalTable
from aligner.tui.widgets.sheet_view import SheetView

FI = Look("fi")
EMOJI = "\u2764\ufe0f \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd 1\ufe0f\u20e3"
NASTY = (
    "[red]x[/]",
    "a\tb\nc",
    "\x1b[31mred\x1b[0m",
    "a\u202eb",
    EMOJI,
    "e\u0301" * 9,
    "日本語" * 9,
    "x" * 32_000,
)
ROWS: tuple[Row, ...] = (
    ("Kuusijoen Energia Oy, strategia 2026–2028",),
    (),
    (),
    ("ID", None, "Tavoite", "Määritelmä", "Vastuu", 2026),
    ("T1", None, "Paras asiakaskokemus", "Tarjoamme parhaan kokemuksen", "Maija Mäkelä", 1200.5),
    ("T2", None, "Asiakas kaiken keskiössä", None, None, date(2026, 3, 1)),
    ("T3", None, "Edelläkävijä digipalveluissa", "Paras\nkoko maassa", "Ville Koski", None),
)
MEANINGS = {
    1: Column(1, "ID", "goal.id", 1.0),
    3: Column(3, "Tavoite", "goal.name", 1.0),
    4: Column(4, "Määritelmä", "goal.definition", 1.0),
    5: Column(5, "Vastuu", None, asked="goal.owner"),
    6: Column(6, "2026", "budget.amount", 0.9, year=2026),
}


def window(rows: tuple[Row, ...] = ROWS, *, language: str = "fi", changed: bool = False) -> SheetWindow:
    sheet = Sheet(
        "Tavoitteet",
        rows,
        hidden_rows=frozenset({6}),
        merged=(Range(1, 1, 1, 3),),
        troubles={(7, 6): (Trouble.ERROR, "#REF!")},
    )
    return SheetWindow(
        file=assessments.BOOK,
        sheet="Tavoitteet",
        row_count=len(rows),
        column_count=max((len(row) for row in rows), default=0),
        hidden=sheet.visibility is Visibility.HIDDEN,
        changed=changed,
        header_rows=(4,) if len(rows) > 3 else (),
        meanings=MEANINGS,
        hidden_columns=frozenset({2}),
        _read=sheet,
        _language=language,
    )


def lines(grid: Grid) -> list[str]:
    first, last = grid.columns_between(0, 10_000)
    drawn = [grid.line(row, first, last) for row in range(1, grid.window.row_count + 1)]
    letters = " " * grid.gutter + grid.letters(first, last).plain
    return [letters, *(number.plain + cells.plain for number, cells in drawn)]


def test_a_sheet_is_drawn_as_it_stands() -> None:
    shown = [line.rstrip() for line in lines(Grid(window(), assessments.cell(5, 4), FI))]
    assert shown == [
        "     A     (B)   C                             D                             E             F",
        "  1  Kuusijoen Energia Oy, strategia 2026–2028",
        "  2",
        "  3",
        "  4  ID          Tavoite                       Määritelmä                    Vastuu            2026",
        "▸ 5  T1          Paras asiakaskokemus          Tarjoamme parhaan kokemuksen  Maija Mäkelä    1200,5",
        " (6) T2          Asiakas kaiken keskiössä                                                  1.3.2026",
        "  7  T3          Edelläkävijä digipalveluissa  Paras koko maassa             Ville Koski   #REF!",
    ]


@given(st.lists(st.lists(st.none() | st.text(max_size=60) | st.sampled_from(NASTY), max_size=6), max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_text_moves_the_grid(rows: list[list[str | None]]) -> None:
    shown = window((*ROWS[:4], *(tuple(row) for row in rows)))
    grid = Grid(shown, assessments.cell(5, 2), FI)
    drawn = lines(grid)
    wide = grid.gutter + grid.starts[-1]
    assert {cell_len(line) for line in drawn} == {wide}
    assert all(plain(line) == line for line in drawn)
    assert not any(char in "".join(drawn) for char in "\x1b\u202e\u200b\u200d\t\n")


def test_a_long_text_runs_over_blank_neighbours_only() -> None:
    grid = Grid(window(), assessments.cell(1, 2), FI)
    number, cells = grid.line(1, 1, 6)
    assert cells.plain.startswith("Kuu…  ·")
    assert number.plain.startswith("▸")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ((5, 4), ("D luettiin: määritelmä",)),
        ((4, 5), ("E: ehkä vastuuhenkilö?", "otsikkorivi")),
        ((7, 6), ("F luettiin: ", "2026", "solussa on virhe")),
        ((1, 2), ("B: ei kuulu luettuun taulukkoon", "yhdistetty solu")),
    ],
)
def test_the_line_above_tells_what_a_column_was_understood_as(
    cell: tuple[int, int], words: tuple[str, ...]
) -> None:
    told = meaning_line(window(), *cell, FI).plain
    assert all(word in told for word in words)


def test_the_place_tells_what_is_unusual_of_the_sheet() -> None:
    told = place_line(replace(window(), changed=True, hidden=True), 5, 4, FI).plain
    assert told.startswith("strategia.xlsx › Tavoitteet › D5   7 riviä, 6 saraketta")
    assert "piilotettu välilehti" in told
    assert "muuttunut" in told
    for language in (*i18n.LANGUAGES, i18n.PSEUDO):
        assert meaning_line(window(), 7, 6, Look(language)).plain
        assert place_line(window(changed=True), 7, 6, Look(language)).plain


def test_a_cell_is_told_in_full_on_its_own_lines() -> None:
    assert whole_text("a\x1b[31m\tb\r\nc") == "a[31m b\nc"
    assert len(whole_text("x" * 32_000)) == 32_000


@pytest.mark.parametrize("width", [30, 60, 100])
def test_a_snippet_shows_the_cell_the_names_and_the_header(width: int) -> None:
    text = snippet(Grid(window(), assessments.cell(6, 4), FI, 22), width).plain.split("\n")
    assert max(cell_len(line) for line in text) <= width
    assert "D" in text[0]
    assert "Määritelmä" in text[1]
    assert text[3].startswith("▸")
    if width > 30:
        assert "T2" in text[3]


def test_a_snippet_of_a_whole_sheet_or_a_blank_one_is_drawn() -> None:
    assert "T2" in snippet(Grid(window(), Cell(assessments.BOOK, "Tavoitteet"), FI, 22), 60).plain
    assert snippet(Grid(window(()), assessments.cell(5, 4), FI, 22), 60).plain.strip() == ""


# On the screen.


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sheet that is read; those of the budget are gone."""
    read: list[str] = []

    def open_sheet(request: Request, plan: Plan, file: str, sheet: str) -> SheetWindow:
        read.append(file)
        if file == assessments.BUDGET:
            raise SourceError("gone-since", file=file)
        nasty = tuple((f"N{n}", text) for n, text in enumerate(NASTY))
        return window((*ROWS, *nasty), language=request.language)

    monkeypatch.setattr(sheets, "open_sheet", open_sheet)
    monkeypatch.setattr(sheets, "_kept", [])
    return read


def test_from_a_finding_to_its_cell_through_the_sheet_and_back(
    engine: Engine, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Message] = []
    post = PlanScreen.post_message

    def heard(self: PlanScreen, message: Message) -> bool:
        if isinstance(message, WaiveAsked | DecideAsked):
            asked.append(message)
            return True
        return post(self, message)

    monkeypatch.setattr(PlanScreen, "post_message", heard)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "enter", "down", "down", "down", "enter", "down", "enter")
        await settled(pilot, app)
        assert "strategia.xlsx › Tavoitteet › D5" in screen(app)
        assert "D luettiin: määritelmä" in screen(app)
        assert screen(app).split("\n")[-2].strip() == "Tarjoamme parhaan kokemuksen"
        await pilot.press("y")
        assert app.clipboard == "strategia.xlsx!Tavoitteet!D5"
        view = app.screen.query_one(SheetView)
        places = {"left": (5, 3), "G": (15, 3), "end": (15, 6), "pageup": (1, 6), "j": (2, 6)}
        for key, place in places.items():
            await pilot.press(key)
            assert (view.row, view.column) == place
        await pilot.press("home", "slash", *"pa", "enter")
        await settled(pilot, app)
        assert (view.row, view.column) == (5, 3)
        await pilot.press("n")
        await settled(pilot, app)
        assert (view.row, view.column) == (5, 4)
        await pilot.press("N")
        await settled(pilot, app)
        assert (view.row, view.column) == (5, 3)
        await pilot.press("slash", "escape", "escape")
        await pilot.pause()
        assert "why DEF02 fi" in screen(app)
        assert opened == ["strategia.xlsx"]
        await pilot.press("w", "enter", "d")
        await pilot.pause()
        assert [type(message) for message in asked] == [WaiveAsked, DecideAsked]
        assert {message.finding.check for message in asked} == {"DEF02"}  # type: ignore[attr-defined]

    play(engine, steps)


def test_no_cell_breaks_the_screen_and_a_file_that_is_gone_is_told(engine: Engine, opened: list[str]) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2", "x")
        await settled(pilot, app)
        view = app.screen.query_one(SheetView)
        for row in (8, 10, 12, 15):
            view.move(row, 2)
            await pilot.pause()
            assert len(screen(app).split("\n")) == 24
            assert not any(char in screen(app) for char in "\x1b\u202e\u200d")
        assert "x" * 70 in screen(app)
        await pilot.press("L")
        await pilot.pause()
        assert (view.row, view.column) == (15, 2)
        assert "rader" in screen(app)
        await pilot.click(view, offset=(12, 1))
        assert view.row < 15
        await pilot.press("slash", "z", "enter")
        await settled(pilot, app)
        assert "”z”" in screen(app)
        await pilot.press("q")
        app.screen.query_one(GoalTable).choose("T4")
        await pilot.press("x")
        await settled(pilot, app)
        assert "✘ budjetti.csv [/] ei aukea" in screen(app)
        await pilot.press("n", "y", "down", "q")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)

    play(engine, steps)


def test_a_wide_screen_shows_the_sheet_below_the_details(engine: Engine, opened: list[str]) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await pilot.press("2")
        await settled(pilot, app)
        assert "Lähde: strategia.xlsx › Tavoitteet › D5" in screen(app)
        assert "T1    Paras asiakaskokemus" in screen(app)
        await pilot.press("down")
        await settled(pilot, app)
        await pilot.pause(0.1)
        assert "Tavoitteet › D6" in screen(app)
        await pilot.press("enter", "home")
        await pilot.pause()
        assert "Lähde: strategia.xlsx › Tavoitteet › C6" in screen(app)
        assert opened == ["strategia.xlsx"]
        await pilot.press("escape", "down", "down")
        await pilot.pause(0.1)
        await settled(pilot, app)
        assert "budjetti.csv [/] ei aukea" in screen(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Lähde:" not in screen(app)

    play(engine, steps, size=(140, 40))


def test_only_a_few_sheets_are_kept_and_none_of_another_plan(opened: list[str]) -> None:
    from aligner.tui.shown import Shown

    shown = Shown(Request((), "fi"), assessments.energy())
    for _ in range(2):
        sheets.opened_sheet(shown, assessments.cell(5, 4))
    assert opened == ["strategia.xlsx"]
    other = Shown(Request((), "fi"), assessments.energy())
    assert sheets.kept_sheet(other, assessments.cell(5, 4)) is None
    sheets.forget_others(other.read.plan)
    assert sheets.kept_sheet(shown, assessments.cell(5, 4)) is None

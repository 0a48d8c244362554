"""The sheet around a cell, below a goal's details, where the screen has room for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from rich.text import Text
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from aligner import i18n
from aligner.model.grid import Cell
from aligner.service.source import SheetWindow
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text
from aligner.tui.look import Look
from aligner.tui.messages import Refused
from aligner.tui.references import reading_form
from aligner.tui.sheets import forget_others, kept_sheet, opened_sheet
from aligner.tui.shown import Shown
from aligner.tui.views.sheet import Grid, snippet

WIDEST = 22
"""Cells of a column."""

LONG = 20_000
"""A sheet of more rows is opened only when it is asked for: that takes seconds."""


class Snippet(Static):
    """Shows the last cell that it was given; hidden by the style sheet where the screen is small."""

    @dataclass
    class Opened(Message):
        """A sheet has been read."""

        window: SheetWindow

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)
        self.cell: Cell | None = None
        self._shown: Shown | None = None
        self._look: Look | None = None
        self._asked: tuple[str, str] | None = None

    def renew(self, shown: Shown, look: Look) -> None:
        """Take over another plan, or another look."""
        self._shown, self._look, self._asked = shown, look, None
        forget_others(shown.read.plan)
        self.show(self.cell)

    def show(self, cell: Cell | None) -> None:
        """Show the sheet around a cell, read beside if it isn't at hand."""
        self.cell = cell
        if cell is None or self._shown is None or not self.display or not self.size.width:
            self.update("", layout=False)
            return
        window = kept_sheet(self._shown, cell)
        if window is not None:
            self._draw(window)
        elif _rows(self._shown, cell) > LONG:
            self._say("too_long")
        else:
            self._say("opening", place=reading_form(cell))
            self._open(self._shown, cell)

    def _open(self, shown: Shown, cell: Cell) -> None:
        """Have a sheet read, but not twice at a time."""
        if self._asked != (cell.file, cell.sheet):
            self._asked = (cell.file, cell.sheet)
            calls_of(self).ask(self, partial(opened_sheet, shown, cell), self.Opened, group="snippet")

    def on_resize(self, _: Resize) -> None:
        self.show(self.cell)

    def on_snippet_opened(self, event: Opened) -> None:
        event.stop()
        self._asked = None
        if self.cell and (event.window.file, event.window.sheet) == (self.cell.file, self.cell.sheet):
            self._draw(event.window)

    def on_refused(self, event: Refused) -> None:
        event.stop()
        self._asked = None
        if self._look is not None:
            self.update(client_text(event.sentence, self._look.style("muted")), layout=False)

    def _draw(self, window: SheetWindow) -> None:
        if self.cell is None or self._look is None:
            return
        place = i18n.text("goals.detail.source", self._look.language, place=reading_form(self.cell))
        head = client_text(place, self._look.style("key"), width=self.size.width)
        lines = snippet(Grid(window, self.cell, self._look, WIDEST), self.size.width)
        self.update(Text("\n").join((head, lines)), layout=False)

    def _say(self, key: str, **params: object) -> None:
        if self._look is not None:
            words = i18n.text(f"source.{key}", self._look.language, **params)
            self.update(client_text(words, self._look.style("muted")), layout=False)


def _rows(shown: Shown, cell: Cell) -> int:
    """How many rows the tables of a sheet have, as the plan was read."""
    return sum(
        table.rows
        for source in shown.read.plan.sources
        if source.file == cell.file
        for table in source.tables
        if table.sheet == cell.sheet
    )

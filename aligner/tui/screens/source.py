"""A client's sheet as it stands, around a cell: to look at, to search and to copy from, never to write to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from aligner import i18n
from aligner.model.grid import Cell
from aligner.service.source import SheetWindow
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked, Refused
from aligner.tui.references import reading_form
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.sheets import kept_sheet, opened_sheet
from aligner.tui.shown import Shown
from aligner.tui.views.sheet import Grid, meaning_line, place_line, whole_text
from aligner.tui.widgets.frame import HintBar
from aligner.tui.widgets.sheet_view import SheetView


class SourceScreen(SpokenScreen[None]):
    """Opened from any cell; the sheet is read beside, and kept for the next time."""

    place = "source"
    BINDINGS = bindings("source")

    @dataclass
    class Opened(Message):
        """The sheet has been read."""

        window: SheetWindow

    @dataclass
    class Found(Message):
        """Where what was looked for stands; None where it doesn't."""

        at: tuple[int, int] | None

    def __init__(self, look: Look, shown: Shown, cell: Cell) -> None:
        super().__init__(look)
        self._shown, self._cell = shown, cell
        self._window: SheetWindow | None = None
        self._words = ""

    def compose(self) -> ComposeResult:
        yield Static(id="source-place", classes="state", markup=False)
        yield Static(id="source-meaning", classes="state", markup=False)
        yield Input(id="source-find")
        yield SheetView("sheet")
        with VerticalScroll(id="source-cell", can_focus=False):
            yield Static(id="source-text", markup=False)
        yield HintBar()

    @property
    def places(self) -> tuple[str, ...]:
        return (self.place, "app")

    @property
    def _sheet(self) -> SheetView:
        return self.query_one(SheetView)

    def on_mount(self) -> None:
        self.query_one("#source-find").display = False
        super().on_mount()
        self._sheet.focus()
        window = kept_sheet(self._shown, self._cell)
        if window is not None:
            self._open(window)
        else:
            calls_of(self).ask(
                self, partial(opened_sheet, self._shown, self._cell), self.Opened, group="sheet"
            )

    def speak(self, look: Look) -> None:
        self.query_one("#source-find", Input).placeholder = i18n.text("source.find", look.language)
        if self._window is not None:
            self._open(self._window, keep=True)
        else:
            place = i18n.text("source.opening", look.language, place=reading_form(self._cell))
            self._set("place", client_text(place, look.style("muted")))

    def on_source_screen_opened(self, event: Opened) -> None:
        self._open(event.window)

    def on_refused(self, event: Refused) -> None:
        event.stop()
        self._set("place", client_text(f"✘ {event.sentence}", self.look.style("bad")))

    def _open(self, window: SheetWindow, *, keep: bool = False) -> None:
        """Show the sheet with the cursor on the cell; a whole sheet from its header on."""
        self._window = window
        row = self._cell.row or next(iter(window.header_rows), 1)
        at = (self._sheet.row, self._sheet.column) if keep else (row, self._cell.column)
        self._sheet.show(Grid(window, self._cell, self.look), *at)

    def on_sheet_view_moved(self, event: SheetView.Moved) -> None:
        event.stop()
        if self._window is None:
            return
        row, column = event.row, event.column
        self._set("place", place_line(self._window, row, column, self.look))
        self._set("meaning", meaning_line(self._window, row, column, self.look))
        text = whole_text(self._window.cell(row, column).text)
        blank = Text(i18n.text("source.blank", self.look.language), style=self.look.style("muted"))
        self._set("text", Text(text) if text.strip() else blank)
        self.query_one("#source-cell", VerticalScroll).scroll_home(animate=False)

    def _set(self, name: str, text: Text) -> None:
        self.query_one(f"#source-{name}", Static).update(text)

    def action_copy(self) -> None:
        if self._window is not None:
            row, column = self._sheet.row, self._sheet.column
            text = self._window.cell(row, column).text
            self.post_message(CopyAsked(Cell(self._window.file, self._window.sheet, row, column, text)))

    def action_find(self) -> None:
        field = self.query_one("#source-find", Input)
        field.display = True
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._words = event.value
        self._leave_field()
        self.action_find_next()

    def _leave_field(self) -> None:
        self.query_one("#source-find").display = False
        self._sheet.focus()

    def action_find_next(self) -> None:
        self._look_for(back=False)

    def action_find_previous(self) -> None:
        self._look_for(back=True)

    def _look_for(self, *, back: bool) -> None:
        """Look in a thread: a million rows take seconds."""
        if self._window is None or not self._words.strip():
            return
        start = (self._sheet.row, self._sheet.column)
        work = partial(self._window.find, self._words, *start, back=back)
        calls_of(self).ask(self, work, self.Found, group="find")

    def on_source_screen_found(self, event: Found) -> None:
        if event.at is not None:
            self._sheet.move(*event.at, middle=True)
        else:
            sentence = i18n.text("source.not_found", self.look.language, text=plain(self._words, 60))
            self.notify(sentence, timeout=3, markup=False)

    def action_close(self) -> None:
        """Leave the field to look in, else the sheet."""
        if self.query_one("#source-find").display:
            self._leave_field()
        else:
            self.dismiss()

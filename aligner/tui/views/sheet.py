"""A client's sheet as lines of text: letters, row numbers, and cells that never leave their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.grid import Cell, Column, column_letter
from aligner.service.source import SheetWindow, ShownCell, ShownRow
from aligner.tui.client_text import fitted, padded, plain
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.entry import right_aligned

LEAST, MOST = 4, 30
"""How narrow and how wide a column may be."""

GAP = 2
_MEASURED_ROWS = 40
_MEASURED_COLUMNS = 300
_UNMEASURED = 10


@dataclass(frozen=True)
class Grid:
    """A sheet laid out around a cell: every column has its width and stays in it.

    ``row`` and ``column`` of the cell are 1-based; 0 means the whole row or sheet. No column is wider
    than ``most``.
    """

    window: SheetWindow
    cell: Cell
    look: Look
    most: int = MOST

    @property
    def last_row(self) -> int:
        """The last row that anything can be drawn of."""
        return self.window.row_count if self.window.column_count else 0

    @cached_property
    def gutter(self) -> int:
        """The width of the row numbers, with a mark and brackets around them and a space after them."""
        return len(str(max(self.window.row_count, 1))) + 4

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """Of every column, by what stands in its header, below it, and around the cell."""
        measured = min(self.window.column_count, _MEASURED_COLUMNS)
        # What stands above the first header is a title: it runs over its neighbours and needs no column.
        top = next(iter(self.window.header_rows), 1)
        around = max(top, self.cell.row - _MEASURED_ROWS // 2)
        spans = [(top, top + _MEASURED_ROWS), (around, around + _MEASURED_ROWS)]
        spans += [(row, row) for row in self.window.header_rows]
        rows = [row for first, last in spans for row in self.window.rows(first, last, 1, measured)]
        wide = [max(LEAST, len(column_letter(column)) + 2) for column in range(1, measured + 1)]
        for row in rows:
            for index, cell in enumerate(row.cells):
                wide[index] = min(self.most, max(wide[index], cell_len(_shown(cell.text, self.most))))
        return (*wide, *(_UNMEASURED for _ in range(measured, self.window.column_count)))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins, right of the row numbers; last, where the sheet ends."""
        starts = [0]
        for width in self.widths:
            starts.append(starts[-1] + width + GAP)
        return tuple(starts)

    def columns_between(self, left: int, right: int) -> tuple[int, int]:
        """The first and last column of which anything is seen between two places; (1, 0) of a blank sheet."""
        count = self.window.column_count
        first = max(1, min(bisect_right(self.starts, left), count))
        return first, min(bisect_right(self.starts, max(right - 1, 0)), count)

    def letters(self, first: int, last: int) -> Text:
        """The letters of some columns; those that the plan was read from stand out."""
        text = Text(no_wrap=True)
        for column in range(first, last + 1):
            letter = column_letter(column)
            shown = f"({letter})" if column in self.window.hidden_columns else letter
            known = self.window.meanings.get(column)
            style = "key" if known and known.field else "muted"
            text.append(padded(shown, self.widths[column - 1] + GAP), self.look.style(style))
        return text

    def number(self, row: int, *, hidden: bool) -> Text:
        """A row's number; the row of the cell is pointed at."""
        shown = f"({row})" if hidden else f"{row} "
        mark = "▸" if row == self.cell.row else " "
        style = "key" if row == self.cell.row or row in self.window.header_rows else "muted"
        return Text(f"{mark}{right_aligned(shown, self.gutter - 2)} ", self.look.style(style))

    def line(
        self, row: int, first: int, last: int, cursor: int = 0, cursor_style: Style | str = ""
    ) -> tuple[Text, Text]:
        """A row's number and some of its cells; ``cursor`` is the column under the cursor, if it is here."""
        shown = self.window.rows(row, row, first, last)[0]
        text, ends = Text(no_wrap=True), self._ends(shown, first, {cursor, self._target(row)})
        column = first
        while column <= last:
            end = ends[column - first]
            room = self.starts[end] - self.starts[column - 1] - GAP
            drawn = self._drawn(shown.cells[column - first], row, column, room)
            if column == cursor:
                drawn.stylize(cursor_style)
            text.append_text(drawn).append(" " * GAP)
            column = end + 1
        return self.number(row, hidden=shown.hidden), text

    def _target(self, row: int) -> int:
        return self.cell.column if row == self.cell.row else 0

    def _ends(self, row: ShownRow, first: int, kept: set[int]) -> list[int]:
        """Of every cell the last column that its text may run over: blank neighbours that nobody keeps."""
        ends = list(range(first, first + len(row.cells)))
        for index in reversed(range(len(ends) - 1)):
            after = row.cells[index + 1]
            free = not after.text and after.trouble is None and ends[index] + 1 not in kept
            if free and not row.cells[index].number and ends[index] not in kept:
                ends[index] = ends[index + 1]
        return ends

    def _drawn(self, cell: ShownCell, row: int, column: int, width: int) -> Text:
        """One cell in exactly its width; numbers stand at its right edge."""
        words = fitted(_shown(cell.text, width), width)
        style = "bad" if cell.trouble == "error-cell" else "strong" if row in self.window.header_rows else ""
        if column == self._target(row):
            style, words = "target", words or "·"
        return Text(padded(right_aligned(words, width) if cell.number else words, width), self._style(style))

    def _style(self, kind: str) -> str:
        return f"{self.look.style('key')} underline" if kind == "target" else self.look.style(kind)


def _shown(text: str, width: int) -> str:
    """The beginning of a cell's text on one line, in signs of a sure width."""
    return plain(text[: width * 8], width * 4).strip()


def whole_text(text: str, longest: int = 40_000) -> str:
    """A cell's text in full, on its own lines, without what would steer a terminal."""
    return "\n".join(plain(line, longest) for line in text[:longest].splitlines())


def place_line(window: SheetWindow, row: int, column: int, look: Look) -> Text:
    """File, sheet and address, and what is unusual about the sheet."""
    place = reading_form(Cell(window.file, window.sheet, row, column))
    text = Text(place, style=look.style("strong"), no_wrap=True)
    sizes = {"rows": window.row_count, "columns": window.column_count}
    shown = {name: formats.number(count, look.language) for name, count in sizes.items()}
    said = [_say("size", look, **shown)]
    said += [_say("hidden", look)] if window.hidden else []
    text.append("   " + " · ".join(said), look.style("muted"))
    if window.changed:
        text.append(" · ⚠ " + _say("changed", look), look.style("weak"))
    return text


def meaning_line(window: SheetWindow, row: int, column: int, look: Look) -> Text:
    """What the column was understood as, and what is unusual about the cell."""
    cell = window.cell(row, column)
    said = [_meaning(window.meanings.get(column), column_letter(column), look)]
    said += [_say("header", look)] if row in window.header_rows else []
    said += [_say("merged", look)] if cell.merged else []
    text = Text(" · ".join(said), style=look.style("muted"), no_wrap=True)
    if cell.trouble:
        text.append(" · " + _say(f"trouble.{cell.trouble}", look), look.style("bad"))
    return text


def _meaning(column: Column | None, letter: str, look: Look) -> str:
    if column is None:
        return _say("outside", look, letter=letter)
    told = column.field or column.asked
    if not told:
        return _say("unknown", look, letter=letter)
    year = f" {column.year}" if column.year else ""
    meaning = i18n.text(f"fields.{told}", look.language) + year
    return _say("understood" if column.field else "asked", look, letter=letter, meaning=meaning)


def _say(key: str, look: Look, **params: object) -> str:
    return i18n.text(f"source.{key}", look.language, **params)


def snippet(grid: Grid, width: int, around: int = 1) -> Text:
    """The header row, and the rows around the cell, as many of the telling columns as fit."""
    window, cell = grid.window, grid.cell
    middle = cell.row or next(iter(window.header_rows), 0) + around
    first, last = max(1, middle - around), min(window.row_count, middle + around)
    header = [row for row in window.header_rows if row < first][-1:]
    rows = (*header, *range(first, last + 1))
    columns = _telling(grid, rows, width - grid.gutter)
    lines = [_joined([Text(" " * grid.gutter), *(grid.letters(column, column) for column in columns)])]
    for row in rows:
        parts = [grid.line(row, column, column) for column in columns]
        number = parts[0][0] if parts else Text()
        lines.append(_joined([number, *(cells for _, cells in parts)]))
    return Text("\n").join(lines)


def _joined(parts: Sequence[Text]) -> Text:
    text = Text(no_wrap=True)
    for part in parts:
        text.append_text(part)
    text.rstrip()
    return text


def _telling(grid: Grid, rows: Sequence[int], room: int) -> list[int]:
    """The columns that fit: the cell's own, then those that name the row, then the nearest filled ones."""
    window, own = grid.window, grid.cell.column
    rank = {column: _rank(meaning) for column, meaning in window.meanings.items()}
    count = min(window.column_count, _MEASURED_COLUMNS)
    filled = {
        column for row in rows for column in range(1, count + 1) if window.cell(row, column).text.strip()
    }
    near = sorted(filled, key=lambda column: (rank.get(column, 2), abs(column - own)))
    chosen: list[int] = []
    for column in dict.fromkeys([own or 1, *near]):
        wide = grid.widths[column - 1] + GAP if column <= window.column_count else room + 1
        if wide <= room:
            chosen.append(column)
            room -= wide
    return sorted(chosen)


def _rank(column: Column) -> int:
    """How much a column tells beside another one: what names the row tells most."""
    kind = (column.field or "").rpartition(".")[2]
    return 0 if kind in {"id", "name", "line"} else 1 if column.field else 2

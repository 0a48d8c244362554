"""A sheet of a client's file as it stands, to be looked at around a cell; opened anew, never written to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain
from pathlib import Path

from aligner.i18n import formats
from aligner.model.errors import SourceError
from aligner.model.grid import Column, Range, Sheet, Trouble, Value, Visibility
from aligner.model.plan import Plan
from aligner.service import Request
from aligner.words.texts import key

_UNTOLD = {Trouble.NO_VALUE: "=?", Trouble.UNREADABLE: "?"}
"""What is shown of a broken cell that left no text of its own."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as people see it.

    ``text`` is on as many lines as in the file, and unescaped. ``number``: it is aligned to the right.
    ``trouble`` tells why its value isn't known ("error-cell", "formula-without-value", "unreadable-cell",
    "percent-in-amount"). ``merged`` is the range that it is part of; only the first cell of it has a text.
    """

    text: str
    number: bool = False
    trouble: str | None = None
    merged: Range | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the sheet, with the cells that were asked for; ``row`` counts from 1."""

    row: int
    hidden: bool
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class SheetWindow:
    """One sheet, held as it was read; slices of it are made as they are asked for.

    Rows and columns count from 1. ``changed``: the file is not the one that the plan was read from.
    ``header_rows`` and ``meanings`` (column number → how it was understood) are those of the plan.
    """

    file: str
    sheet: str
    row_count: int
    column_count: int
    hidden: bool
    changed: bool
    header_rows: tuple[int, ...]
    meanings: Mapping[int, Column]
    hidden_columns: frozenset[int]
    _read: Sheet = field(repr=False)
    _language: str = field(repr=False)

    def rows(
        self, first: int, last: int, first_column: int = 1, last_column: int | None = None
    ) -> list[ShownRow]:
        """The rows from ``first`` to ``last``, both included, cut to what the sheet has."""
        right = self.column_count if last_column is None else min(last_column, self.column_count)
        asked = Range(max(first, 1), max(first_column, 1), min(last, self.row_count), right)
        merged = self._merged_in(asked)
        return [self._row(row, asked, merged) for row in range(asked.first_row, asked.last_row + 1)]

    def cell(self, row: int, column: int) -> ShownCell:
        """One cell; a blank one outside the sheet."""
        place = Range(row, column, row, column)
        return self._shown(row, column, self._merged_in(place).get((row, column)))

    def find(self, text: str, row: int = 1, column: int = 0, *, back: bool = False) -> tuple[int, int] | None:
        """The next cell after ``(row, column)``, or before it, that holds a text; once round the sheet.

        Case and white space don't matter. Numbers are found as they are shown, and with a decimal point.
        None where no cell holds it.
        """
        wanted = key(text)
        numbers = range(row, 0, -1) if back else range(row, self.row_count + 1)
        others = range(self.row_count, row - 1, -1) if back else range(1, row + 1)
        for turn, number in enumerate(chain(numbers, others) if wanted else ()):
            hits = self._hits(number, wanted)
            if number == row:  # it comes twice: first what is ahead in it, at last the rest
                ahead = [hit for hit in hits if (hit < column if back else hit > column)]
                hits = [hit for hit in hits if hit not in ahead] if turn else ahead
            if hits:
                return number, hits[-1 if back else 0]
        return None

    def _hits(self, row: int, wanted: str) -> list[int]:
        """The columns of a row whose cells hold a text."""
        values = self._read.rows[row - 1] if 0 < row <= len(self._read.rows) else ()
        hits = [
            column
            for column, value in enumerate(values, 1)
            if value is not None and _holds(value, wanted, self._language)
        ]
        told = [c for c in self._troubled.get(row, ()) if wanted in key(self.cell(row, c).text)]
        return sorted({*hits, *told}) if told else hits

    @cached_property
    def _troubled(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for row, column in self._read.troubles:
            found.setdefault(row, []).append(column)
        return found

    def _row(self, row: int, asked: Range, merged: Mapping[tuple[int, int], Range]) -> ShownRow:
        columns = range(asked.first_column, asked.last_column + 1)
        cells = tuple(self._shown(row, column, merged.get((row, column))) for column in columns)
        return ShownRow(row, row in self._read.hidden_rows, cells)

    def _shown(self, row: int, column: int, merged: Range | None) -> ShownCell:
        if merged is not None and (row, column) != (merged.first_row, merged.first_column):
            return ShownCell("", merged=merged)
        trouble = self._read.troubles.get((row, column))
        value = self._value(row, column)
        if trouble is None or trouble[0] is Trouble.PERCENT:
            text = _percent(value, self._language) if trouble else _text(value, self._language)
        else:
            text = trouble[1] or _UNTOLD.get(trouble[0], "?")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return ShownCell(text, number, trouble[0].value if trouble else None, merged)

    def _value(self, row: int, column: int) -> Value:
        rows = self._read.rows
        inside = 0 < row <= len(rows) and 0 < column <= len(rows[row - 1])
        return rows[row - 1][column - 1] if inside else None

    def _merged_in(self, asked: Range) -> Mapping[tuple[int, int], Range]:
        """The merged cells of a part of the sheet, each with its range."""
        found: dict[tuple[int, int], Range] = {}
        for span in self._read.merged:
            top, bottom = max(span.first_row, asked.first_row), min(span.last_row, asked.last_row)
            left, right = max(span.first_column, asked.first_column), min(span.last_column, asked.last_column)
            for row in range(top, bottom + 1):
                found.update(((row, column), span) for column in range(left, right + 1))
        return found


def read_sheet(path: Path, file: str, sheet: str) -> tuple[Sheet, str]:
    """Read one sheet of a file; return it with the hash of the file. Raises SourceError."""
    from aligner.sources import open_book

    book = open_book(path, file)
    found = next((one for one in book.sheets if one.name == sheet), None)
    if found is None:
        raise SourceError("sheet-gone-since", file=file, sheet=sheet)
    return found, book.sha256


ReadSheet = Callable[[Path, str, str], tuple[Sheet, str]]
"""What reads a sheet as ``read_sheet`` does, here or elsewhere."""


def open_sheet(
    request: Request, plan: Plan, file: str, sheet: str, read: ReadSheet = read_sheet
) -> SheetWindow:
    """Read one sheet of one file of a plan again, to look at it; it takes as long as reading that file.

    ``file`` and ``sheet`` are as in cells and sources; last year's files are found too. Raises SourceError:
    "gone-since", "sheet-gone-since", or why the file can't be read now.
    """
    path = path_of(request, file)
    if not path.is_file():
        raise SourceError("gone-since", file=file)
    found, sha256 = read(path, file, sheet)
    known = plan if plan.previous is None or _has(plan, file) else plan.previous
    return _window(found, known, file, sha256, request.language)


def path_of(request: Request, file: str) -> Path:
    """The path of a file of a plan by the name that reports use for it. Raises SourceError "gone-since"."""
    from aligner.pipeline import plan_files

    for paths in (request.paths, request.previous):
        for path, name in plan_files(paths)[0]:
            if name == file:
                return path
    raise SourceError("gone-since", file=file)


def _has(plan: Plan, file: str) -> bool:
    return any(source.file == file for source in plan.sources)


def _window(sheet: Sheet, plan: Plan, file: str, sha256: str, language: str) -> SheetWindow:
    source = next((source for source in plan.sources if source.file == file), None)
    tables = [table for table in source.tables if table.sheet == sheet.name] if source else []
    rows = max([len(sheet.rows), *(row for row, _ in sheet.troubles)])
    columns = max([0, *map(len, sheet.rows), *(column for _, column in sheet.troubles)])
    return SheetWindow(
        file=file,
        sheet=sheet.name,
        row_count=rows,
        column_count=columns,
        hidden=sheet.visibility is Visibility.HIDDEN,
        changed=source is not None and source.sha256 not in {"", sha256},
        header_rows=tuple(sorted({table.header_row for table in tables})),
        meanings={column.index: column for table in tables for column in table.columns},
        hidden_columns=sheet.hidden_columns,
        _read=sheet,
        _language=language,
    )


def _holds(value: Value, wanted: str, language: str) -> bool:
    if isinstance(value, str):
        # Making two texts comparable takes long, and is needed where letters or spaces may differ.
        plain = value.casefold()
        return wanted in plain or ((not plain.isascii() or " " in wanted) and wanted in key(value))
    return wanted in key(_text(value, language)) or (isinstance(value, float) and wanted in f"{value:.15g}")


def _text(value: Value, language: str) -> str:
    """A cell's value as its language writes it; numbers keep all their decimals."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, language)
    return value if isinstance(value, str) else _moment(value, language)


def _moment(value: date | time | timedelta | None, language: str) -> str:
    if isinstance(value, datetime):
        clock = "" if value.time() == time() else f" {value:%H:%M}"
        return formats.day(value.date(), language) + clock
    if isinstance(value, date):
        return formats.day(value, language)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return ""


def _number(value: float, language: str) -> str:
    plain = f"{value:.15g}"
    if "e" in plain or "n" in plain:
        return plain
    whole, _, decimals = plain.partition(".")
    point = "." if language == "en" else ","
    return whole + (point + decimals if decimals else "")


def _percent(value: Value, language: str) -> str:
    if not isinstance(value, int | float):
        return _text(value, language)
    space = "" if language == "en" else "\u00a0"
    return f"{_number(round(value * 100, 10), language)}{space}%"

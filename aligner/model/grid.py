"""Cells as they stand in a file, and how the columns above them were understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum

Value = None | str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds: blank cells are None; dates are dates; text is never stripped."""

Row = Sequence[Value]


def column_letter(column: int) -> str:
    """Return the spreadsheet letters of a 1-based column number: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a file, with the text that stood there.

    ``row`` and ``column`` are 1-based; ``column`` 0 means the whole row, ``row`` 0 the whole sheet.
    ``sheet`` is empty for delimited text.
    """

    file: str
    sheet: str
    row: int = 0
    column: int = 0
    text: str = ""

    @property
    def address(self) -> str:
        """The address as a user writes it: ``C5``, ``5`` for a whole row, empty for a sheet."""
        return (column_letter(self.column) if self.column else "") + (str(self.row) if self.row else "")


class Trouble(Enum):
    """Why a cell's stored value must not be taken as it looks."""

    ERROR = "error-cell"
    NO_VALUE = "formula-without-value"
    UNREADABLE = "unreadable-cell"
    PERCENT = "percent-in-amount"


class Visibility(Enum):
    """Whether Excel shows a sheet."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, 1-based and inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the whole of a delimited file.

    ``rows[0]`` is row 1 of the sheet and ``rows[r][0]`` its column A; rows may be ragged, and trailing
    blank rows and columns are absent. ``troubles`` holds the few cells whose value is not what it
    seems, with the text that stands there (``#REF!``); such cells are None in ``rows`` unless the
    trouble is PERCENT. ``currencies`` holds cells whose number format names a currency, and only where
    a sheet's formats name more than one; ``currency`` is the one where all agree.
    """

    name: str
    rows: Sequence[Row]
    visibility: Visibility = Visibility.SHOWN
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    troubles: Mapping[tuple[int, int], tuple[Trouble, str]] = field(default_factory=dict)
    currency: str | None = None
    currencies: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def slices(
        self, first_row: int, last_row: int | None = None, size: int = 4096
    ) -> Iterator[tuple[int, Sequence[Row]]]:
        """Yield ``(row number of the first, rows)`` from ``first_row`` to ``last_row``, both 1-based."""
        end = len(self.rows) if last_row is None else min(last_row, len(self.rows))
        for start in range(first_row - 1, end, size):
            yield start + 1, self.rows[start : min(start + size, end)]


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the input that the reader must know; ``code`` is of the contract's closed list.

    Alike notes of one sheet are folded into one: ``count`` says how many, ``cell`` is the first.
    """

    code: str
    cell: Cell
    params: Mapping[str, str | int] = field(default_factory=dict)
    count: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """A file that could be read: its sheets in order, and what was noticed while opening it."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()
    delimited: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table was understood.

    ``field`` is of the contract's list, or None where the reader would ask (``asked`` then names its
    best guess, or is None too). ``confidence`` is 0–1. ``year`` is set where the header names one.
    ``scale`` multiplies the numbers (1000 under "t€"); ``scale_stated`` tells whether the header said
    so. ``group`` tells repeated fields apart: "Metric 2" and the baseline after it have group 2.
    Of a column that isn't sure, ``filled`` counts the cells that hold anything, and ``sum_if_money`` is
    what they come to in minor units, if they are the money that they may be.
    """

    index: int
    header: str
    field: str | None
    confidence: float = 0.0
    asked: str | None = None
    year: int | None = None
    scale: int = 1
    scale_stated: bool = False
    currency: str | None = None
    group: int = 1
    is_total: bool = False
    is_rank: bool = False
    samples: tuple[str, ...] = ()
    filled: int | None = None
    sum_if_money: int | None = None

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table that was found in a sheet, and how it was understood."""

    sheet: str
    range: Range
    header_row: int
    columns: tuple[Column, ...]
    holds: tuple[str, ...]
    rows: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class SourceRead:
    """One input file: its tables, or why it was refused (an error code and its parameters)."""

    file: str
    sha256: str = ""
    tables: tuple[TableRead, ...] = ()
    refused: tuple[str, Mapping[str, object]] | None = None

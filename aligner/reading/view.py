"""A sheet as the reader walks it: right way up, with the address of every cell kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from operator import itemgetter

from aligner.model.grid import Cell, Column, Range, Sheet, Value


def as_text(value: Value) -> str:
    """Return a cell's value as a person would type it: 2026.0 is "2026", dates are ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.15g}" if not value.is_integer() or abs(value) >= 1e15 else str(int(value))
    if isinstance(value, datetime):
        midnight = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing, or nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True, slots=True)
class View:
    """A sheet of a file; where ``turned``, its rows were columns in the file."""

    file: str
    sheet: Sheet
    turned: bool = False

    def value(self, row: int, column: int) -> Value:
        """The value at a 1-based place, None outside the sheet."""
        rows = self.sheet.rows
        if 0 < row <= len(rows) and 0 < column <= len(rows[row - 1]):
            return rows[row - 1][column - 1]
        return None

    def down(self, column: int, first_row: int, last_row: int) -> list[Value]:
        """The values of a column from one row to another, None where a row is too short."""
        rows = self.sheet.rows[first_row - 1 : last_row]
        try:
            return list(map(itemgetter(column - 1), rows))
        except IndexError:
            return [row[column - 1] if column <= len(row) else None for row in rows]

    def cell(self, row: int, column: int, text: str | None = None) -> Cell:
        """The evidence cell of a place, with the address that it has in the file."""
        shown = as_text(self.value(row, column)) if text is None else text
        at = (column, row) if self.turned else (row, column)
        return Cell(self.file, self.sheet.name, *at, shown)

    def turn(self) -> View:
        """Swap rows and columns, for sheets that hold one goal a column."""
        sheet = self.sheet
        rows = [list(row) for row in zip_longest(*sheet.rows)]
        turned = Sheet(
            name=sheet.name,
            rows=rows,
            visibility=sheet.visibility,
            hidden_rows=sheet.hidden_columns,
            hidden_columns=sheet.hidden_rows,
            merged=tuple(Range(m.first_column, m.first_row, m.last_column, m.last_row) for m in sheet.merged),
            troubles={(column, row): trouble for (row, column), trouble in sheet.troubles.items()},
            currency=sheet.currency,
            currencies={(column, row): code for (row, column), code in sheet.currencies.items()},
        )
        return View(self.file, turned, not self.turned)


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet: its understood columns, and the rows its data stand on (1-based).

    ``titles`` are the texts above it. ``skipped``: it is read for the reconciliation only. ``area`` and
    ``goal`` name what the table as a whole is about, where its place tells and no column does.
    """

    view: View
    header_row: int
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    holds: tuple[str, ...]
    titles: tuple[str, ...] = ()
    skipped: bool = False
    area: Cell | None = None
    goal: Cell | None = None

    def all(self, *fields: str) -> tuple[Column, ...]:
        """The columns of any of these fields, left to right."""
        return tuple(column for column in self.columns if column.field in fields)

    def first(self, *fields: str) -> Column | None:
        """The surest column of these fields; the leftmost where equally sure."""
        return max(self.all(*fields), key=lambda c: (c.confidence, -c.index), default=None)

    def values(self, column: Column) -> list[Value]:
        """The values of a column from the first row to the last, None where a row is too short."""
        return self.view.down(column.index, self.first_row, self.last_row)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def range(self) -> Range:
        """The rectangle from the header to the last row, as it lies in the file."""
        first, last = self.columns[0].index, self.columns[-1].index
        here = Range(self.header_row, first, max(self.last_row, self.header_row), last)
        if not self.view.turned:
            return here
        return Range(here.first_column, here.first_row, here.last_column, here.last_row)


_TIED = frozenset({"goal.id", "initiative.id", "metric.id", "budget.cost_centre", "budget.account"})


def is_link_table(table: Table) -> bool:
    """Whether a table only ties things together: two kinds of references, and nothing said of either."""
    fields = table.fields - {"link.share", "note", "skip"}
    kinds = {field.removesuffix(".id").removeprefix("link.") for field in fields}
    return len(kinds) >= 2 and all(field.startswith("link.") or field in _TIED for field in fields)

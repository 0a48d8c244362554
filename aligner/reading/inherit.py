"""What a blank cell means below a filled one: part of a merged range, or of a block headed once."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.model.grid import Column, Row, Value
from aligner.reading.amount_columns import KINDS
from aligner.reading.notebook import Notebook
from aligner.reading.view import Table, as_text, is_blank

GROUPING = ("area.name", "area.id", "link.area")
"""The columns whose value heads a block of rows when it is written only once."""

REFERRING = ("link.goal", "link.initiative")
"""These head blocks only where most of them do: a line of money without a goal may well have none."""


class Inherited:
    """Fills merged and once-written cells of a table downwards, row by row."""

    def __init__(self, table: Table, notebook: Notebook) -> None:
        self._table = table
        self._notebook = notebook
        self._merged = _merged_places(table)
        self._once = {column.index: column for column in _block_columns(table)}
        self._last: dict[int, Value] = {}

    @property
    def is_idle(self) -> bool:
        """Whether the table has nothing to fill."""
        return not self._once and not self._merged

    def fill(self, number: int, values: Row) -> tuple[Row, frozenset[int]]:
        """Return a row with what it inherits, and the columns that it inherits in."""
        if not self._once and number not in self._merged:
            return values, frozenset()
        filled = list(values)
        inherited = set()
        for index, value in self._spoken_for(number, values):
            filled[index - 1] = value
            inherited.add(index)
        return filled, frozenset(inherited)

    def _spoken_for(self, number: int, values: Row) -> Iterator[tuple[int, Value]]:
        for index in self._merged.get(number, ()):
            top = self._merged[number][index]
            if is_blank(values[index - 1]):
                yield index, self._table.view.value(top, index)
        for index, column in self._once.items():
            value = values[index - 1]
            if not is_blank(value):
                self._last[index] = value
            elif index in self._last and index not in self._merged.get(number, ()):
                cell = self._table.view.cell(number, index, as_text(self._last[index]))
                self._notebook.add("filled-down", cell, header=column.header)
                yield index, self._last[index]


def _merged_places(table: Table) -> dict[int, dict[int, int]]:
    """By row, the columns that are merged with a row above, and that row; amounts are no part of this."""
    columns = {column.index for column in table.columns if column.field not in KINDS}
    places: dict[int, dict[int, int]] = {}
    for merged in table.view.sheet.merged:
        column = merged.first_column
        inside = table.first_row <= merged.first_row < merged.last_row
        if inside and column == merged.last_column and column in columns:
            for row in range(merged.first_row + 1, min(merged.last_row, table.last_row) + 1):
                places.setdefault(row, {})[column] = merged.first_row
    return places


def _block_columns(table: Table) -> Iterator[Column]:
    """Yield the columns that are written once for each block of rows."""
    for column in table.all(*GROUPING):
        if _blocks(table, column):
            yield column
    if "goal.name" in table.fields:
        return
    for column in table.all("budget.year"):
        if _blocks(table, column, again=True):
            yield column
    for column in table.all(*REFERRING):
        if _heads_most(_blocks(table, column)):
            yield column


def _blocks(table: Table, column: Column, *, again: bool = False) -> list[int]:
    """The lengths of the blocks that a column's values head; none where they don't.

    The first row has a value, a quarter of the rows are blank, and no value stands twice; with
    ``again`` a value may come back, but not in the very next row.
    """
    lengths: list[int] = []
    seen: set[Value] = set()
    for row in table.view.sheet.rows[table.first_row - 1 : table.last_row]:
        value = row[column.index - 1] if column.index <= len(row) else None
        if not is_blank(value):
            if value in seen:
                return []
            if again:
                seen.clear()
            seen.add(value)
            lengths.append(1)
        elif row.count(None) < len(row) and not all(map(is_blank, row)):
            if not lengths:
                return []
            lengths[-1] += 1
    blanks = sum(lengths) - len(lengths)
    return lengths if blanks >= max(2, sum(lengths) / 4) else []


def _heads_most(blocks: list[int]) -> bool:
    """Whether most blocks have several rows, and the last is no long tail of rows without a value."""
    several = sum(length > 1 for length in blocks)
    return len(blocks) > 1 and 2 * several >= len(blocks) and blocks[-1] <= 2 * max(blocks[:-1])

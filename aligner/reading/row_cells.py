"""The cells of one row at a time, cleaned, as the fields of what the row describes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aligner.model.grid import Cell, Column
from aligner.model.period import Period
from aligner.reading.amount_columns import number_of
from aligner.reading.drafts import Draft
from aligner.reading.notebook import Notebook
from aligner.reading.rows import Walked
from aligner.reading.view import Table, as_text, is_blank
from aligner.words.periods import is_ambiguous_date, read_period
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import clean, normalise

NAME_LENGTH = 500
TEXT_LENGTH = 8000


class RowCells:
    """Reads the cells of a table's rows, each once, and notes what was wrong with them."""

    def __init__(self, table: Table, notebook: Notebook) -> None:
        self.table = table
        self._notebook = notebook
        self._row = 0
        self._cells: dict[int, Cell] = {}
        self._columns: dict[tuple[str, int | None], Column | None] = {}
        self._filled: dict[tuple[str, tuple[str, ...], int | None], tuple[tuple[str, Column], ...]] = {}

    def column(self, name: str, group: int | None = None) -> Column | None:
        """The surest column of a field, of one group where one is asked for."""
        asked = (name, group)
        if asked not in self._columns:
            columns = [c for c in self.table.all(name) if group is None or c.group == group]
            self._columns[asked] = max(columns, key=lambda c: (c.confidence, -c.index), default=None)
        return self._columns[asked]

    def cell(self, walked: Walked, column: Column) -> Cell:
        """The evidence cell of a column in a row, its text cleaned of what no text should hold."""
        if walked.row != self._row:
            self._row = walked.row
            self._cells.clear()
        cell = self._cells.get(column.index)
        if cell is None:
            cell = self._cells[column.index] = self._cleaned(walked, column)
        return cell

    def _cleaned(self, walked: Walked, column: Column) -> Cell:
        raw = as_text(walked.values[column.index - 1])
        text = clean(raw)
        cell = self.table.view.cell(walked.row, column.index, text[:TEXT_LENGTH])
        # Line breaks become spaces one by one; whatever else goes makes the text shorter.
        if len(text) != len(raw):
            self._notebook.add("text-cleaned", cell)
        if len(text) > TEXT_LENGTH:
            self._notebook.add("text-cut", cell, length=len(text))
        return cell

    def text(self, walked: Walked, column: Column | None) -> str:
        """The text of a cell as a name or a reference: one line, not endless."""
        return "" if column is None else normalise(self.cell(walked, column).text)[:NAME_LENGTH]

    def lines(self, walked: Walked, column: Column) -> str:
        """The text of a cell with its line breaks, for cells that list things."""
        return as_text(walked.values[column.index - 1])[:TEXT_LENGTH]

    def says(self, walked: Walked, *fields: str) -> bool:
        """Whether a row has anything in a column of these fields."""
        return any(not is_blank(walked.values[c.index - 1]) for c in self.table.all(*fields))

    def fill(
        self, draft: Draft, walked: Walked, entity: str, fields: Sequence[str], group: int | None = None
    ) -> None:
        """Record what a row says of a draft in these fields."""
        asked = (entity, tuple(fields), group)
        if asked not in self._filled:
            columns = ((name, self.column(f"{entity}.{name}", group)) for name in fields)
            self._filled[asked] = tuple((name, column) for name, column in columns if column is not None)
        for name, column in self._filled[asked]:
            draft.record(name, self.cell(walked, column))
            if name in {"weight", "priority"} and draft.weight is None:
                draft.weight = number_of(walked.values[column.index - 1])
                draft.is_rank = column.is_rank

    def time(self, walked: Walked, name: str, group: int | None = None) -> Period | None:
        """The time that a field names; what names none ("ongoing", "quarterly") stays a text."""
        column = self.column(name, group)
        return None if column is None else read_period(walked.values[column.index - 1])

    def number(self, walked: Walked, name: str, group: int | None = None) -> Decimal | None:
        """The plain number of a field in the unit of its header; None where it holds none."""
        column = self.column(name, group)
        number = None if column is None else number_of(walked.values[column.index - 1])
        return None if number is None or column is None else number * column.scale

    def period(self, walked: Walked, column: Column) -> Period | None:
        """The time that a cell names; one that can't be read is noted."""
        value = walked.values[column.index - 1]
        period = read_period(value)
        text = as_text(value)
        if period is None and text.strip() and not is_placeholder(text):
            ambiguous = int(is_ambiguous_date(text))
            self._notebook.add("unreadable-date", self.cell(walked, column), ambiguous=ambiguous)
        return period

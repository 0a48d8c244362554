"""Read the amounts of a table's rows: to the minor unit, or refused with a note and counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from aligner.model.grid import Row, Trouble, Value
from aligner.reading.amount_columns import COUNTED, PEOPLE, AmountColumn
from aligner.reading.amounts import PERSON_DAYS, PERSON_MONTHS, Unreadable, read_amount, read_people
from aligner.reading.notebook import Notebook
from aligner.reading.view import Table, as_text
from aligner.words.placeholders import is_placeholder
from aligner.words.resources import declares_existing

_DAYS = re.compile(r"\bhtp\b|henkilötyöpäiv|persondag|dagsverk|person[- ]?days?", re.IGNORECASE)
_MONTHS = re.compile(r"\bhtkk\b|henkilötyökuu|personmånad|person[- ]?months?", re.IGNORECASE)
YEAR_LIKE = frozenset(map(float, range(1990, 2061)))
MANY_YEARS = 0.3
"""Where so many of a column's amounts could be years, somebody may have put years there."""

_PLAIN_BELOW = 1e12
"""Numbers under this one are read by themselves where they are whole cents; others with more care."""


class AmountReader:
    """Reads the amounts of a table's rows, notes what can't be read, and keeps count of it."""

    def __init__(self, table: Table, columns: Sequence[AmountColumn], notebook: Notebook) -> None:
        self.columns = columns
        self.unreadable: dict[int, int] = {}
        self.declared: dict[int, list[int]] = {}
        self.currencies: dict[int, str] = {}
        self._table = table
        self._notebook = notebook
        self._rounded: dict[int, tuple[int, Decimal]] = {}
        self._covered = _covered(table, columns)
        self._troubled = _troubles(table, columns) | {row for row, _ in self._covered}
        self.hidden_by_merge: dict[str, int] = {}
        self._plain = [(c.place, c.column.scale, c.kind == PEOPLE) for c in columns]

    def __call__(self, number: int, values: Row) -> Sequence[int | None]:
        """Return minor units (thousandths of a person-year) by amount column; fills ``currencies``."""
        self.currencies = {}
        if number in self._troubled:
            return [self._read_troubled(number, place, values) for place in range(len(self._plain))]
        amounts: list[int | None] = []
        for slot, (place, scale, people) in enumerate(self._plain):
            value = values[place]
            if value is None:
                amounts.append(None)
            elif value == 0:
                amounts.append(None if value is False else 0)
            elif type(value) is float and not people and 0 < value < _PLAIN_BELOW:
                minor = round(value * 100)
                exact = minor / 100 == value
                amounts.append(minor * scale if exact else self._slow(number, slot, value))
            else:
                amounts.append(self._slow(number, slot, value))
        return amounts

    @property
    def is_simple(self) -> bool:
        """Whether plain numbers are all there is to read: no broken or covered cells, no people."""
        return not self._troubled and not any(people for _, _, people in self._plain)

    def _read_troubled(self, number: int, slot: int, values: Row) -> int | None:
        amount = self.columns[slot]
        if (number, amount.place + 1) in self._covered:
            self._leave_covered(number, slot, values[amount.place])
            return None
        trouble = self._table.view.sheet.troubles.get((number, amount.place + 1))
        if trouble is None:
            return self._slow(number, slot, values[amount.place])
        text = trouble[1]
        if trouble[0] is Trouble.PERCENT and amount.kind == PEOPLE:
            return self._slow(number, slot, values[amount.place])
        self._refuse(number, amount, trouble[0].value, text or as_text(values[amount.place]))
        return None

    def _slow(self, number: int, slot: int, value: Value) -> int | None:
        amount = self.columns[slot]
        if isinstance(value, str) and (not value.strip() or is_placeholder(value)):
            return self._absent(number, amount, value)
        if isinstance(value, str) and declares_existing(value):
            self.declared.setdefault(number, []).append(amount.place + 1)
            return None
        if amount.kind == PEOPLE:
            people = read_people(value, per_year=_per_year(amount.column.header))
            if isinstance(people, Unreadable):
                self._refuse(number, amount, people.code, as_text(value))
                return None
            return people
        return self._money(number, amount, slot, value)

    def _leave_covered(self, number: int, slot: int, value: Value) -> None:
        """An amount that Excel hides under a merged range: nobody sees it, so it doesn't count."""
        hidden = self._slow(number, slot, value)
        if hidden:
            kind = self.columns[slot].kind
            self.hidden_by_merge[kind] = self.hidden_by_merge.get(kind, 0) + hidden
            cell = self._table.view.cell(number, self.columns[slot].place + 1)
            self._notebook.add("merged-cells", cell, hidden=1)

    def _absent(self, number: int, amount: AmountColumn, value: str) -> int | None:
        """A placeholder where an amount is asked: no money, but not silence either."""
        if value.strip() in {"0", "0,0", "0.0"}:
            return 0
        if value.strip() and value.strip() not in {"-", "–", "—"}:
            self._refuse(number, amount, "unreadable-amount", value)
        return None

    def _money(self, number: int, amount: AmountColumn, slot: int, value: Value) -> int | None:
        read = read_amount(value, scale=amount.column.scale, style=amount.style)
        if read is None:
            return None
        cell = self._table.view.cell(number, amount.place + 1)
        if isinstance(read, Unreadable):
            self._refuse(number, amount, read.code, as_text(value))
            return None
        if read.currency:
            self.currencies[slot] = read.currency
        if read.rounded and isinstance(value, float | int):
            count, difference = self._rounded.get(slot, (0, Decimal(0)))
            stood = Decimal(f"{value:.15g}") * 100 * amount.column.scale
            self._rounded[slot] = (count + 1, difference + read.minor - stood)
        if read.minor < 0:
            self._notebook.add("negative-amount", cell)
        return read.minor

    def _refuse(self, number: int, amount: AmountColumn, code: str, text: str) -> None:
        self.unreadable[number] = self.unreadable.get(number, 0) + (amount.kind == COUNTED)
        if code == "unreadable-cell":
            code = "unreadable-amount"
        self._notebook.add(
            code, self._table.view.cell(number, amount.place + 1, text), header=amount.column.header
        )

    def note_years(self) -> None:
        """Name the amounts that look like years, in columns where many do."""
        for amount in self.columns:
            values = self._table.values(amount.column)
            if amount.column.scale != 1 or amount.kind == PEOPLE or YEAR_LIKE.isdisjoint(values):
                continue
            many = MANY_YEARS * (len(values) - values.count(None))
            if sum(map(YEAR_LIKE.__contains__, values)) <= many:
                continue
            for i in (i for i, value in enumerate(values) if value in YEAR_LIKE):
                cell = self._table.view.cell(self._table.first_row + i, amount.place + 1)
                self._notebook.add("year-as-amount", cell)

    def note_rounding(self) -> None:
        """Say once a column what rounding to the cent changed."""
        for slot, (count, difference) in self._rounded.items():
            column = self.columns[slot].column
            cell = self._table.view.cell(self._table.header_row, column.index, column.header)
            total = f"{(difference / 100).normalize():f}"
            self._notebook.add("rounded-amount", cell, header=column.header, difference=total, cells=count)


@cache
def _per_year(header: str) -> int:
    """How many of a header's units make a person-year: "htp" are person-days, "htkk" person-months."""
    if _DAYS.search(header):
        return PERSON_DAYS
    return PERSON_MONTHS if _MONTHS.search(header) else 1


def _covered(table: Table, columns: Sequence[AmountColumn]) -> frozenset[tuple[int, int]]:
    """The amount cells that lie under a merged range, its first cell excepted."""
    places = {column.place + 1 for column in columns}
    return frozenset(
        (row, column)
        for m in table.view.sheet.merged
        if m.first_row >= table.first_row and m.last_row <= table.last_row
        for row in range(m.first_row, m.last_row + 1)
        for column in places & set(range(m.first_column, m.last_column + 1))
        if (row, column) != (m.first_row, m.first_column)
    )


def _troubles(table: Table, columns: Sequence[AmountColumn]) -> frozenset[int]:
    places = {column.place + 1 for column in columns}
    troubles = table.view.sheet.troubles
    return frozenset(
        row for row, column in troubles if column in places and table.first_row <= row <= table.last_row
    )

"""Fold the amounts of a table's rows into the purse, each with its year, currency and address."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from aligner.model.grid import Value
from aligner.model.ledger import UNDATED
from aligner.reading.amount_columns import COUNTED, KINDS, AmountColumn
from aligner.reading.amount_reader import AmountReader
from aligner.reading.money import Appends, Chunk, Purse
from aligner.reading.rows import Walked
from aligner.reading.view import Table, as_text
from aligner.words.periods import read_period

_SIGNS = {"€": "EUR", "KR": "SEK", "£": "GBP", "$": "USD"}


class Folder:
    """Folds the amounts of one table's rows into the purse."""

    def __init__(
        self, purse: Purse, table: Table, columns: Sequence[AmountColumn], reader: AmountReader, *, own: bool
    ) -> None:
        self.reader = reader
        self.kept: list[Walked] = []
        self._purse = purse
        self._own = own
        self._place = self._purse.place(table.view.file, table.view.sheet.name, _counted_kind(columns))
        self._table = table
        self._turned = table.view.turned
        self._columns = [(c, c.place + 1, c.column.year or UNDATED) for c in columns]
        self._year_place = _place_of(table, "budget.year")
        self._currency_place = _place_of(table, "budget.currency")
        self._row_years: dict[Value, int] = {}
        self._totals: set[int] = set()
        sheet = table.view.sheet
        self._usual = [c.column.currency or sheet.currency for c in columns]
        self._chunks = [self._chunk(c, self._usual[slot]) for slot, c in enumerate(columns)]
        self._appends = [self._appends_of(slot, chunk) for slot, chunk in enumerate(self._chunks)]
        self._odd_places = bool(sheet.currencies)
        self._odd_cells = self._odd_places or self._currency_place is not None
        counted = [c.column.year for c in columns if c.kind == COUNTED and c.left_out is None]
        self.years = {year for year in counted if year is not None}

    def _chunk(self, amount: AmountColumn, currency: str | None) -> Chunk:
        return self._purse.chunk(amount.kind, currency, self._place, own=self._own, left_out=amount.left_out)

    def fold(self, walked: Walked, link: int, label: str = "") -> None:
        """Add a row's amounts to the target's lines."""
        row_year = UNDATED if self._year_place is None else self._year_of(walked.values[self._year_place])
        if self._odd_cells or self.reader.currencies:
            self._fold_odd(walked, row_year, link, label)
            return
        row = walked.row
        for amount, (column, year, appends) in zip(walked.amounts, self._appends, strict=True):
            if amount:
                to_amounts, to_years, to_links, to_rows, to_columns, to_labels = appends
                to_amounts(amount)
                to_years(year or row_year)
                to_links(link)
                to_rows(row)
                to_columns(column)
                to_labels(label)

    @property
    def is_simple(self) -> bool:
        """Whether rows can be told the currency and year of their amounts by whole columns."""
        return not self._odd_places and not self._turned

    def has_one_currency(self, columns: Sequence[Sequence[Value]]) -> bool:
        """Whether rows, given as columns, are all in one currency."""
        return self._currency_place is None or len(set(columns[self._currency_place])) == 1

    def fold_columns(
        self,
        first: int,
        amounts: Sequence[Sequence[int | None]],
        links: Sequence[int],
        labels: Sequence[str],
        columns: Sequence[Sequence[Value]],
    ) -> None:
        """Add whole columns of amounts, of rows from number ``first`` on; for simple tables only.

        ``columns`` are the rows' own values; they are in one currency.
        """
        every = range(len(links))
        row_years = self._row_years_of(columns)
        leading, rows = array("l", links), array("l", range(first, first + len(links)))
        for slot, column in enumerate(amounts):
            kept: Sequence[int] = every if all(column) else [i for i in every if column[i]]
            whole = kept is every
            _, number, year = self._columns[slot]
            chunk = self._chunk_of(slot, columns)
            chunk.amounts.extend(array("q", [amount for amount in column if amount]))
            by_row = row_years and not year
            dated = array("h", [row_years[i] for i in kept]) if by_row else array("h", [year]) * len(kept)
            chunk.years.extend(dated)
            chunk.links.extend(leading if whole else array("l", [links[i] for i in kept]))
            chunk.rows.extend(rows if whole else array("l", [rows[i] for i in kept]))
            chunk.columns.extend(array("h", [number]) * len(kept))
            chunk.labels.extend(labels if whole else [labels[i] for i in kept])

    def _row_years_of(self, columns: Sequence[Sequence[Value]]) -> list[int]:
        """The year of each row where a column tells it, else nothing."""
        if self._year_place is None:
            return []
        return [self._year_of(value) for value in columns[self._year_place]]

    def _chunk_of(self, slot: int, columns: Sequence[Sequence[Value]]) -> Chunk:
        """Where a column's amounts go, in the one currency of these rows."""
        if self._currency_place is None:
            return self._chunks[slot]
        stated = _currency_in(columns[self._currency_place][0])
        return self._chunk(self._columns[slot][0], stated or self._usual[slot])

    def _fold_odd(self, walked: Walked, row_year: int, link: int, label: str) -> None:
        """The same where cells have currencies of their own."""
        for slot, amount in enumerate(walked.amounts):
            if amount:
                amount_column, column, year = self._columns[slot]
                chunk = self._chunk(amount_column, self._currency(walked, slot))
                at = (column, walked.row) if self._turned else (walked.row, column)
                chunk.add(amount, year or row_year, link, *at, label)

    def _appends_of(self, slot: int, chunk: Chunk) -> tuple[int, int, Appends]:
        """A column's number, its year, and what takes in its lines; a turned table swaps rows and columns."""
        _, column, year = self._columns[slot]
        amounts, years, links, rows, columns, labels = chunk.appends()
        if self._turned:
            rows, columns = columns, rows
        return column, year, (amounts, years, links, rows, columns, labels)

    def _currency(self, walked: Walked, slot: int) -> str | None:
        stated = self.reader.currencies.get(slot)
        if stated is None and self._currency_place is not None:
            stated = _currency_in(walked.values[self._currency_place])
        if stated is None:
            places = self._table.view.sheet.currencies
            stated = places.get((walked.row, self._columns[slot][1]))
        return stated or self._usual[slot]

    def _year_of(self, value: Value) -> int:
        """The year that a cell of the year column tells."""
        year = self._row_years.get(value)
        if year is None:
            period = read_period(value)
            year = self._row_years[value] = period.year if period is not None else UNDATED
            if year:
                self.years.add(year)
        return year

    def keep(self, walked: Walked) -> None:
        """Put a row aside whose amounts are shared with the rows below it."""
        self.kept.append(walked)

    def leave_out(self, walked: Walked, reason: str) -> None:
        """Sum a row's amounts as left out."""
        self._totals.add(walked.row)
        for (amount_column, _, _), amount in zip(self._columns, walked.amounts, strict=True):
            if amount:
                self._purse.leave_out(amount_column.kind, amount_column.left_out or reason, amount)

    def finish(self) -> None:
        """Write down what rounding changed, and count what could not be read."""
        self.reader.note_rounding()
        self.reader.note_years()
        for kind, amount in self.reader.hidden_by_merge.items():
            self._purse.leave_out(kind, "merged-cells", amount)
        self._purse.unreadable += sum(
            n for row, n in self.reader.unreadable.items() if row not in self._totals
        )


def _currency_in(value: Value) -> str | None:
    """The currency that a cell of the currency column tells."""
    text = as_text(value).strip().upper()
    return _SIGNS.get(text, text[:3]) or None


def _counted_kind(columns: Sequence[AmountColumn]) -> str:
    """What the counted amounts of a table are: granted, planned, proposed or forecast money."""
    counted = (KINDS[c.column.field or ""] for c in columns if c.kind == COUNTED)
    return next(counted, KINDS["budget.amount"])


def _place_of(table: Table, name: str) -> int | None:
    column = table.first(name)
    return None if column is None else column.index - 1

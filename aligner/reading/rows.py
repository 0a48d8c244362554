"""Walk a table's rows: data, totals, section headings; page-break headers and footnotes skipped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aligner.model.grid import Cell, Row, Value
from aligner.reading.amount_columns import KINDS
from aligner.reading.blocks import summing_rows
from aligner.reading.inherit import Inherited
from aligner.reading.notebook import Notebook
from aligner.reading.totals import Running, is_subtotal_label, is_total_label, may_name_totals, total_of
from aligner.reading.view import Table, as_text, is_blank
from aligner.words.texts import key

Amounts = Callable[[int, Row], Sequence[int | None]]
"""Reads the amounts of one row in minor units, one an amount column; None where blank or unreadable."""

Take = Callable[[int, Sequence[Row]], bool]
"""Takes a slice of rows from a row number, or declines it."""

LABELS = 4
"""So many of a row's first filled texts are tried as a total's label."""

_FOOTNOTE = re.compile(
    r"\s*(?:[*†‡¹²³]|\d\)\s|(?:lähde|lähteet|sources?|källa|källor|note|notes|huom|huomautus|obs|anm|n\.?b)\s*[.!]?\s*:|"
    r"(?:huom|obs)\s*!|huom\.\s)",
    re.IGNORECASE,
)
_KEYS = ("goal.id", "initiative.id", "metric.id")
_NAMES = ("goal.name", "initiative.name")
_AREA = ("area.name", "area.id", "link.area")


class Kind(Enum):
    """What a row of a table is."""

    DATA = "data"
    TOTAL = "total"
    SECTION = "section"


@dataclass(slots=True)  # not frozen, for one is made a row: that would take three times as long
class Walked:
    """One row: its number, values padded to the table's width and filled down, amounts in minor units.

    ``section`` is the text of the heading above it, ``heading`` its cell. ``inherited`` are the columns
    whose value stands further up.
    """

    row: int
    values: Row
    kind: Kind
    amounts: Sequence[int | None]
    section: str = ""
    heading: Cell | None = None
    inherited: frozenset[int] = frozenset()


class Walker:
    """Tells data from totals and headings while it goes down a table, once.

    ``read`` gives the amounts of a row in minor units, one an amount column.
    """

    def __init__(self, table: Table, notebook: Notebook) -> None:
        self._table = table
        self._notebook = notebook
        self._width = table.columns[-1].index
        self._texts = [c.index - 1 for c in table.columns if c.field not in KINDS]
        self._keys = [c.index - 1 for c in table.all(*_KEYS)]
        self._names = [c.index - 1 for c in table.all(*_NAMES)]
        self._links = [c.index - 1 for c in table.all("link.goal", "link.initiative")]
        self._areas = [c.index - 1 for c in table.all(*_AREA)]
        self._header = [key(c.header.split("\n")[-1]) for c in table.columns]
        self._headers = frozenset(c.header.split("\n")[-1] for c in table.columns) - {""}
        self._first = table.columns[0].index - 1
        self._running = Running()
        self._inherited = Inherited(table, notebook)
        self._labels: dict[str, int] = {}
        self._plain: set[str] = set()
        self._before: Sequence[str] = ()
        self._section = ""
        self._heading: Cell | None = None
        self._spread = _spread_rows(table)
        self._summing = summing_rows(table)

    @property
    def section(self) -> str:
        """The heading that the rows now read stand under."""
        return self._section

    @property
    def is_simple(self) -> bool:
        """Whether no row of the table inherits from others, or sums them up."""
        return not self._summing and not self._spread and self._inherited.is_idle

    def has_plain_labels(self, columns: Sequence[Sequence[Value]]) -> bool:
        """Whether rows, given as columns, all say something that is no more than a line's name."""
        texts = [columns[place] for place in self._texts]
        whole = [column for column in texts[:LABELS] if None not in column]
        if not whole:
            return False
        return all(self._are_plain(column) for column in (whole if len(whole) == LABELS else texts))

    def _are_plain(self, column: Sequence[Value]) -> bool:
        new = {value for value in set(column) - self._plain if type(value) is str}
        if not all(map(str.strip, new)) or not self._headers.isdisjoint(new):
            return False
        if may_name_totals(new) and any(map(self._label_rank, new)):
            return False
        self._plain |= new
        return True

    def passed(self, last: Row, amounts: Sequence[Sequence[int | None]]) -> None:
        """Go on below rows that were taken all at once."""
        self._running.add_many(amounts)
        self._before = self._first_texts(last)

    def walk(self, read: Amounts, take: Take | None = None) -> Iterator[Walked]:
        """Yield the rows that carry meaning; ``take`` may take whole slices first."""
        for start, rows in self._table.view.sheet.slices(self._table.first_row, self._table.last_row):
            if take is not None and take(start, rows):
                continue
            for number, raw in enumerate(rows, start):
                values = raw if len(raw) >= self._width else (*raw, *(None,) * (self._width - len(raw)))
                walked = self._look(number, values, read)
                if walked is None:
                    continue
                if number in self._summing and walked.kind is Kind.DATA:
                    yield self._sum_of_parts(walked)
                    walked = replace(walked, amounts=(None,) * len(walked.amounts))
                yield walked

    def _look(self, number: int, values: Row, read: Amounts) -> Walked | None:
        labels = self._first_texts(values)
        amounts = read(number, values)
        has_money = any(amount is not None for amount in amounts)
        if not labels and not has_money:
            return None
        if self._is_total(values, labels, amounts):
            self._note_total(number, labels, amounts)
            return Walked(number, values, Kind.TOTAL, amounts)
        if not has_money and len(labels) == 1:
            if _FOOTNOTE.match(labels[0]):
                return None
            if self._is_heading(number, values):
                self._section = labels[0].strip()
                return Walked(number, values, Kind.SECTION, amounts, self._section, self._heading)
        if self._repeats_header(values):
            cell = self._table.view.cell(number, self._first + 1)
            self._notebook.add("header-repeated", cell, header=cell.text)
            return None
        if has_money and number not in self._summing:
            self._running.add(amounts)
        self._before = labels
        filled, inherited = self._inherited.fill(number, values)
        return Walked(number, filled, Kind.DATA, amounts, self._section, self._heading, inherited)

    def _sum_of_parts(self, walked: Walked) -> Walked:
        """The amounts of a goal's row that repeats the sum of the rows of its parts."""
        cell = self._table.view.cell(walked.row, self._first + 1)
        self._notebook.add("subtotal-row", cell, label=cell.text, row=walked.row, agrees=1)
        return replace(walked, kind=Kind.TOTAL)

    def _first_texts(self, values: Row) -> list[str]:
        texts: list[str] = []
        for index in self._texts:
            value = values[index]
            if value is not None and not (isinstance(value, str) and not value.strip()):
                texts.append(value if isinstance(value, str) else as_text(value))
                if len(texts) == LABELS:
                    break
        return texts

    def _label_rank(self, text: str) -> int:
        """2: a word for a total and nothing else; 1: it may label one; 0: it doesn't."""
        rank = self._labels.get(text)
        if rank is None:
            rank = self._labels[text] = 0 if total_of(text) is None else 1 + is_total_label(text)
            if not rank:
                self._plain.add(text)
        return rank

    def _is_total(self, values: Row, labels: Sequence[str], amounts: Sequence[int | None]) -> bool:
        if not labels or self._plain.issuperset(labels):
            return not labels and self._running.explains(amounts, at_least=2)
        if self._label_rank(labels[0]) == 2:
            return True
        best = max(labels, key=self._label_rank)
        rank = self._label_rank(best)
        if not rank or self._is_keyed(values, best):
            return False
        if rank == 1:
            return self._is_named_total(values, labels, best, amounts)
        return self._running.explains(amounts, at_least=1)

    def _is_named_total(
        self, values: Row, labels: Sequence[str], best: str, amounts: Sequence[int | None]
    ) -> bool:
        """Whether a row whose label has a word for a total among others totals the rows above it."""
        named = key(total_of(best) or "")
        # A goal may be called "Total customer satisfaction": then more than its name stands on the row.
        others = {key(text) for text in labels if text is not best}
        if others - {named} and self._refers(values):
            return False
        alone = is_subtotal_label(best) or any(key(text) == named for text in (*self._before, self._section))
        return self._running.explains(amounts, at_least=1 if alone else 2)

    def _is_keyed(self, values: Row, label: str) -> bool:
        """Whether a row has an id of its own."""
        return any(not is_blank(values[index]) and values[index] != label for index in self._keys)

    def _refers(self, values: Row) -> bool:
        """Whether a row names a goal or an initiative, as a row of a whole budget's totals does not."""
        return any(not is_blank(values[index]) for index in (*self._keys, *self._names, *self._links))

    def _note_total(self, number: int, labels: Sequence[str], amounts: Sequence[int | None]) -> None:
        label = max(labels, key=self._label_rank, default="")
        code = "subtotal-row" if label and is_subtotal_label(label) else "totals-row"
        agrees = self._running.explains(amounts, at_least=1)
        cell = self._table.view.cell(number, self._first + 1, label)
        self._notebook.add(code, cell, label=label, row=number, agrees=int(agrees))

    def _is_heading(self, number: int, values: Row) -> bool:
        """Whether a row with a single text heads the rows below it, and is no bare goal."""
        place = next(i for i in self._texts if not is_blank(values[i]))
        if not self._may_head(number, place):
            return False
        self._heading = self._table.view.cell(number, place + 1)
        return True

    def _may_head(self, number: int, place: int) -> bool:
        if number in self._spread or place in self._areas:
            return number in self._spread or bool(self._names)
        if place in self._names:
            # A name without an id in a table that gives ids, and has no column for areas.
            return bool(self._keys) and not self._areas
        return (place in self._keys and bool(self._names)) or place == self._first

    def _repeats_header(self, values: Row) -> bool:
        first = values[self._first]
        if not isinstance(first, str) or not self._header[0] or key(first) != self._header[0]:
            return False
        here = [key(as_text(values[c.index - 1])) for c in self._table.columns]
        return sum(a == b for a, b in zip(here, self._header, strict=True) if b) >= max(2, len(here) // 2)


def _spread_rows(table: Table) -> frozenset[int]:
    """The rows where one merged cell spans most of the table: a heading, whatever column it starts in."""
    width = table.columns[-1].index - table.columns[0].index + 1
    return frozenset(
        m.first_row
        for m in table.view.sheet.merged
        if m.first_row == m.last_row and m.last_column - m.first_column + 1 >= max(2, 0.6 * width)
    )

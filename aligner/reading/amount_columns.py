"""The amount columns of a table: what kind of money each holds, and how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aligner.model.grid import Column, Row, Value
from aligner.reading.amounts import (
    Style,
    Unreadable,
    column_style,
    number_minor,
    read_amount,
)
from aligner.reading.notebook import Notebook
from aligner.reading.view import Table
from aligner.words.language import language

PEOPLE = "people"
COUNTED = "counted"
KINDS = {
    "budget.granted": "granted",
    "budget.amount": "plan",
    "budget.proposal": "proposal",
    "budget.forecast": "forecast",
    "budget.actual": "actual",
    "budget.remaining": "remaining",
    "initiative.cost": "estimate",
    "budget.fte": PEOPLE,
}
COUNTED_ORDER = ("budget.granted", "budget.amount", "budget.proposal", "budget.forecast")
"""Which money counts: the first of these kinds that a table has."""

_THREE = re.compile(r"\D{0,6}\d{1,3}([.,])\d{3}\D{0,6}")


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """One amount column.

    ``place`` is its 0-based index in a row; ``kind`` is COUNTED, PEOPLE, or the kind of money that is
    shown beside; ``left_out`` says why it isn't summed at all (a note's code).
    """

    place: int
    column: Column
    kind: str
    style: Style | None
    left_out: str | None = None


def amount_columns(table: Table, notebook: Notebook) -> tuple[AmountColumn, ...]:
    """Decide for every amount column of a table what it counts as, and its number style."""
    columns = table.all(*KINDS)
    counted = next((f for f in COUNTED_ORDER if any(c.field == f and not c.is_total for c in columns)), None)
    texts = {column.index: _texts(table, column) for column in columns}
    styles = {index: column_style(values) for index, values in texts.items()}
    for column in columns:
        if styles[column.index][1]:
            cell = table.view.cell(table.header_row, column.index, column.header)
            notebook.add("ambiguous-amount", cell, header=column.header)
    shared = _shared_style(table, texts, [style for style, _ in styles.values()])
    made = []
    for column in columns:
        style, mixed = styles[column.index]
        kind = COUNTED if column.field == counted else KINDS[column.field or ""]
        made.append(AmountColumn(column.index - 1, column, kind, style if style or mixed else shared))
    return _without_totals(table, _without_repeats(table, made, notebook), notebook)


def _texts(table: Table, column: Column) -> list[str]:
    values = table.values(column)
    return [value for value in values if type(value) is str] if str in map(type, values) else []


def _shared_style(table: Table, texts: Mapping[int, list[str]], told: Sequence[Style | None]) -> Style | None:
    """The style of columns whose own values leave it open ("216,000"): what the table's others tell.

    Where none tells, one separator that always stands before exactly three digits groups thousands: no
    currency has three decimals. That needs two such cells, or one in the language that groups so, and no
    multiplier above it ("1,234" under M€ may well be a decimal).
    """
    styles = {style for style in told if style is not None}
    if styles:
        return styles.pop() if len(styles) == 1 else None
    if any(column.scale != 1 for column in table.all(*KINDS)):
        return None
    marks = [
        match[1]
        for values in texts.values()
        for value in values
        if (match := _THREE.fullmatch(value.strip()))
    ]
    if len(set(marks)) != 1:
        return None
    grouping_here = "," if language(" ".join(column.header for column in table.columns)) == "en" else "."
    if len(marks) < 2 and marks[0] != grouping_here:
        return None
    return Style.DOT if marks[0] == "," else Style.COMMA


def _without_repeats(table: Table, columns: Sequence[AmountColumn], notebook: Notebook) -> list[AmountColumn]:
    """A header that stands twice is read once: the second column is left out of the sums."""
    seen: set[tuple[str, str, int | None]] = set()
    kept = []
    for amount in columns:
        name = (amount.kind, amount.column.header.casefold(), amount.column.year)
        again = name in seen and bool(amount.column.header)
        if again:
            cell = table.view.cell(table.header_row, amount.column.index, amount.column.header)
            notebook.add("header-repeated", cell, header=amount.column.header)
        seen.add(name)
        kept.append(replace(amount, left_out="header-repeated") if again else amount)
    return kept


def _without_totals(
    table: Table, columns: list[AmountColumn], notebook: Notebook
) -> tuple[AmountColumn, ...]:
    """Leave out the columns that sum others of their row: by label, or by arithmetic."""
    made = list(columns)
    for place, amount in enumerate(columns):
        if amount.left_out is None and _is_total(table, amount, [c for c in made if c is not amount]):
            cell = table.view.cell(table.header_row, amount.column.index, amount.column.header)
            notebook.add("totals-column", cell, header=amount.column.header)
            made[place] = replace(amount, left_out="totals-column")
    return tuple(made)


def _is_total(table: Table, amount: AmountColumn, others: Sequence[AmountColumn]) -> bool:
    """Whether a column sums others: all of its year where it has one; else all, or all with a year."""
    kin = [c for c in others if c.kind == amount.kind and c.left_out is None]
    year = amount.column.year
    if year is not None:
        kin = [c for c in kin if c.column.year == year]
    if amount.column.is_total and any(not c.column.is_total for c in kin):
        return True
    dated = [c for c in kin if c.column.year is not None]
    parts = dated if year is None and dated else kin
    return len(parts) >= 2 and _sums(table, amount, parts)


def _sums(table: Table, total: AmountColumn, parts: Sequence[AmountColumn]) -> bool:
    """Whether a column is the sum of others on its filled rows, of the first two hundred.

    At least two rows must tell so, and a slip in ten is allowed.
    """
    rows = table.view.sheet.rows[table.first_row - 1 : min(table.last_row, table.first_row + 200)]
    agreeing = [_row_agrees(row, total, parts) for row in rows]
    told = [one for one in agreeing if one is not None]
    return sum(told) >= 2 and sum(told) * 10 >= len(told) * 9


def _row_agrees(row: Row, total: AmountColumn, parts: Sequence[AmountColumn]) -> bool | None:
    whole = _quick(row, total)
    if not whole:
        return None
    return whole == sum(_quick(row, part) or 0 for part in parts)


def _quick(row: Row, amount: AmountColumn) -> int | None:
    if amount.place >= len(row):
        return None
    read = read_amount(row[amount.place], scale=amount.column.scale, style=amount.style)
    return read.minor if read is not None and not isinstance(read, Unreadable) else None


def number_of(value: Value) -> Decimal | None:
    """Read a plain number or percentage (a weight, a share); None where it is neither."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        minor, _ = number_minor(value, 1)
        return Decimal(f"{value:.15g}") if minor or value == 0 else Decimal(0)
    if isinstance(value, str):
        text = value.strip().rstrip("%").strip()
        read = read_amount(text, style=Style.COMMA if "," in text else Style.DOT)
        return Decimal(read.minor) / 100 if read is not None and not isinstance(read, Unreadable) else None
    return None

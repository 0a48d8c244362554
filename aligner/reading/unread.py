"""What hangs on a column that isn't read for certain: how many cells are filled, and what money they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.model.grid import Column, Value
from aligner.reading.amount_columns import KINDS, PEOPLE
from aligner.reading.amounts import column_style, read_amount
from aligner.reading.numerals import Unreadable

MOST_TEXTS = 5_000
"""Amounts written as text take long to read; of more of them than this the sum is not told."""

_LARGEST = 1e12
"""A larger number is no amount, and one without end can't be rounded."""


def with_weight(column: Column, values: Sequence[Value]) -> Column:
    """Return the column with what hangs on it; ``values`` are its cells, None where blank."""
    filled = [v for v in values if (v.strip() if isinstance(v, str) else v is not None)]
    meant = column.field or column.asked
    money = meant in KINDS and KINDS[meant] != PEOPLE
    return replace(column, filled=len(filled), sum_if_money=_sum(filled, column.scale) if money else None)


def _sum(values: Sequence[Value], scale: int) -> int | None:
    """The minor units that the amounts come to; None where they are too many, or none can be read."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) > MOST_TEXTS:
        return None
    style = column_style(texts)[0] if texts else None
    read = (read_amount(value, scale=scale, style=style) for value in texts)
    amounts = [one.minor for one in read if one is not None and not isinstance(one, Unreadable)]
    numbers = (n for n in values if isinstance(n, float | int) and not isinstance(n, bool))
    amounts += [round(number * 100) * scale for number in numbers if abs(number) < _LARGEST]
    return sum(amounts) if amounts else None

"""Columns that repeat: the second metric and its baseline, totals beside years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.model.grid import Column
from aligner.reading.header_reading import Heard

Place = tuple[str, int | None, int]

_REPEATING = ("metric", "initiative")
_OFTEN = frozenset(("metric.actual", "metric.measured"))
"""What one metric may have several of in a year."""


def with_groups(columns: Sequence[Column], heard: Sequence[Heard]) -> Iterator[Column]:
    """Yield the columns with their group numbers, and with totals told from parts."""
    numbers = dict.fromkeys(_REPEATING, 1)
    seen: set[Place] = set()
    dated = [c for c in columns if c.field and c.year is not None and not c.is_total]
    parts = {(c.field, year) for c in dated for year in (None, c.year)}
    repeated = {key for key, n in Counter((c.field, c.year) for c in columns).items() if n > 1}
    for column, said in zip(columns, heard, strict=True):
        grouped = _grouped(column, said.ordinal, numbers, seen)
        money = (grouped.field or "").startswith("budget.")
        if money and (grouped.field, grouped.year) in repeated:
            grouped = replace(grouped, group=numbers["initiative"])
        total = _is_total(column, parts)
        yield grouped if grouped.is_total == total else replace(grouped, is_total=total)


def _grouped(column: Column, ordinal: int | None, numbers: dict[str, int], seen: set[Place]) -> Column:
    """Give one column its number: by its own ordinal, else on from the last one when its field repeats."""
    field = column.field or ""
    entity = field.partition(".")[0]
    if entity not in numbers:
        return column
    group = ordinal or numbers[entity]
    repeats = field.endswith(".name") or (entity == "metric" and field not in _OFTEN)
    if not ordinal and repeats and (field, column.year, group) in seen:
        group += 1
    seen.add((field, column.year, group))
    numbers[entity] = group
    return column if column.group == group else replace(column, group=group)


def _is_total(column: Column, parts: set[tuple[str | None, int | None]]) -> bool:
    """Tell a sum over all years, or over one year, beside the columns it adds up."""
    return column.is_total and (column.field, column.year) in parts

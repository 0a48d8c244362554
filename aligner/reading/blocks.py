"""Goals' rows whose amounts are the sums of the rows below them, which are their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import cast

from aligner.model.grid import Row, Value
from aligner.reading.amount_columns import KINDS, number_of
from aligner.reading.view import Table, is_blank

Numbered = tuple[int, Row]

_PARTS = ("initiative.name", "initiative.id", "budget.line")


def summing_rows(table: Table) -> frozenset[int]:
    """Return the rows that name a goal and no part of it, and whose amounts the parts right below add up to.

    A part is a row with an initiative or a budget line, of the same goal or with the goal left blank.
    """
    fields = table.fields
    parts = [c.index - 1 for c in table.all(*_PARTS)]
    goals = [c.index - 1 for c in table.all("goal.name", "goal.id", "link.goal")]
    amounts = [c.index - 1 for c in table.all(*KINDS)]
    if not ("initiative.name" in fields or "budget.line" in fields) or not goals or not amounts:
        return frozenset()
    if _are_named(table.values(table.all(*_PARTS)[0])):
        return frozenset()
    blocks = _blocks(table, goals, parts)
    return frozenset(head[0] for head, below in blocks if _adds_up(head[1], below, amounts))


def _are_named(column: Sequence[Value]) -> bool:
    """Whether every row has a text in the first of the columns that name parts: then none sums up others."""
    return all(type(value) is str for value in column) and all(map(str.strip, cast("Sequence[str]", column)))


def _blocks(table: Table, goals: Sequence[int], parts: Sequence[int]) -> Iterator[tuple[Numbered, list[Row]]]:
    """Yield each row with a goal and no part, with the rows of parts below it."""
    head: Numbered | None = None
    below: list[Row] = []
    rows = table.view.sheet.rows[table.first_row - 1 : table.last_row]
    # A text in the first of the columns that name parts spares a look at the others, row after row.
    place = parts[0]
    for number, row in enumerate(rows, table.first_row):
        first = row[place] if len(row) > place else None
        if head is None and isinstance(first, str) and first.strip():
            continue
        if not _filled(row, parts):
            if head is not None and below:
                yield head, below
            head = (number, row) if _filled(row, goals) else None
            below = []
        elif head is not None and _is_below(row, head[1], goals):
            below.append(row)
        elif head is not None:
            yield head, below
            head = None
    if head is not None:
        yield head, below


def _filled(row: Row, places: Sequence[int]) -> bool:
    return any(place < len(row) and not is_blank(row[place]) for place in places)


def _is_below(row: Row, head: Row, goals: Sequence[int]) -> bool:
    return all(
        place >= len(row) or is_blank(row[place]) or (place < len(head) and row[place] == head[place])
        for place in goals
    )


def _adds_up(head: Row, below: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether each filled amount of a row is the sum of those below, and some amount is."""
    pairs = [(_amount(head, place), sum(_amount(row, place) for row in below)) for place in places]
    told = [(own, total) for own, total in pairs if own]
    return bool(told and below) and all(own == total for own, total in told)


def _amount(row: Row, place: int) -> Decimal:
    return (number_of(row[place]) if place < len(row) else None) or Decimal(0)

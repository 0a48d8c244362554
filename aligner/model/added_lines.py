"""A ledger with a few lines more: the lines that were read are shared, never copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar, overload

from aligner.model.grid import Cell
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Target

_Item = TypeVar("_Item")
_UNCHANGED = (
    "loose", "_loose_sums", "loose_items", "tentative", "untraced", "names", "some_names", "_centres_by_goal",
)  # fmt: skip
"""What nameless lines that lead to a goal and are no proposal change nothing of; taken over where known."""


class _Longer(Sequence[_Item]):
    """A column of a ledger with a few values after it."""

    __slots__ = ("_first", "_more")

    def __init__(self, first: Sequence[_Item], more: Sequence[_Item]) -> None:
        self._first: Sequence[_Item] = first
        self._more = tuple(more)
        if isinstance(first, _Longer):
            self._first, self._more = first._first, (*first._more, *more)

    def __len__(self) -> int:
        return len(self._first) + len(self._more)

    def __iter__(self) -> Iterator[_Item]:
        return chain(self._first, self._more)

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Item]: ...
    def __getitem__(self, index: int | slice) -> _Item | Sequence[_Item]:
        if isinstance(index, slice):
            return tuple(self)[index]
        own = len(self._first)
        place = index + len(self) if index < 0 else index
        return self._first[place] if place < own else self._more[place - own]


def with_lines(ledger: Ledger, target: Target, cell: Cell, amounts: Mapping[int, int]) -> Ledger:
    """The ledger with an amount more for each year, all of one target and standing at one cell."""
    link, place, count = len(ledger.targets), len(ledger.tables), len(amounts)
    more = replace(
        ledger,
        targets=(*ledger.targets, target),
        tables=(*ledger.tables, LedgerTable(cell.file, cell.sheet)),
        amounts=_Longer(ledger.amounts, tuple(amounts.values())),
        years=_Longer(ledger.years, tuple(amounts)),
        links=_Longer(ledger.links, (link,) * count),
        places=_Longer(ledger.places, (place,) * count),
        rows=_Longer(ledger.rows, (cell.row,) * count),
        columns=_Longer(ledger.columns, (cell.column,) * count),
        labels=_Longer(ledger.labels, ("",) * count) if ledger.labels else (),
    )
    known = {name: value for name, value in vars(ledger).items() if name in _UNCHANGED}
    sums = dict(ledger.sums) | {(link, year): amount for year, amount in amounts.items()}
    vars(more).update(known, sums=sums)
    return more

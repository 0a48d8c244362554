"""Which lines of a ledger lead to a goal or name an initiative: found once, for all who ask."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from heapq import merge

from aligner.model.ledger import Ledger


class LineIndex:
    """The numbers of lines by goal and by initiative; made when first asked, for evidence alone needs it."""

    def __init__(self, ledger: Ledger) -> None:
        self._lines: dict[int, array[int]] = defaultdict(partial(array, "l"))
        for number, link in enumerate(ledger.links):
            self._lines[link].append(number)
        goals: dict[str, list[int]] = {}
        initiatives: dict[str, list[int]] = {}
        for link, target in enumerate(ledger.targets):
            for goal, _ in target.goals:
                goals.setdefault(goal, []).append(link)
            if target.initiative is not None:
                initiatives.setdefault(target.initiative, []).append(link)
        self._goals: Mapping[str, Sequence[int]] = goals
        self._initiatives: Mapping[str, Sequence[int]] = initiatives

    def of_goal(self, goal: str) -> Iterator[int]:
        """The lines that reach a goal, in the order read."""
        return self._of(self._goals.get(goal, ()))

    def of_initiative(self, initiative: str) -> Iterator[int]:
        """The lines that name an initiative, in the order read."""
        return self._of(self._initiatives.get(initiative, ()))

    def _of(self, links: Sequence[int]) -> Iterator[int]:
        return merge(*(self._lines[link] for link in dict.fromkeys(links) if link in self._lines))

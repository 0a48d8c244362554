"""Where the money goes, from focus areas down to lines: sums by year, each euro once at every level."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from heapq import nlargest
from itertools import accumulate, chain
from typing import overload

from aligner.model.ledger import Ledger
from aligner.model.lines import Reach
from aligner.model.plan import Plan


class Branch(Enum):
    """What a node stands for."""

    AREA = "area"
    GOAL = "goal"
    INITIATIVE = "initiative"
    DIRECT = "direct"
    """What reaches a goal by lines that name no initiative."""
    SHARED = "shared"
    """A goal's part of what is given to its whole focus area."""
    LOOSE = "loose"
    """All that reaches no goal."""
    ITEM = "item"
    """Lines of one name that reach no goal."""
    REST = "rest"
    """The many small items after the largest ones."""


WITHOUT_GOAL = frozenset({Branch.LOOSE, Branch.ITEM, Branch.REST})
"""The branches of money that reaches no goal."""

ITEMS = 1000
"""So many items without a goal have nodes of their own."""


class Lines(Sequence[int]):
    """Numbers of lines that stand in several arrays, one array after the other; nothing is copied."""

    __slots__ = ("_arrays", "_ends")

    def __init__(self, arrays: Iterable[Sequence[int]] = ()) -> None:
        self._arrays = [one for one in arrays if one]
        self._ends = list(accumulate(map(len, self._arrays)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._arrays)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        number = bisect_right(self._ends, at)
        if at < 0 or number == len(self._ends):
            raise IndexError(index)
        return self._arrays[number][at - (self._ends[number - 1] if number else 0)]


@dataclass(frozen=True, slots=True)
class MoneyNode:
    """One node: ``years`` are minor units by year, ``lines`` the numbers of a leaf's lines with money.

    ``id`` is an area's, goal's or initiative's own; an item's is its name, or the line's number where it
    has none. The lines of one reference stand together, in the order read.
    """

    branch: Branch
    id: str
    name: str
    years: Mapping[int, int]
    children: tuple[MoneyNode, ...] = ()
    lines: Sequence[int] = field(default=())

    @property
    def amount(self) -> int:
        return sum(self.years.values())

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands below it."""
        return not self.children and not self.lines


def money_tree(plan: Plan) -> tuple[MoneyNode, ...]:
    """The focus areas in plan order, goals without one after them, and last what reaches no goal.

    Takes a second for a million lines.
    """
    goals = _Goals(plan)
    areas = []
    for area, of_area in plan.goals_by_area.items():
        name = plan.area_by_id[area].name if area else ""
        areas.append(_sum(Branch.AREA, area or "", name, (goals.node(goal.id) for goal in of_area)))
    loose = _loose(plan.ledger)
    return (*areas, *((loose,) if loose.children else ()))


def _sum(branch: Branch, identity: str, name: str, children: Iterable[MoneyNode]) -> MoneyNode:
    below = tuple(children)
    return MoneyNode(branch, identity, name, _added(child.years for child in below), below)


def _added(several: Iterable[Mapping[int, int]]) -> dict[int, int]:
    years: dict[int, int] = {}
    for one in several:
        for year, amount in one.items():
            years[year] = years.get(year, 0) + amount
    return years


class _Goals:
    """The nodes of goals; the parts of a line that several goals share stand under each of them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lines = _by_link(plan.ledger)
        self._parts: dict[str, dict[tuple[Branch, str], dict[int, int]]] = {}
        self._links: dict[tuple[str, Branch, str], set[int]] = {}
        for (link, year), amount in plan.ledger.sums.items():
            target = plan.ledger.targets[link]
            branch = Branch.INITIATIVE if target.initiative else Branch.DIRECT
            key = (Branch.SHARED if target.reach is Reach.AREA else branch, target.initiative or "")
            for goal, part in target.divide(amount):
                years = self._parts.setdefault(goal, {}).setdefault(key, {})
                years[year] = years.get(year, 0) + part
                self._links.setdefault((goal, *key), set()).add(link)

    def node(self, goal: str) -> MoneyNode:
        """A goal with its initiatives, those without money too, for their lack tells as much."""
        plan, parts = self._plan, self._parts.get(goal, {})
        named = [(Branch.INITIATIVE, one.id) for one in plan.initiatives_by_goal.get(goal, ())]
        keys = dict.fromkeys([*named, *parts])
        below = [self._leaf(goal, branch, identity) for branch, identity in keys]
        below.sort(key=lambda node: -node.amount)
        return _sum(Branch.GOAL, goal, plan.goal_by_id[goal].full_name, below)

    def _leaf(self, goal: str, branch: Branch, identity: str) -> MoneyNode:
        known = self._plan.initiative_by_id.get(identity)
        years = self._parts.get(goal, {}).get((branch, identity), {})
        links = sorted(self._links.get((goal, branch, identity), ()))
        lines = Lines(self._lines.get(link, ()) for link in links)
        return MoneyNode(branch, identity, known.name if known else identity, years, lines=lines)


def _by_link(ledger: Ledger) -> Mapping[int, Sequence[int]]:
    """The lines with money that reach goals, by the target that they lead to."""
    found = {link: array("l") for link, target in enumerate(ledger.targets) if target.goals}
    for number, (link, amount) in enumerate(zip(ledger.links, ledger.amounts, strict=True)):
        if amount and link in found:
            found[link].append(number)
    return found


def _loose(ledger: Ledger) -> MoneyNode:
    """What reaches no goal, by the names of its lines, the largest first."""
    sums: dict[str | int, int] = {}
    for number in ledger.loose:
        if amount := ledger.amounts[number]:
            name = ledger.label(number) or number
            sums[name] = sums.get(name, 0) + amount
    lines: dict[str | int, array[int]] = {
        name: array("l") for name in nlargest(ITEMS, sums, sums.__getitem__)
    }
    rest = array("l")
    for number in ledger.loose:
        if ledger.amounts[number]:
            lines.get(ledger.label(number) or number, rest).append(number)
    items = [_item(ledger, Branch.ITEM, name, its) for name, its in lines.items()]
    return _sum(Branch.LOOSE, "", "", [*items, *([_item(ledger, Branch.REST, "", rest)] if rest else [])])


def _item(ledger: Ledger, branch: Branch, name: str | int, lines: Sequence[int]) -> MoneyNode:
    years: dict[int, int] = {}
    for line in lines:
        years[ledger.years[line]] = years.get(ledger.years[line], 0) + ledger.amounts[line]
    return MoneyNode(branch, str(name), name if isinstance(name, str) else "", years, lines=lines)

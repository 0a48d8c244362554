"""Where the money goes, from focus areas down to lines: sums by year, each euro once at every level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

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


ITEMS = 1000
"""So many items without a goal have nodes of their own."""


@dataclass(frozen=True, slots=True)
class MoneyNode:
    """One node: ``years`` are minor units by year, ``links`` the ledger's targets below it.

    ``id`` is an area's, goal's or initiative's own; an item's is its name, or the line's number where it
    has none. ``lines`` are the numbers of an item's lines; for every other leaf the links tell them.
    """

    branch: Branch
    id: str
    name: str
    years: Mapping[int, int]
    links: frozenset[int] = frozenset()
    children: tuple[MoneyNode, ...] = ()
    lines: Sequence[int] = field(default=())

    @property
    def amount(self) -> int:
        return sum(self.years.values())

    @property
    def is_leaf(self) -> bool:
        """Whether lines come next."""
        return not self.children


def money_tree(plan: Plan) -> tuple[MoneyNode, ...]:
    """The focus areas in plan order, goals without one after them, and last what reaches no goal."""
    goals = _Goals(plan)
    areas = [
        _sum(Branch.AREA, area or "", plan.area_by_id[area].name if area else "", map(goals.node, of_area))
        for area, of_area in (
            (area, [goal.id for goal in found]) for area, found in plan.goals_by_area.items()
        )
        if of_area or area
    ]
    loose = _loose(plan.ledger)
    return (*areas, *((loose,) if loose.children else ()))


def _sum(branch: Branch, identity: str, name: str, children: Iterable[MoneyNode]) -> MoneyNode:
    below = tuple(children)
    years = _added(child.years for child in below)
    links = frozenset[int]().union(*(child.links for child in below))
    return MoneyNode(branch, identity, name, years, links, below)


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
        links = frozenset(self._links.get((goal, branch, identity), ()))
        return MoneyNode(branch, identity, known.name if known else identity, years, links)


def _loose(ledger: Ledger) -> MoneyNode:
    """What reaches no goal, by the names of its lines, the largest first."""
    lines: dict[str | int, list[int]] = {}
    for index in ledger.loose:
        if ledger.amounts[index]:
            lines.setdefault(ledger.label(index) or index, []).append(index)
    sums = {name: sum(ledger.amounts[line] for line in its) for name, its in lines.items()}
    largest = sorted(sums, key=lambda name: -sums[name])
    items = [_item(ledger, name, lines[name]) for name in largest[:ITEMS]]
    if len(largest) > ITEMS:
        rest = [line for name in largest[ITEMS:] for line in lines[name]]
        items.append(MoneyNode(Branch.REST, "", "", _years(ledger, rest), lines=rest))
    return _sum(Branch.LOOSE, "", "", items)


def _item(ledger: Ledger, name: str | int, lines: Sequence[int]) -> MoneyNode:
    shown = name if isinstance(name, str) else ""
    return MoneyNode(Branch.ITEM, str(name), shown, _years(ledger, lines), lines=lines)


def _years(ledger: Ledger, lines: Sequence[int]) -> dict[int, int]:
    years: dict[int, int] = {}
    for line in lines:
        years[ledger.years[line]] = years.get(ledger.years[line], 0) + ledger.amounts[line]
    return years


def lines_of(ledger: Ledger, node: MoneyNode) -> Sequence[int]:
    """The numbers of a leaf's lines that carry money, in the order read."""
    if node.lines:
        return node.lines
    wanted = node.links
    return [i for i, link in enumerate(ledger.links) if link in wanted and ledger.amounts[i]]

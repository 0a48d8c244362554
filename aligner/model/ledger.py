"""Budget lines as columns of integers: up to millions, no object a line, sums by target and year."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING

from aligner.model.grid import Cell
from aligner.model.lines import LedgerTable, Line, LooseItem, Reach, Target

if TYPE_CHECKING:
    from aligner.model.line_index import LineIndex

UNDATED = 0
"""The year of money that no year is given for."""

_SHOWN = 50
_LOOKED_AT = 2_000
_TENTATIVE = frozenset({"proposal", "forecast"})


Sums = Mapping[int, int]
"""Minor units by year; the key UNDATED holds what has no year."""


@dataclass(frozen=True)
class Ledger:
    """Amounts in integer minor units (cents; thousandths of a person-year for people).

    The columns run in step: ``amounts[i]`` belongs to ``years[i]`` and leads to ``targets[links[i]]``;
    it stands in ``tables[places[i]]`` at ``rows[i]``, ``columns[i]``. ``labels`` names the lines as the
    file does; where one is empty, its target's label does. ``left_out`` sums what was read and not
    counted, by reason (a note's code).
    """

    targets: tuple[Target, ...] = ()
    tables: tuple[LedgerTable, ...] = ()
    amounts: Sequence[int] = field(default_factory=lambda: array("q"))
    years: Sequence[int] = field(default_factory=lambda: array("h"))
    links: Sequence[int] = field(default_factory=lambda: array("l"))
    places: Sequence[int] = field(default_factory=lambda: array("h"))
    rows: Sequence[int] = field(default_factory=lambda: array("l"))
    columns: Sequence[int] = field(default_factory=lambda: array("h"))
    labels: Sequence[str] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    unreadable: int = 0
    centres: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The cost centres that the lines of a target name, by the target's index."""

    @cached_property
    def sums(self) -> Mapping[tuple[int, int], int]:
        """Minor units by ``(index of the target, year)``."""
        sums: dict[tuple[int, int], int] = {}
        for key, amount in zip(zip(self.links, self.years, strict=True), self.amounts, strict=True):
            sums[key] = sums.get(key, 0) + amount
        return sums

    @cached_property
    def by_goal(self) -> Mapping[str, Sums]:
        """Every goal's money by year, its share of area-level money included."""
        return self._divided(self.sums, frozenset(Reach))

    @cached_property
    def area_level(self) -> Mapping[str, Sums]:
        """The part of a goal's money that came only through its focus area."""
        return self._divided(self.sums, frozenset({Reach.AREA}))

    def _divided(self, sums: Mapping[tuple[int, int], int], reaches: frozenset[Reach]) -> Mapping[str, Sums]:
        goals: dict[str, dict[int, int]] = {}
        for (link, year), amount in sums.items():
            target = self.targets[link]
            if target.reach in reaches:
                for goal, part in target.divide(amount):
                    years = goals.setdefault(goal, {})
                    years[year] = years.get(year, 0) + part
        return goals

    def of_goal(self, goal: str) -> int:
        """All that reaches a goal."""
        return sum(self.by_goal.get(goal, {}).values())

    def own_of_goal(self, goal: str) -> int:
        """What reaches a goal by its own links, area-level money excepted."""
        return self.of_goal(goal) - self.area_level_of_goal(goal)

    def area_level_of_goal(self, goal: str) -> int:
        return sum(self.area_level.get(goal, {}).values())

    @cached_property
    def by_initiative(self) -> Mapping[str, Sums]:
        """What stands on the lines that name each initiative, by year."""
        found: dict[str, dict[int, int]] = {}
        for (link, year), amount in self.sums.items():
            initiative = self.targets[link].initiative
            if initiative is not None:
                years = found.setdefault(initiative, {})
                years[year] = years.get(year, 0) + amount
        return found

    def of_initiative(self, initiative: str) -> int:
        """All that stands on lines that name the initiative."""
        return sum(self.by_initiative.get(initiative, {}).values())

    @cached_property
    def goals_paid_directly(self) -> frozenset[str]:
        """The goals that money reaches through no initiative, so that it may pay any of their initiatives."""
        paid = {link for (link, _), amount in self.sums.items() if amount > 0}
        direct = (self.targets[link] for link in paid if self.targets[link].initiative is None)
        return frozenset(goal for target in direct for goal, _ in target.goals)

    @cached_property
    def tentative(self) -> Mapping[str, Sums]:
        """Every goal's money by year that is only proposed or forecast, area-level money included."""
        places = {i for i, table in enumerate(self.tables) if table.kind in _TENTATIVE}
        sums: dict[tuple[int, int], int] = {}
        if places:
            lines = zip(self.places, self.links, self.years, self.amounts, strict=True)
            for place, link, year, amount in lines:
                if place in places:
                    sums[link, year] = sums.get((link, year), 0) + amount
        return self._divided(sums, frozenset(Reach))

    def centres_of_goal(self, goal: str) -> frozenset[str]:
        """The cost centres on the goal's own lines; what comes only through its area tells nothing."""
        return frozenset(self._centres_by_goal.get(goal, ()))

    @cached_property
    def _centres_by_goal(self) -> Mapping[str, set[str]]:
        named: dict[str, set[str]] = {}
        for link, centres in self.centres.items():
            if self.targets[link].reach is not Reach.AREA:
                for goal, _ in self.targets[link].goals:
                    named.setdefault(goal, set()).update(centres)
        return named

    @cached_property
    def names(self) -> frozenset[str]:
        """What the lines are called."""
        return frozenset(filter(None, chain(self.labels, (target.label for target in self.targets))))

    @cached_property
    def traced(self) -> int:
        return sum(v for (link, _), v in self.sums.items() if self.targets[link].goals)

    @cached_property
    def traced_by_year(self) -> Mapping[int, int]:
        """What reaches a goal, by year."""
        years: dict[int, int] = {}
        for (link, year), amount in self.sums.items():
            if self.targets[link].goals:
                years[year] = years.get(year, 0) + amount
        return years

    @cached_property
    def untraced(self) -> int:
        return sum(v for (link, _), v in self.sums.items() if not self.targets[link].goals)

    @property
    def untraced_share(self) -> float:
        """Untraced money over all counted; costs that are written as negative are a share all the same."""
        counted = self.traced + self.untraced
        return self.untraced / counted if counted else 0.0

    @property
    def total_left_out(self) -> int:
        return sum(self.left_out.values())

    @property
    def read(self) -> int:
        """Everything read: traced + untraced + left out, to the minor unit."""
        return self.traced + self.untraced + self.total_left_out

    @cached_property
    def some_names(self) -> tuple[str, ...]:
        """The first two thousand names, as read: enough to tell whether the money speaks of something."""
        every = dict.fromkeys(chain(self.labels, (target.label for target in self.targets)))
        return tuple(islice(filter(None, every), _LOOKED_AT))

    def label(self, index: int) -> str:
        """What the file calls a line; empty where it has no name."""
        return (self.labels[index] if self.labels else "") or self.targets[self.links[index]].label

    def line(self, index: int) -> Line:
        """Lift one line out of the columns."""
        table = self.tables[self.places[index]]
        cell = Cell(table.file, table.sheet, self.rows[index], self.columns[index], self.label(index))
        return Line(self.amounts[index], self.years[index], self.targets[self.links[index]], cell)

    @cached_property
    def _index(self) -> LineIndex:
        from aligner.model.line_index import LineIndex

        return LineIndex(self)

    def lines_to(self, goal: str) -> Iterator[Line]:
        """The lines that reach a goal, in the order read."""
        return map(self.line, self._index.of_goal(goal))

    def lines_of(self, initiative: str) -> Iterator[Line]:
        """The lines that name an initiative, in the order read."""
        return map(self.line, self._index.of_initiative(initiative))

    @cached_property
    def loose(self) -> Sequence[int]:
        """The indices of the lines that reach no goal, in the order read."""
        loose = {i for i, target in enumerate(self.targets) if not target.goals}
        return array("l", [i for i, link in enumerate(self.links) if link in loose])

    @property
    def loose_count(self) -> int:
        """How many items of money reach no goal; what was taken back is none."""
        return len(self._loose_sums)

    @cached_property
    def loose_items(self) -> tuple[LooseItem, ...]:
        """The fifty largest items of money that reaches no goal, largest first; equal ones as read."""
        sums = self._loose_sums
        largest = nlargest(_SHOWN, sums, key=sums.__getitem__)
        cells: dict[str | int, list[Cell]] = {name: [] for name in largest}
        for index in self.loose:
            found = cells.get(self.label(index) or index)
            if found is not None and len(found) < _SHOWN and self.amounts[index]:
                found.append(self.line(index).cell)
        return tuple(LooseItem(n if isinstance(n, str) else "", sums[n], tuple(cells[n])) for n in largest)

    @cached_property
    def _loose_sums(self) -> Mapping[str | int, int]:
        """Minor units of the items that reach no goal: by label, or by its index a line that has none."""
        sums: dict[str | int, int] = {}
        for index in self.loose:
            name = self.label(index) or index
            sums[name] = sums.get(name, 0) + self.amounts[index]
        return {name: amount for name, amount in sums.items() if amount > 0}

    def __len__(self) -> int:
        return len(self.amounts)

"""Lines of money that stand with one name and the same sums under several goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter, ne

from aligner.model.grid import Cell
from aligner.model.ledger import Ledger
from aligner.model.lines import Reach

_Key = tuple[str, str]
_Sums = dict[int, int]


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """One name of money, ``amount`` minor units of it under each of ``goals`` goals.

    ``initiative`` is the id of the initiative that its lines name; empty where they name none.
    """

    label: str
    initiative: str
    goals: int
    amount: int
    cells: tuple[Cell, ...]


def repeated_lines(ledger: Ledger) -> Iterator[RepeatedLine]:
    """Yield the names whose sums are the same in every year under each of the goals that they name.

    Money that is divided over several goals is counted once and is none of these.
    """
    wanted = _of_several_goals(ledger)
    lines: dict[_Key, list[int]] = {}
    for index, link in enumerate(ledger.links):
        if link in wanted and ledger.amounts[index]:
            lines.setdefault((ledger.label(index), wanted[link][0]), []).append(index)
    for (label, initiative), places in lines.items():
        sums = _sums_by_goal(ledger, places, {link: goal for link, (_, goal) in wanted.items()})
        alike = all(one == next(iter(sums.values())) for one in sums.values())
        amount = sum(next(iter(sums.values())).values())
        if label and len(sums) > 1 and alike and amount > 0:
            cells = tuple(ledger.line(place).cell for place in places)
            yield RepeatedLine(label, initiative, len(sums), amount, cells)


def _of_several_goals(ledger: Ledger) -> dict[int, tuple[str, str]]:
    """The initiative and the goal of each target of one goal whose lines have names that recur elsewhere."""
    single = {
        index: (target.initiative or "", target.goals[0][0])
        for index, target in enumerate(ledger.targets)
        if target.reach is Reach.GOAL and len(target.goals) == 1
    }
    goals: dict[_Key, set[str]] = {}
    keys: dict[int, set[_Key]] = {}
    for label, link in _recurring(ledger):
        if link in single:
            initiative, goal = single[link]
            key = (label or ledger.targets[link].label, initiative)
            goals.setdefault(key, set()).add(goal)
            keys.setdefault(link, set()).add(key)
    return {link: single[link] for link, its in keys.items() if any(len(goals[key]) > 1 for key in its)}


def _recurring(ledger: Ledger) -> Iterator[tuple[str, int]]:
    """Yield the names of lines that stand under several targets, with each of those."""
    if not ledger.labels:
        yield from ((target.label, index) for index, target in enumerate(ledger.targets))
        return
    last = dict(zip(ledger.labels, ledger.links, strict=True))
    if "" not in last and not any(map(ne, map(last.__getitem__, ledger.labels), ledger.links)):
        return  # of a million lines in an accounting ledger, no name stands twice
    named = set(zip(ledger.labels, ledger.links, strict=True))
    often = Counter(map(itemgetter(0), named))
    yield from (pair for pair in named if not pair[0] or often[pair[0]] > 1)


def _sums_by_goal(ledger: Ledger, places: list[int], goal_of: dict[int, str]) -> dict[str, _Sums]:
    sums: dict[str, _Sums] = {}
    for place in places:
        years = sums.setdefault(goal_of[ledger.links[place]], {})
        year = ledger.years[place]
        years[year] = years.get(year, 0) + ledger.amounts[place]
    return sums

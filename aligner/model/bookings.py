"""Who of the plan's list of people is booked for how much, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aligner.model.entities import Person
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Booking:
    """One year's work of somebody, in thousandths of a person-year, and the cells of its lines."""

    person: Person
    year: int
    booked: int
    capacity: int
    cells: tuple[Cell, ...]


def bookings(plan: Plan) -> tuple[Booking, ...]:
    """Sum the work of everybody whose capacity is known.

    A line is somebody's whose name it carries, else the owner's of its initiative. An initiative that is
    larger than all of its owner's capacity is done by others too and counts for nobody. Work without a
    year may be spread over every year of the budget.
    """
    people = _by_name(plan)
    lines: dict[tuple[str, int], list[int]] = {}
    for index, person in _named(plan, people):
        lines.setdefault((person.id, plan.people.years[index]), []).append(index)
    by_id = {person.id: person for person in people.values()}
    return tuple(_booking(plan, by_id[person], year, found) for (person, year), found in lines.items())


def _by_name(plan: Plan) -> Mapping[str, Person]:
    """Everybody with a capacity by name, and by role where nobody else has it."""
    able = [person for person in plan.persons if person.capacity]
    roles = Counter(_key(person.text("role")) for person in plan.persons)
    by_role = {role: one for one in able if (role := _key(one.text("role"))) and roles[role] == 1}
    return {**by_role, **{_key(one.name): one for one in able}}


def _booking(plan: Plan, person: Person, year: int, lines: list[int]) -> Booking:
    years = max(1, len(plan.budget_years)) if year == UNDATED else 1
    cells = tuple(plan.people.line(index).cell for index in lines)
    booked = sum(plan.people.amounts[index] for index in lines)
    return Booking(person, year, booked, (person.capacity or 0) * years, cells)


def _named(plan: Plan, people: Mapping[str, Person]) -> Iterator[tuple[int, Person]]:
    """Yield the index of every line that is somebody's, and whose it is."""
    owners = {one.id: _key(one.owner) for one in plan.initiatives if one.owner}
    for index, link in enumerate(plan.people.links):
        initiative = plan.people.targets[link].initiative or ""
        own, owner = _key(plan.people.label(index)), owners.get(initiative, "")
        if own in people:
            yield index, people[own]
        elif owner in people and _fits(plan, initiative, people[owner]):
            yield index, people[owner]


def _fits(plan: Plan, initiative: str, person: Person) -> bool:
    by_year = plan.people.by_initiative[initiative]
    return max(by_year.values()) <= (person.capacity or 0)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())

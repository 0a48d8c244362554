"""How important the plan says its areas and goals are, as shares of a whole, beside the money they get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from aligner.model.entities import Area, Goal
from aligner.model.plan import Plan

ENOUGH_TRACED = 0.5
"""Under this share of traced money a comparison with weights would compare them with hearsay."""


class Prioritised(NamedTuple):
    """An area or a goal with a weight of its own, and the minor units of money that reach it."""

    subject: Area | Goal
    weight: float
    money: int


def area_priorities(plan: Plan) -> dict[str | None, float]:
    """Area weights as shares of all; where only goals carry weights, an area's share is their sum.

    Every area has one, and None, the nameless area, too; empty where nothing has a weight.
    """
    weights: dict[str | None, float] = {a.id: float(a.weight) for a in plan.areas if a.weight is not None}
    if not weights:
        for goal in plan.goals:
            if goal.weight is not None:
                weights[goal.area] = weights.get(goal.area, 0.0) + float(goal.weight)
    whole = sum(weights.values())
    if whole <= 0:
        return {}
    return {area: weights.get(area, 0.0) / whole for area in (*(a.id for a in plan.areas), None)}


def goal_priorities(plan: Plan) -> dict[str, float]:
    """A goal's own weight over all goals' weights; else its area's share, divided equally."""
    own = {goal.id: float(goal.weight) for goal in plan.goals if goal.weight is not None}
    whole = sum(own.values())
    if whole > 0:
        return {goal.id: own.get(goal.id, 0.0) / whole for goal in plan.goals}
    areas = area_priorities(plan)
    return {
        goal.id: areas[area] / len(goals)
        for area, goals in plan.goals_by_area.items()
        if area in areas
        for goal in goals
    }


def is_comparable(plan: Plan) -> bool:
    """Whether money can be held against weights: known, and at least half of it traced to goals."""
    ledger = plan.ledger
    enough = ledger.traced > 0 and 1 - ledger.untraced_share >= ENOUGH_TRACED
    return enough and plan.resources_unknown is None


def prioritised(plan: Plan) -> tuple[Prioritised, ...]:
    """Return what has a weight of its own and money, in plan order: the areas, else the goals.

    What no money reaches is left out: that it has none is told of each goal, and people may do the work.
    """
    areas = [Prioritised(a, float(a.weight), money_of_area(plan, a)) for a in plan.areas if a.weight]
    goals = [Prioritised(g, float(g.weight), plan.money_of(g)) for g in plan.goals if g.weight]
    return tuple(one for one in areas or goals if one.money > 0)


def money_of_area(plan: Plan, area: Area) -> int:
    """Minor units that reach the goals of an area."""
    return sum(plan.money_of(goal) for goal in plan.goals_by_area[area.id])


def ordered_pairs(items: Sequence[Prioritised]) -> Iterator[tuple[Prioritised, Prioritised]]:
    """Yield every pair of unequal weights, the more important first."""
    for one, other in combinations(items, 2):
        if one.weight != other.weight:
            yield (one, other) if one.weight > other.weight else (other, one)

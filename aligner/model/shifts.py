"""How much of the money went elsewhere since last year, by last year's plan or its outturn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aligner.model.entities import Described
from aligner.model.ledger import Ledger
from aligner.model.plan import Plan

FEWEST = 3
"""Of fewer goals or focus areas the shares tell nothing."""

COVERED = 0.8
"""So much of the money of both years must stand on goals or areas that both have."""

_SHOWN = 3
_Sums = Mapping[str, int]
_Summing = Callable[[Plan, Ledger, bool], _Sums]


@dataclass(frozen=True, slots=True)
class Shift:
    """The share of the money that moved (0: none, 1: all), and what has most of it now."""

    moved: float
    largest: tuple[Described, ...]


def shift_from_last_year(plan: Plan) -> Shift | None:
    """Compare the shares of the goals, else of the focus areas; None where the years can't be compared."""
    levels: tuple[tuple[_Summing, tuple[Described, ...]], ...] = (
        (_by_goal, plan.goals),
        (_by_area, plan.areas),
    )
    for sums_of, described in levels:
        now, before = sums_of(plan, plan.ledger, False), _before(plan, sums_of)
        moved = _moved(now, before)
        if moved is not None:
            funded = sorted(described, key=lambda one: -now.get(_key(one.name), 0))
            return Shift(moved, tuple(funded[:_SHOWN]))
    return None


def _before(plan: Plan, sums_of: _Summing) -> _Sums:
    if plan.previous is not None:
        return sums_of(plan.previous, plan.previous.ledger, False)
    return sums_of(plan, plan.other_money["actual"], True) if "actual" in plan.other_money else {}


def _by_goal(plan: Plan, ledger: Ledger, outturn: bool) -> _Sums:
    """Sum by the goal's name; of an outturn, only the years before the budget's."""
    first = next(iter(plan.years_in_reach(None)), 0)
    sums: dict[str, int] = {}
    for goal in plan.goals:
        by_year = ledger.by_goal.get(goal.id, {})
        amounts = (amount for year, amount in by_year.items() if not outturn or 0 < year < first)
        sums[_key(goal.name)] = sums.get(_key(goal.name), 0) + sum(amounts)
    return sums


def _by_area(plan: Plan, ledger: Ledger, outturn: bool) -> _Sums:
    goals = _by_goal(plan, ledger, outturn)
    return {
        _key(area.name): sum(goals[_key(goal.name)] for goal in plan.goals_by_area.get(area.id, ()))
        for area in plan.areas
    }


def _moved(now: _Sums, before: _Sums) -> float | None:
    """Half the sum of the differences between shares, over what both years know."""
    whole_now, whole_before = sum(now.values()), sum(before.values())
    shared = [key for key in now if key in before and (now[key] or before[key])]
    if len(shared) < FEWEST or whole_now <= 0 or whole_before <= 0:
        return None
    here, there = sum(now[key] for key in shared), sum(before[key] for key in shared)
    if here < COVERED * whole_now or there < COVERED * whole_before:
        return None
    return sum(abs(now[key] / here - before[key] / there) for key in shared) / 2


def _key(name: str) -> str:
    return " ".join(name.casefold().split())

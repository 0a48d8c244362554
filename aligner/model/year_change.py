"""What changed since last year: goals carried over word for word, new ones, those gone, money that moved."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model.entities import Goal
from aligner.model.plan import Plan
from aligner.model.shifts import shift_from_last_year


@dataclass(frozen=True, slots=True)
class YearChange:
    """The goals of two plans, compared by name and definition, in plan order.

    ``carried`` stand word for word as they did; ``reworded`` keep their name and say something else below
    it; ``gone`` are last year's that this plan doesn't name. ``moved`` is the share of the money that
    went elsewhere, None where the years can't be compared.
    """

    carried: tuple[Goal, ...]
    reworded: tuple[Goal, ...]
    new: tuple[Goal, ...]
    gone: tuple[Goal, ...]
    moved: float | None


def year_change(plan: Plan) -> YearChange | None:
    """Compare a plan with last year's; None where that isn't given."""
    if plan.previous is None:
        return None
    before = plan.previous.goal_by_name
    kept = [goal for goal in plan.goals if goal.name_key in before]
    carried = tuple(goal for goal in kept if _words(goal) == _words(before[goal.name_key]))
    names = plan.goal_by_name
    shift = shift_from_last_year(plan)
    return YearChange(
        carried=carried,
        reworded=tuple(goal for goal in kept if goal not in carried),
        new=tuple(goal for goal in plan.goals if goal.name_key not in before),
        gone=tuple(goal for goal in plan.previous.goals if goal.name_key not in names),
        moved=shift.moved if shift else None,
    )


def _words(goal: Goal) -> tuple[str, str]:
    return goal.definition_key, " ".join(goal.ambition.casefold().split())

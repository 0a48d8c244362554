"""Which goals are listed, and in what order: pure functions on an assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aligner.model.assessment import Assessment, GoalVerdict, Verdict
from aligner.model.plan import Plan

PAGE = 2000
"""A table of more rows than this takes seconds to draw."""

# The letters that end the Finnish and Swedish alphabets become the characters that follow z in Unicode.
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


class Order(Enum):
    """What the list is sorted by."""

    SEVERITY = "severity"
    MONEY = "money"
    PRIORITY = "priority"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked to see; ``words`` must all occur, ``verdict`` None shows every verdict."""

    words: str = ""
    verdict: Verdict | None = None
    customer_only: bool = False
    order: Order = Order.SEVERITY
    page: int = 0

    def next_verdict(self) -> Selection:
        """All verdicts, then one after the other, then all again."""
        cycle = (None, *Verdict)
        return replace(self, verdict=cycle[(cycle.index(self.verdict) + 1) % len(cycle)], page=0)

    def next_order(self) -> Selection:
        orders = tuple(Order)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)], page=0)


def listed(assessment: Assessment, selection: Selection, *, names: bool = True) -> tuple[GoalVerdict, ...]:
    """Return the goals that fit the selection, sorted; without ``names`` the owners are not searched."""
    wanted = [word.casefold() for word in selection.words.split()]
    plan = assessment.plan
    fitting = [
        goal
        for goal in (assessment.customer_goals() if selection.customer_only else assessment.goals)
        if selection.verdict in {None, goal.verdict} and _holds(plan, goal.goal, wanted, names=names)
    ]
    return tuple(sorted(fitting, key=_key(plan, selection.order)))


def _holds(plan: Plan, goal_id: str, wanted: Sequence[str], *, names: bool) -> bool:
    if not wanted:
        return True
    goal = plan.goal_by_id[goal_id]
    area = plan.area_by_id.get(goal.area or "")
    parts = (goal.id, goal.name, area.name if area else "", goal.owner if names else "")
    text = " ".join(parts).casefold()
    return all(word in text for word in wanted)


def _key(plan: Plan, order: Order) -> Callable[[GoalVerdict], tuple[object, ...]]:
    worst_first = {verdict: rank for rank, verdict in enumerate(Verdict)}
    match order:
        case Order.SEVERITY:
            return lambda goal: (worst_first[goal.verdict], -goal.money, goal.solid)
        case Order.MONEY:
            return lambda goal: (-goal.money,)
        case Order.PRIORITY:
            return lambda goal: (goal.priority_share is None, -(goal.priority_share or 0.0))
        case Order.NAME:
            return lambda goal: (plan.goal_by_id[goal.goal].name.casefold().translate(_AFTER_Z),)


def pages(count: int) -> int:
    """How many pages a list of so many rows takes; at least one."""
    return max(1, -(-count // PAGE))


def page_of(goals: Sequence[GoalVerdict], page: int) -> Sequence[GoalVerdict]:
    return goals[page * PAGE : (page + 1) * PAGE]

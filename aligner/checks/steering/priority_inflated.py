"""A first priority that most goals share decides nothing when two of them collide."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.priority_classes import are_first


@plan_check("STE12", Severity.MINOR, source="S2 intro")
def priority_inflated(plan: Plan, *, share: float = 0.5, least: int = 4) -> Iterator[Seen | NotAssessed]:
    """More than ``share`` of the goals are in the first class; asked from ``least`` goals up."""
    first = _first(plan)
    if first is None or len(plan.goals) < least:
        yield NOT_ASSESSED
    elif len(first) > share * len(plan.goals):
        cells = [cell for goal in first for cell in goal.evidence("priority") or goal.evidence("weight")]
        yield seen(*cells, count=len(first), goals=len(plan.goals))


def _first(plan: Plan) -> list[Goal] | None:
    """The goals of first priority: by their class, else by their rank; None where there is neither."""
    classes = [goal.text("priority") for goal in plan.goals]
    if any(classes):
        firsts = are_first(classes)
        return [goal for goal, is_first in zip(plan.goals, firsts, strict=True) if is_first]
    weights = [goal.weight for goal in plan.goals if goal.weight is not None]
    if not weights or not plan.ranked:
        return None
    highest = max(weights)
    return [goal for goal in plan.goals if goal.weight == highest]

"""One survey score says how customers felt afterwards, and not what to do about it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan

_SEES_WHAT_HAPPENS = frozenset({"customer", "operations"})


@goal_check("MET08", Severity.MAJOR, source="S1, S0", customer_only=True)
def survey_score_only(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """A waiting time beside the score sees what happens to the customer; money beside it doesn't."""
    metrics = plan.metrics_of(goal)
    scores = [metric for metric in metrics if metric.kind == "customer" and metric.told_as("score")]
    others = [metric for metric in metrics if metric not in scores]
    sides = {metric.told_as("side").value or metric.kind for metric in others}
    if sides & _SEES_WHAT_HAPPENS or len(scores) > 1:
        return
    if not scores or None in sides or any(metric.kind is None for metric in others):
        yield NOT_ASSESSED
    else:
        yield seen(*scores[0].evidence("name", "kind"), metric=scores[0].name)

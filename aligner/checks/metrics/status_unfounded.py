"""Green that rests on no figure stays green until the day it is red."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan

_NEEDED = ("baseline", "target", "actual")


@goal_check("MET19", Severity.MAJOR, source="S4", needs={"goal.status", "metric.name"})
def status_unfounded(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """One metric with all three is foundation enough."""
    metrics = plan.metrics_of(goal)
    holes = {metric.id: _holes(metric) for metric in metrics}
    if goal.told_as("status").value != "green" or not metrics:
        yield NOT_ASSESSED
    elif all(holes.values()):
        cells = [cell for metric in metrics for cell in metric.evidence(*holes[metric.id])]
        status = goal.text("status")
        yield seen(*goal.evidence("status"), *cells, status=status, metric=metrics[0].name)
    elif not any(all(map(metric.text, _NEEDED)) for metric in metrics):
        yield NOT_ASSESSED


def _holes(metric: Metric) -> tuple[str, ...]:
    """Return the fields that the plan has a place for and that are empty."""
    return tuple(field for field in _NEEDED if metric.has_place(field) and not metric.text(field))

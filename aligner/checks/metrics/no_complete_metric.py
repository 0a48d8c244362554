"""A goal whose metrics all lack a baseline, a target or a deadline has figures and no yardstick."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.plan import Plan


@goal_check("MET22", Severity.BLOCKER, source="S2 value production, S4")
def no_complete_metric(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    metrics = plan.metrics_of(goal)
    if not metrics:
        yield NOT_ASSESSED
    elif not any(plan.is_complete(metric, goal) for metric in metrics):
        cells = [cell for metric in metrics for cell in _holes(metric, plan, goal)]
        yield seen(*cells, count=len(metrics), metric=metrics[0].name)


def _holes(metric: Metric, plan: Plan, goal: Goal) -> tuple[Cell, ...]:
    """Return the empty cells of the metric; its name where the plan has no column for what it lacks."""
    lacking = [field for field in ("baseline", "target") if not metric.text(field)]
    if plan.metric_deadline(metric, goal) is None:
        lacking.append("deadline")
    return metric.evidence(*lacking) or metric.evidence("name")

"""A customer goal that only our own figures measure can be reached without the customer noticing."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET05", Severity.BLOCKER, source="S2 value production, #4", customer_only=True)
def business_metrics_only(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    metrics = plan.metrics_of(goal)
    kinds = {metric.kind for metric in metrics}
    if "customer" in kinds:
        return
    if not metrics or None in kinds:
        yield NOT_ASSESSED
    else:
        cells = [cell for metric in metrics for cell in metric.evidence("name", "kind")]
        yield seen(*cells, count=len(metrics), metric=metrics[0].name)

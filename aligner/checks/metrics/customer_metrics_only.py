"""A focus area that measures nothing of its own economy has no answer when the money is shared out."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@area_check("MET06", Severity.MAJOR, source="S2 value production", needs={"metric.name"})
def customer_metrics_only(area: Area, plan: Plan) -> Iterator[Seen | NotAssessed]:
    goals = plan.goals_by_area.get(area.id, ())
    metrics = {metric.id: metric for goal in goals for metric in plan.metrics_of(goal)}.values()
    kinds = {metric.kind for metric in metrics}
    if "business" in kinds:
        return
    if not metrics or None in kinds:
        yield NOT_ASSESSED
    else:
        cells = [cell for metric in metrics for cell in metric.evidence("name", "kind")]
        yield seen(*cells, count=len(metrics), metric=next(iter(metrics)).name)

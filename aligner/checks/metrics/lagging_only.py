"""When every metric tells the end result, the news comes once nothing can be done about it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("MET07", Severity.MINOR, source="S2 #4", needs={"metric.name"})
def lagging_only(plan: Plan, *, least: int = 3) -> Iterator[Seen | NotAssessed]:
    """A plan of under ``least`` metrics isn't asked to lead and to lag."""
    timings = {metric.told_as("timing").value for metric in plan.metrics}
    if "leading" in timings:
        return
    if len(plan.metrics) < least or timings != {"lagging"}:
        yield NOT_ASSESSED
    else:
        cells = [cell for metric in plan.metrics for cell in metric.evidence("name", "timing")]
        yield seen(*cells, count=len(plan.metrics), metric=plan.metrics[0].name)

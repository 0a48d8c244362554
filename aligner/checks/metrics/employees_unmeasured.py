"""A demanding promise to customers that nothing guards is paid for by those who do the work."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.strides import way_closed


@plan_check("MET18", Severity.MINOR, source="S3", needs={"metric.name"}, customer_only=True)
def employees_unmeasured(plan: Plan, *, demanding: float = 0.3) -> Iterator[Seen | NotAssessed]:
    """Found where the plan speaks of its people, promises a leap (``demanding``), and measures only that."""
    if any("employee" in {metric.kind, metric.told_as("side").value} for metric in plan.metrics):
        return
    promises = [metric for metric in plan.metrics if _asks(metric) >= demanding]
    if not promises:
        yield NOT_ASSESSED
        return
    about_staff = [work for work in plan.initiatives if "employee" in work.kinds("kind")]
    if about_staff and all(metric.kind for metric in plan.metrics):
        cells = [cell for metric in promises for cell in metric.evidence("name", "target")]
        named = [cell for work in about_staff for cell in work.evidence("name")]
        yield seen(*cells, *named, metric=promises[0].name, initiative=about_staff[0].name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _asks(metric: Metric) -> float:
    """How much a customer target asks; 0 where it can't be told."""
    return float(way_closed(metric) or 0) if metric.kind == "customer" else 0.0

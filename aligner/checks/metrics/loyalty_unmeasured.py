"""Customers who come back are the cheapest sale there is, and nobody counts them."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.topics import goals_about


@plan_check("MET15", Severity.MINOR, source="S2 value capture", needs={"metric.name"})
def loyalty_unmeasured(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where a goal speaks of it and no metric does; asked only where the plan speaks of selling."""
    if any("loyalty" in one.kinds("topic") and one.kind != "employee" for one in plan.metrics):
        return
    if not plan.commerce or not plan.metrics:
        yield NOT_ASSESSED
        return
    naming = goals_about(plan, "loyalty")
    if naming:
        cells = [cell for goal in naming for cell in goal.evidence("name")]
        yield seen(*cells, count=len(naming), goal=naming[0].full_name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

"""Revenue tells what was sold long ago; offers and orders tell what comes next."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.topics import goals_about


@plan_check("MET16", Severity.MINOR, source="S2 value capture", needs={"metric.name"})
def pipeline_unmeasured(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where a goal speaks of it and no metric does; asked only where the plan speaks of selling."""
    if any("pipeline" in metric.kinds("topic") for metric in plan.metrics):
        return
    if not plan.commerce or not plan.metrics:
        yield NOT_ASSESSED
        return
    naming = goals_about(plan, "pipeline")
    if naming:
        cells = [cell for goal in naming for cell in goal.evidence("name")]
        yield seen(*cells, count=len(naming), goal=naming[0].full_name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

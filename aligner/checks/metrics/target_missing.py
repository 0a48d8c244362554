"""A metric with no target is followed and obliges nobody."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET03", Severity.MAJOR, source="S4", needs={"metric.target"})
def target_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    metrics = plan.metrics_of(goal)
    if not metrics:
        yield NOT_ASSESSED
    bare = [metric for metric in metrics if not metric.target]
    if bare:
        cells = [cell for metric in bare for cell in metric.evidence("target")]
        yield seen(*cells, count=len(bare), metric=bare[0].name)

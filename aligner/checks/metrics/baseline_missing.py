"""A metric with no starting level can show a number, but no improvement."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET02", Severity.MAJOR, source="S2 value production", needs={"metric.baseline"})
def baseline_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    metrics = plan.metrics_of(goal)
    if not metrics:
        yield NOT_ASSESSED
    bare = [metric for metric in metrics if not metric.baseline]
    if bare:
        cells = [cell for metric in bare for cell in metric.evidence("baseline")]
        yield seen(*cells, count=len(bare), metric=bare[0].name)

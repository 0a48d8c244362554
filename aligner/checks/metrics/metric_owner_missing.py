"""A metric that nobody owns is looked at by nobody when it turns."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET13", Severity.MINOR, source="S4", needs={"metric.owner"})
def metric_owner_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    asked = [metric for metric in plan.metrics_of(goal) if metric.has_place("owner")]
    if not asked:
        yield NOT_ASSESSED
    unowned = [metric for metric in asked if not metric.owner]
    if unowned:
        cells = [cell for metric in unowned for cell in metric.evidence("owner")]
        yield seen(*cells, count=len(unowned), metric=unowned[0].name)

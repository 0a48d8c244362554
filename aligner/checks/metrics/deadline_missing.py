"""A target with no date slips a year ahead, every year."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET04", Severity.MAJOR, source="S4", needs={"metric.target"})
def deadline_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    aimed = [metric for metric in plan.metrics_of(goal) if metric.target]
    if not aimed or not plan.records("metric.deadline", "goal.horizon"):
        yield NOT_ASSESSED
        return
    undated = [metric for metric in aimed if plan.metric_deadline(metric, goal) is None]
    if undated:
        cells = [cell for metric in undated for cell in metric.evidence("target", "deadline")]
        yield seen(*cells, count=len(undated), metric=undated[0].name)

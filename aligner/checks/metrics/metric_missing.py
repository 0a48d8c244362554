"""A goal that nothing measures is steered by opinion until it is too late."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("MET01", Severity.BLOCKER, source="S2 value production")
def metric_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    if not plan.metrics_of(goal):
        yield seen(*goal.evidence("name"))

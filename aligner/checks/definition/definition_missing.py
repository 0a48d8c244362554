"""A goal that nobody has put into words is read by every team in its own way."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("DEF01", Severity.BLOCKER, source="S2 #1")
def definition_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    if not goal.definition:
        yield seen(*(goal.evidence("definition") or goal.evidence("name")))

"""A goal that nobody answers for stops without anyone noticing."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES05", Severity.BLOCKER, source="S4")
def owner_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    if not goal.owner:
        yield seen(*(goal.evidence("owner") or goal.evidence("name")))

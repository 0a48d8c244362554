"""People without money can do only what needs nothing bought."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES03", Severity.MAJOR, source="S2 #2")
def money_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if not plan.records_money or not plan.is_resourced(goal) or plan.resources_unknown:
        yield NOT_ASSESSED
    elif plan.money_of(goal) <= 0:
        yield seen(*goal.evidence("name"))

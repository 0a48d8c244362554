"""A goal that neither money nor people reach is done beside other work, or not at all."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES01", Severity.BLOCKER, source="S2 #2")
def resources_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if plan.is_resourced(goal) or goal.declared_extra:
        return
    if plan.resources_unknown:
        yield NOT_ASSESSED
    else:
        yield seen(*goal.evidence("name"))

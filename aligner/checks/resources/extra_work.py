"""Work "within existing resources" is done last, by those who have no time for it."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES21", Severity.BLOCKER, source="S2 #2")
def extra_work(goal: Goal, plan: Plan) -> Iterator[Seen]:
    if goal.declared_extra and not plan.is_resourced(goal):
        yield seen(*goal.declared_extra, text=goal.declared_extra[0].text.strip())

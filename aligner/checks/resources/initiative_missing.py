"""Resources without an initiative are set aside for work that nobody has begun."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES02", Severity.MAJOR, source="S2 #2", needs={"initiative.name"})
def initiative_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if not plan.is_resourced(goal):
        yield NOT_ASSESSED
    elif not plan.initiatives_of(goal) and not _works_through_area(goal, plan):
        yield seen(*goal.evidence("name"))


def _works_through_area(goal: Goal, plan: Plan) -> bool:
    """Whether an initiative of the whole focus area may be serving the goal too."""
    return goal.area is not None and any(not i.goals and i.area == goal.area for i in plan.initiatives)

"""Money without people, in a plan that records people, waits for somebody to use it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES04", Severity.BLOCKER, source="S2 #2", needs={"budget.fte"})
def people_missing(goal: Goal, plan: Plan, *, staffed: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Decide only where at least the share ``staffed`` of the goals with money have people too."""
    share, money = plan.staffed_share, plan.money_of(goal)
    if share is None or share < staffed or money <= 0:
        yield NOT_ASSESSED
    elif plan.people_of(goal) <= 0:
        yield seen(*goal.evidence("name"), sum_money=money)

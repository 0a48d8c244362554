"""Customers have moved on since they were last asked."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.period import Period
from aligner.model.plan import Plan


@goal_check("INS02", Severity.MINOR, source="S1", customer_only=True)
def insight_stale(goal: Goal, plan: Plan, *, months: int = 24) -> Iterator[Seen | NotAssessed]:
    """The newest of the goal's evidence is over ``months`` months old."""
    dated = [(one.date, one) for one in plan.evidence_of(goal) if one.date]
    if not dated or len(dated) < len(plan.evidence_of(goal)):  # what has no date may be the newest
        yield NOT_ASSESSED
        return
    date, newest = max(dated, key=lambda pair: pair[0].end)
    if _months_old(date, plan) > months:
        cells = newest.evidence("name", "date")
        yield seen(*(cells or goal.evidence("name")), evidence=newest.name, year=str(date.year))


def _months_old(date: Period, plan: Plan) -> int:
    """Months begun since the evidence was gathered: over 24 on the day after two years."""
    whole = 12 * (plan.as_of.year - date.end.year) + plan.as_of.month - date.end.month
    return whole + (plan.as_of.day > date.end.day)

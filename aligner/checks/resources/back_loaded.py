"""Money that is kept for the last year buys nothing until it is too late to learn."""

from collections.abc import Iterator
from itertools import islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES09", Severity.MINOR, source="S4")
def back_loaded(goal: Goal, plan: Plan, *, limit: float = 0.7) -> Iterator[Seen | NotAssessed]:
    """Speak above the share ``limit`` in the last of three years or more; a second year may be a ramp-up."""
    years = plan.years_in_reach(goal.horizon)
    by_year = plan.ledger.by_goal.get(goal.id, {})
    money = sum(by_year.get(year, 0) for year in years)
    if len(years) < 3 or money <= 0:
        yield NOT_ASSESSED
        return
    last = by_year.get(years[-1], 0)
    if last > limit * money:
        lines = (line.cell for line in plan.ledger.lines_to(goal.id) if line.year == years[-1])
        share = (200 * last + money) // (2 * money)  # whole percent, halves up
        yield seen(*islice(lines, EVIDENCE_LIMIT), sum_money=last, share=share, years=str(years[-1]))

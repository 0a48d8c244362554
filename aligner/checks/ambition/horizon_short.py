"""Goals that all end within two years are reached by what is quick, not by what customers would notice."""

from collections.abc import Iterator
from datetime import date

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@plan_check("AMB04", Severity.MINOR, source="S4, S0", customer_only=True)
def horizon_short(
    plan: Plan, *, years: int = 2, share: float = 0.5, goals: int = 3
) -> Iterator[Seen | NotAssessed]:
    """Over ``share`` of ``goals`` or more dated customer goals end within ``years``; no annual plan."""
    start = _start(plan)
    found = [(goal, _horizon(plan, read_ambition(goal, plan).horizon)) for goal in plan.customer_goals]
    dated = [(goal, horizon) for goal, horizon in found if horizon]
    if start is None or len(dated) < goals or len(dated) * 2 < len(found) or _is_short(plan, start, years):
        yield NOT_ASSESSED
        return
    limit = start.replace(year=start.year + years)
    short = [(goal, horizon) for goal, horizon in dated if horizon.end < limit]
    if len(short) > share * len(dated):
        cells = [c for goal, _ in short for c in goal.evidence("horizon") or goal.evidence("name")]
        last = max(horizon.year for _, horizon in short)
        yield seen(*cells, count=len(short), total=len(dated), year=str(last))


def _start(plan: Plan) -> date | None:
    if plan.period:
        return plan.period.start.replace(month=1, day=1)
    return date(plan.budget_years[0], 1, 1) if plan.budget_years else None


def _horizon(plan: Plan, said: Period | None) -> Period | None:
    """What the goal or its metrics say; the plan's own period is lent to all and tells nothing of one."""
    return None if said == plan.period else said


def _is_short(plan: Plan, start: date, years: int) -> bool:
    """Tell whether the plan is an annual one, or no longer than the goals may be."""
    last = plan.period.year if plan.period else max(plan.budget_years, default=start.year)
    return last - start.year < years

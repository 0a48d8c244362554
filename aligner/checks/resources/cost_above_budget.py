"""An initiative that costs more than it was given stops halfway or takes its money from another."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@initiative_check("RES16", Severity.MAJOR, source="S2 #2", needs={"initiative.cost"})
def cost_above_budget(
    initiative: Initiative, plan: Plan, *, tolerance: float = 0.2
) -> Iterator[Seen | NotAssessed]:
    """Compare the estimate with all the money of its lines; from ``tolerance`` above it the check speaks."""
    money = plan.ledger.of_initiative(initiative.id)
    elsewhere = any(goal in plan.ledger.goals_paid_directly for goal, _ in initiative.goals)
    if not initiative.cost or money <= 0 or elsewhere or not _is_whole(initiative, plan):
        yield NOT_ASSESSED
        return
    granted = money + _spent_before(initiative, plan)
    if initiative.cost >= (1 + tolerance) * granted:
        cells = initiative.evidence("cost")
        yield seen(*cells, cost_money=initiative.cost, granted_money=granted)


def _is_whole(initiative: Initiative, plan: Plan) -> bool:
    """Whether the budget covers all the years of the work: a longer one is paid by later budgets too."""
    years = plan.years_in_reach(None)
    if not years:
        return True
    until = initiative.end or plan.period
    since = initiative.start
    return until is not None and until.year <= years[-1] and (since is None or since.year >= years[0])


def _spent_before(initiative: Initiative, plan: Plan) -> int:
    first = next(iter(plan.years_in_reach(None)), 0)
    spending = plan.other_money["actual"].by_initiative if "actual" in plan.other_money else {}
    return sum(sum_ for year, sum_ in spending.get(initiative.id, {}).items() if 0 < year < first)

"""Money that is only proposed or forecast may be gone before the year is out."""

from collections.abc import Iterator
from itertools import islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan


@goal_check("RES08", Severity.MAJOR, source="S4")
def uncommitted(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    year = next(iter(plan.years_in_reach(None)), UNDATED)
    money = plan.ledger.by_goal.get(goal.id, {}).get(year, 0)
    if money <= 0 or not _is_due(plan, year):
        yield NOT_ASSESSED
    elif plan.ledger.tentative.get(goal.id, {}).get(year, 0) == money and not _granted(goal, plan, year):
        yield seen(*(_lines(goal, plan, year) or goal.evidence("name")), sum_money=money)


def _is_due(plan: Plan, year: int) -> bool:
    """Whether decisions can be asked for: the plan holds some, or the year has begun."""
    decided = any(table.kind in {"granted", "amount"} for table in plan.ledger.tables)
    return decided or "granted" in plan.other_money or UNDATED < year <= plan.as_of.year


def _granted(goal: Goal, plan: Plan, year: int) -> bool:
    """Whether another table has decided money for the goal, or some of it is spent already."""
    tables = (plan.other_money[kind] for kind in ("granted", "actual") if kind in plan.other_money)
    return any(table.by_goal.get(goal.id, {}).get(year, 0) > 0 for table in tables)


def _lines(goal: Goal, plan: Plan, year: int) -> tuple[Cell, ...]:
    lines = (line.cell for line in plan.ledger.lines_to(goal.id) if line.year == year)
    return tuple(islice(lines, EVIDENCE_LIMIT))

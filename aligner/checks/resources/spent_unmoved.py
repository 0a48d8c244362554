"""Money that is mostly spent while its metric stands still bought something else than the goal."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan
from aligner.words.progress import actual_step, is_kept, share_of_way


@goal_check("RES10", Severity.MAJOR, source="S2 value production", needs={"budget.actual", "metric.actual"})
def spent_unmoved(
    goal: Goal, plan: Plan, *, spent: float = 0.5, moved: float = 0.05
) -> Iterator[Seen | NotAssessed]:
    """Over the share ``spent`` of the money is used, and no metric has gone ``moved`` of its way."""
    metrics = [metric for metric in plan.metrics_of(goal) if _is_measured(metric, plan)]
    used, money = _used(goal, plan), plan.money_of(goal)
    if not metrics or money <= 0 or used <= 0:
        yield NOT_ASSESSED
    elif used > spent * money and all(_stands_still(metric, moved) for metric in metrics):
        cells = (cell for metric in metrics for cell in metric.evidence("baseline", "actual"))
        share = (200 * used + money) // (2 * money)  # whole percent, halves up
        first = metrics[0]
        yield seen(*cells, share=share, metric=first.name, baseline=first.baseline, actual=first.actual)


def _used(goal: Goal, plan: Plan) -> int:
    """What was spent in the years of the budget: last year's outturn is no part of it."""
    years = {*plan.years_in_reach(None), UNDATED}
    spending = plan.other_money["actual"].by_goal.get(goal.id, {}) if "actual" in plan.other_money else {}
    return sum(amount for year, amount in spending.items() if year in years)


def _is_measured(metric: Metric, plan: Plan) -> bool:
    """Whether its figures tell a movement, measured since the money came."""
    began = next(iter(plan.years_in_reach(None)), None)
    outdated = metric.measured and began and metric.measured.year < began
    return actual_step(metric) is not None and not outdated and not is_kept(metric)


def _stands_still(metric: Metric, moved: float) -> bool:
    way = share_of_way(metric)
    return way <= moved if way is not None else actual_step(metric) == 0

"""Money that shrinks while the target grows leaves the last and hardest part unpaid."""

from collections.abc import Iterator
from itertools import islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.progress import is_kept, is_reached, target_step


@goal_check("RES22", Severity.MAJOR, source="S2 #2, #4")
def money_falls(goal: Goal, plan: Plan, *, fall: float = 0.2) -> Iterator[Seen | NotAssessed]:
    """Speak where the last of three years or more has the share ``fall`` less than the first.

    The fall must have begun before it, for a last year of harvest is normal, and the other goals' money
    must not fall: many plans put their money into the first years.
    """
    years = plan.years_in_reach(goal.horizon)
    by_year = plan.ledger.by_goal.get(goal.id, {})
    sums = [by_year.get(year, 0) for year in years]
    others = [plan.ledger.traced_by_year.get(year, 0) - by_year.get(year, 0) for year in years]
    asked = _asks_more(goal, plan, years) and not _tapers(goal, plan, years)
    if len(years) < 3 or min(sums) <= 0 or others[-1] < others[0] or not asked:
        yield NOT_ASSESSED
    elif sums == sorted(sums, reverse=True) and _has_fallen(sums, fall):
        lines = (line.cell for line in plan.ledger.lines_to(goal.id) if line.year in {years[0], years[-1]})
        share = int((1 - sums[-1] / sums[0]) * 100 + 0.5)
        yield seen(*islice(lines, EVIDENCE_LIMIT), first_money=sums[0], last_money=sums[-1], share=share)


def _has_fallen(sums: list[int], fall: float) -> bool:
    return sums[-1] <= (1 - fall) * sums[0] and sums[-2] < sums[0]


def _asks_more(goal: Goal, plan: Plan, years: tuple[int, ...]) -> bool:
    """Whether a target of the goal is still ahead in the last year, and is no lower cost."""
    return any(_is_ahead(metric, goal, plan, max(years, default=0)) for metric in plan.metrics_of(goal))


def _is_ahead(metric: Metric, goal: Goal, plan: Plan, last: int) -> bool:
    due = plan.metric_deadline(metric, goal) or plan.period
    asks = bool(target_step(metric)) and not is_kept(metric) and not is_reached(metric)
    return asks and metric.told_as("side").value != "money" and due is not None and due.year >= last


def _tapers(goal: Goal, plan: Plan, years: tuple[int, ...]) -> bool:
    """Whether the fall has a reason: some work is done, something is built first, or people take over."""
    people = plan.people.by_goal.get(goal.id, {})
    return people.get(years[-1], 0) > people.get(years[0], 0) or any(
        (one.end is not None and one.end.year < years[-1])
        or one.kinds("kind") & {"technology", "data"}
        or "build" in one.kinds("stage")
        for one in plan.initiatives_of(goal)
    )

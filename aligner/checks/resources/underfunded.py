"""A goal with much weight and little money is promised more than is paid for."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES07", Severity.BLOCKER, source="S2 #2", needs={"goal.weight"})
def underfunded(goal: Goal, plan: Plan, *, limit: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Compare the money share with the share ``limit`` of the goal's own weight; ranks are no shares.

    A goal that people carry without any money is another question.
    """
    whole = plan.weight_of_goals
    traced, money = plan.ledger.traced, plan.money_of(goal)
    comparable = traced > 0 and not plan.ranked and not plan.resources_unknown
    if goal.weight is None or whole <= 0 or not comparable or money <= 0:
        yield NOT_ASSESSED
        return
    weight, share = float(goal.weight) / whole, money / traced
    if share < limit * weight:
        cells = goal.evidence("name", "weight")
        yield seen(*cells, weight=int(weight * 100 + 0.5), share=int(share * 100 + 0.5), sum_money=money)

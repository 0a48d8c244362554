"""Who says and who pays: shares of weight and of money, and the gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks import check_by_code
from aligner.model.assessment import AreaShare, GoalVerdict
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan
from aligner.model.priorities import ENOUGH_TRACED, area_priorities
from aligner.model.verdicts import Verdict


def money_share(plan: Plan, money: int) -> float | None:
    """A sum's share of all traced money; None where none is."""
    return money / plan.ledger.traced if plan.ledger.traced > 0 else None


def area_shares(plan: Plan) -> tuple[AreaShare, ...]:
    """The weight and money of every focus area, then of the goals that have none."""
    priorities = area_priorities(plan)
    shares = []
    for area, goals in plan.goals_by_area.items():  # every area, then the nameless one if a goal has none
        money = sum(plan.money_of(goal) for goal in goals)
        names = tuple(goal.id for goal in goals)
        shares.append(AreaShare(area, priorities.get(area), money_share(plan, money), money, names))
    return tuple(shares)


def customer_share(plan: Plan, goals: Sequence[GoalVerdict], verdict: Verdict) -> float | None:
    """The share of the customer goals with a verdict, weighted by priority; equal weights where none."""
    customers = [v for v in goals if plan.goal_by_id[v.goal].customer_centric]
    if not customers:
        return None
    weights = [v.priority_share or 0.0 for v in customers]
    if sum(weights) <= 0:
        weights = [1.0] * len(customers)
    matching = (w for v, w in zip(customers, weights, strict=True) if v.verdict is verdict)
    return sum(matching) / sum(weights)


def mostly_untraced(plan: Plan, options: CheckOptions) -> bool:
    """Whether the budget looks like the whole operating budget: where STE02 holds nothing against it."""
    check = check_by_code("STE02")
    limit = options.thresholds.get(check.name, {}).get("limit", check.options["limit"])
    return plan.ledger.untraced_share > float(limit)


def say_pay_gap(plan: Plan, areas: Sequence[AreaShare]) -> float | None:
    """Total variation distance between priority shares and money shares: 0, the money follows the words."""
    if plan.ranked or plan.ledger.traced <= 0 or 1 - plan.ledger.untraced_share < ENOUGH_TRACED:
        return None
    pairs = [(a.priority_share, a.money_share or 0.0) for a in areas if a.priority_share is not None]
    return sum(abs(said - paid) for said, paid in pairs) / 2 if pairs else None


def swapped_pairs(plan: Plan, areas: Sequence[AreaShare]) -> tuple[tuple[str, str], ...]:
    """On ranked plans: the pairs where the lower-ranked area gets more money than the higher."""
    if not plan.ranked or plan.ledger.traced <= 0:
        return ()
    ranked = sorted(
        ((a.priority_share, a.money, a.area) for a in areas if a.priority_share and a.area is not None),
        key=lambda entry: -entry[0],
    )
    return tuple(
        (higher, lower)
        for index, (weight, money, higher) in enumerate(ranked)
        for other_weight, other_money, lower in ranked[index + 1 :]
        if other_weight < weight and other_money > money
    )

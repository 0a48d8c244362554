"""When the less important gets more money, the budget is the real strategy."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.model.priorities import Prioritised, is_comparable, ordered_pairs, prioritised

_MOST = 200
"""Nobody has put more goals than this in order: their weights are something else."""


@plan_check("STE07", Severity.MAJOR, source="S2 #2")
def priorities_inverted(
    plan: Plan, *, in_order: int = 4, tie: float = 1.1, clear: float = 1.5
) -> Iterator[Seen | NotAssessed]:
    """Found where more pairs of money contradict the order of priorities than follow it (Kendall's tau).

    Sums within ``tie`` times each other are equal. Fewer than ``in_order`` areas or goals make no order:
    then one of the contradicting pairs must differ ``clear`` times.
    """
    items = prioritised(plan)
    pairs = list(ordered_pairs(items)) if is_comparable(plan) and len(items) <= _MOST else []
    if not pairs:
        yield NOT_ASSESSED
        return
    swapped = [pair for pair in pairs if _exceeds(pair[1], pair[0], tie)]
    following = [pair for pair in pairs if _exceeds(*pair, tie)]
    if len(items) < in_order and not any(_exceeds(lower, higher, clear) for higher, lower in swapped):
        return
    if len(swapped) > len(following):
        higher, lower = max(swapped, key=_contradiction)
        yield seen(
            *(cell for one in (higher, lower) for cell in one.subject.evidence("name", "weight")),
            count=len(swapped),
            first=higher.subject.name,
            first_money=higher.money,
            second=lower.subject.name,
            second_money=lower.money,
        )


def _exceeds(one: Prioritised, other: Prioritised, times: float) -> bool:
    return one.money > times * other.money


def _contradiction(pair: tuple[Prioritised, Prioritised]) -> float:
    higher, lower = pair
    return (higher.weight - lower.weight) * (lower.money - higher.money)

"""Money that reaches no goal rolls on as before, whatever the strategy says."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("STE02", Severity.MAJOR, source="S2 value production", needs={"goal.name"})
def money_orphan(plan: Plan, *, limit: float = 0.6) -> Iterator[Seen | NotAssessed]:
    """Above the share ``limit`` untraced it is the whole operating budget, and nothing is held against it."""
    ledger = plan.ledger
    counted = ledger.traced + ledger.untraced
    if counted <= 0 or ledger.untraced > limit * counted:
        yield NOT_ASSESSED
        return
    if ledger.untraced > 0:
        items = ledger.loose_items
        largest = items[0]
        yield seen(
            *(cell for item in items for cell in item.cells),
            count=ledger.loose_count,
            sum_money=ledger.untraced,
            share=(200 * ledger.untraced + counted) // (2 * counted),  # whole percent, halves up
            largest=largest.label or largest.cells[0].address,
            largest_money=largest.amount,
        )

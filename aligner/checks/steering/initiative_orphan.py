"""Initiatives that serve no goal compete with the goals for the same people and money."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("STE01", Severity.MAJOR, source="S2 #3, value production", needs={"initiative.name", "goal.name"})
def initiative_orphan(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """What is over needs no goal; statutory work, upkeep and security are counted apart, in ``upkeep``."""
    if not any(map(plan.is_linked, plan.initiatives)) and not plan.records("link.goal", "link.area"):
        yield NOT_ASSESSED
        return
    loose = [one for one in plan.initiatives if not (plan.is_linked(one) or one.is_over)]
    money = {initiative.id: plan.ledger.of_initiative(initiative.id) for initiative in loose}
    loose.sort(key=lambda initiative: -money[initiative.id])
    orphans = [initiative for initiative in loose if not initiative.is_upkeep]
    if orphans:
        yield seen(
            *(cell for initiative in orphans for cell in initiative.evidence("name")),
            count=len(orphans),
            sum_money=sum(money[initiative.id] for initiative in orphans),
            largest=orphans[0].name,
            largest_money=money[orphans[0].id],
            upkeep=len(loose) - len(orphans),
        )

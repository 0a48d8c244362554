"""Initiatives that serve no goal compete with the goals for the same people and money."""

from collections import Counter
from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Initiative, Plan
from aligner.words.kinds import upkeep_kind


@plan_check("STE01", Severity.MAJOR, source="S2 #3, value production", needs={"initiative.name", "goal.name"})
def initiative_orphan(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Count what is told as statutory work, upkeep or security apart, in ``upkeep``: it needs no goal."""
    loose = [initiative for initiative in plan.initiatives if not _is_linked(initiative, plan)]
    if len(loose) == len(plan.initiatives) and not plan.records("link.goal", "link.area"):
        yield NOT_ASSESSED
        return
    money = _money(plan)
    loose.sort(key=lambda initiative: -money[initiative.id])
    orphans = [initiative for initiative in loose if upkeep_kind(initiative.name) is None]
    if orphans:
        yield seen(
            *(cell for initiative in orphans for cell in initiative.evidence("name")),
            count=len(orphans),
            sum_money=sum(money[initiative.id] for initiative in orphans),
            largest=orphans[0].name,
            largest_money=money[orphans[0].id],
            upkeep=len(loose) - len(orphans),
        )


def _is_linked(initiative: Initiative, plan: Plan) -> bool:
    return bool(initiative.goals) or initiative.area in plan.area_by_id


def _money(plan: Plan) -> Counter[str]:
    """Sum the money on every initiative's lines."""
    sums: Counter[str] = Counter()
    for (link, _), amount in plan.ledger.sums.items():
        if name := plan.ledger.targets[link].initiative:
            sums[name] += amount
    return sums

"""A focus area with much weight and little money is spoken for and not paid for."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.model.priorities import area_priorities, is_comparable, money_of_area


@area_check("STE15", Severity.MAJOR, source="S2 #2", needs={"area.weight"})
def area_underfunded(area: Area, plan: Plan, *, limit: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Compare the money share with the share ``limit`` of the area's own weight; ranks are no shares."""
    goals = plan.goals_by_area[area.id]
    compared = is_comparable(plan) and not plan.ranked and any(map(plan.is_resourced, goals))
    weight = area_priorities(plan).get(area.id, 0.0)
    if area.weight is None or weight <= 0 or not compared:
        yield NOT_ASSESSED
        return
    money = money_of_area(plan, area)
    share = money / plan.ledger.traced
    if share < limit * weight:
        cells = area.evidence("name", "weight")
        yield seen(*cells, weight=int(weight * 100 + 0.5), share=int(share * 100 + 0.5), sum_money=money)

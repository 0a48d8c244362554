"""Money that goes round the worst moment polishes what customers are already content with."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative, JourneyStage
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.journeys import by_stage, money_by_stage, placed_share, worst_stage


@plan_check("JOU07", Severity.MAJOR, source="S2 value production", customer_only=True)
def worst_moment_unfunded(plan: Plan, *, placed: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Money is compared where the share ``placed`` of the initiatives for customers is on the journey."""
    worst = worst_stage(plan)
    if worst is None:
        yield NOT_ASSESSED
        return
    comparable = placed_share(plan) >= placed
    unnamed = _is_nobodys(worst, plan)
    if unnamed or (comparable and _is_poorest(worst, plan)):
        fields = ("name", "score", "owner") if unnamed else ("name", "score")
        yield seen(*worst.evidence(*fields), stage=worst.name)
    elif not comparable and not worst.owner:
        yield NOT_ASSESSED


def _is_nobodys(worst: JourneyStage, plan: Plan) -> bool:
    """Whether others have an owner and the worst has none."""
    return worst.has_place("owner") and not worst.owner and any(stage.owner for stage in plan.journey)


def _is_poorest(worst: JourneyStage, plan: Plan) -> bool:
    """Whether every other stage has more money; where none has any, whether nothing is done at the worst."""
    money, there = money_by_stage(plan), by_stage(plan)[worst.id]
    if not any(money.values()):
        return not there
    if any(_is_paid_otherwise(initiative, plan) for initiative in there):
        return False
    return all(amount > money[worst.id] for stage, amount in money.items() if stage != worst.id)


def _is_paid_otherwise(initiative: Initiative, plan: Plan) -> bool:
    """Whether people do the work, or the goal's own lines may pay it."""
    by_goal = not plan.ledger.of_initiative(initiative.id) and plan.may_be_paid(initiative)
    return by_goal or plan.people.of_initiative(initiative.id) > 0

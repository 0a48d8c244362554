"""A stage of the journey that nobody works on is where customers fall through."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.journeys import by_stage, placed_share, worst_stage


@plan_check("JOU02", Severity.MAJOR, source="S2 #6, value production", customer_only=True)
def journey_gap(plan: Plan, *, placed: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Asked where at least the share ``placed`` of the initiatives for customers can be put on the journey.

    The stage with the lowest score of all is another question: is the money there?
    """
    if not plan.journey or placed_share(plan) < placed:
        yield NOT_ASSESSED
        return
    touched, worst = by_stage(plan), worst_stage(plan)
    gaps = [stage for stage in plan.journey if not touched[stage.id] and stage is not worst]
    gaps = [stage for stage in gaps if not _is_paid(stage.name, plan)]
    if gaps:
        cells = [cell for stage in gaps for cell in stage.evidence("name")]
        yield seen(*cells, count=len(gaps), stage=gaps[0].name)


def _is_paid(stage: str, plan: Plan) -> bool:
    """Whether a line of money is called by the stage's name."""
    return any(stage.casefold() in name.casefold() for name in plan.ledger.some_names)

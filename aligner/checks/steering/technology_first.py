"""Technology that is bought before anyone knows what for is fitted to the customer afterwards, if at all."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@initiative_check("STE09", Severity.MINOR, source="S2 value production", needs={"goal.name"})
def technology_first(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where neither a goal or focus area nor a stage of the customer's journey says what it is for."""
    kinds = initiative.kinds("kind")
    money = plan.ledger.of_initiative(initiative.id) or initiative.cost or 0
    if not kinds or not plan.initiatives_by_goal or initiative.is_upkeep:
        yield NOT_ASSESSED
    elif "technology" in kinds and not plan.is_linked(initiative) and not initiative.kinds("journey"):
        if money > 0:
            yield seen(*initiative.evidence("name", "goals", "journey"), sum_money=money)
        else:
            yield NOT_ASSESSED

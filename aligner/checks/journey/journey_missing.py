"""An initiative without a place on the journey may land anywhere, or where three others already are."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.journeys import is_placed

_BEHIND = frozenset({"upkeep", "statutory", "security"})


@initiative_check("JOU01", Severity.MINOR, source="S2 #6", needs={"initiative.journey"})
def journey_missing(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Where no column holds the stage, its absence from a name of two words tells nothing."""
    if not initiative.has_place("journey") or not plan.serves_customers(initiative) or _is_aside(initiative):
        yield NOT_ASSESSED
    elif not is_placed(initiative, plan):
        yield seen(*initiative.evidence("name", "journey"))


def _is_aside(initiative: Initiative) -> bool:
    """Whether customers never meet it, or no longer."""
    return bool(initiative.kinds("kind") & _BEHIND) or initiative.is_over

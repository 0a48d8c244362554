"""Feedback that is nobody's to act on becomes a file, not a change."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.mentions import hears_customers

_FEEDBACK = frozenset({"survey", "complaint", "panel"})


@plan_check("INS06", Severity.MINOR, source="S2 value production", customer_only=True)
def feedback_unowned(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where the feedback that the plan lists has a place for an owner and none of it has one."""
    collected = [one for one in plan.evidence if one.kinds("method") & _FEEDBACK]
    if _is_used(plan) or any(one.owner for one in collected):
        return
    placed = [one for one in collected if one.has_place("owner")]
    if placed:
        cells = [cell for one in placed for cell in one.evidence("name", "owner")]
        yield seen(*cells, count=len(placed), evidence=placed[0].name)
    else:
        yield UNSAID if plan.is_wordy and hears_customers(plan) else NOT_ASSESSED


def _is_used(plan: Plan) -> bool:
    """Whether an initiative turns what customers say into action."""
    return any("insight-use" in initiative.kinds("kind") for initiative in plan.initiatives)

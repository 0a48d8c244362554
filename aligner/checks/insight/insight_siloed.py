"""What one function knows of customers doesn't help those who decide and serve elsewhere."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.mentions import hears_customers
from aligner.words.promises import everyone, whole


@plan_check("INS04", Severity.MINOR, source="S0, S1, S2 value production", customer_only=True)
def insight_siloed(plan: Plan, *, least: int = 2) -> Iterator[Seen | NotAssessed]:
    """Found where ``least`` pieces of evidence have a place for sharing and reach one function at most."""
    placed = [one for one in plan.evidence if one.has_place("shared_with")]
    if len(placed) < least:
        yield UNSAID if plan.is_wordy and not placed and hears_customers(plan) else NOT_ASSESSED
        return
    shared = [one for one in placed if one.text("shared_with")]
    functions = frozenset().union(*(one.kinds("function") for one in shared))
    if len(functions) > 1 or "whole" in functions or any(_is_all(one.text("shared_with")) for one in shared):
        return
    if not all(one.kinds("function") for one in shared):
        yield NOT_ASSESSED
    else:
        cells = [cell for one in placed for cell in one.evidence("name", "shared_with")]
        yield seen(*cells, count=len(placed), evidence=placed[0].name)


def _is_all(text: str) -> bool:
    return bool(everyone(text) or whole(text))

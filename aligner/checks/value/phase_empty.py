"""A phase of customer value in which nothing is done undoes the work in the other two."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("VAL02", Severity.MAJOR, source="S2 phases", needs={"initiative.name"}, customer_only=True)
def phase_empty(plan: Plan, *, stated: float = 0.6, fewest: int = 3) -> Iterator[Seen | NotAssessed]:
    """Speak where the plan itself states the phase of the share ``stated`` of its initiatives or more.

    A plan of under ``fewest`` initiatives has too few for three phases.
    """
    counts = {name: phase.initiatives for name, phase in plan.value_phases.phases.items()}
    placed = [one for one in plan.initiatives if one.told_as("phase").is_stated]
    if len(plan.initiatives) < fewest or not any(counts.values()):
        yield NOT_ASSESSED
    elif not all(counts.values()) and len(placed) >= stated * len(plan.initiatives):
        yield seen(*(cell for one in placed for cell in one.evidence("phase")), **counts)
    elif not all(counts.values()):
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

"""Where everything is equally important, the next cut of the budget is decided without the strategy."""

from collections.abc import Iterator, Sequence

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Area, Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("STE05", Severity.MAJOR, source="S2 value creation")
def priorities_flat(plan: Plan, *, least: int = 3) -> Iterator[Seen | NotAssessed]:
    """Asked from ``least`` areas or goals up: two may well be equally important."""
    kinds = (("weight", plan.areas), ("weight", plan.goals), ("priority", plan.goals))
    stated = [(field, subjects) for field, subjects in kinds if any(one.text(field) for one in subjects)]
    if not any(len(subjects) >= least for _, subjects in stated):
        yield NOT_ASSESSED
    elif all(_is_flat(subjects, field) for field, subjects in stated):
        field, subjects = max(stated, key=lambda kind: len(kind[1]))
        cells = [cell for one in subjects for cell in one.evidence(field)]
        yield seen(*cells, count=len(subjects), priority=subjects[0].text(field))


def _is_flat(subjects: Sequence[Area | Goal], field: str) -> bool:
    """Whether all have the same priority; where some have none, those that have one were chosen."""
    return len({one.text(field).casefold() for one in subjects}) == 1

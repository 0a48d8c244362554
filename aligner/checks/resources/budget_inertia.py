"""A strategy of change on last year's budget changes nothing."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.model.shifts import Shift, shift_from_last_year
from aligner.words.promises import change


@plan_check("RES15", Severity.MAJOR, source="S2 #2", needs={"goal.name"})
def budget_inertia(plan: Plan, *, moved: float = 0.05) -> Iterator[Seen | NotAssessed]:
    """Speak where the words promise change and less than the share ``moved`` of the money went elsewhere."""
    shift = shift_from_last_year(plan)
    if shift is None:
        yield NOT_ASSESSED
    elif shift.moved < moved:
        yield from _held_against_words(plan, shift)


def _held_against_words(plan: Plan, shift: Shift) -> Iterator[Seen | NotAssessed]:
    promising = [one for one in (*plan.areas, *plan.goals) if change(f"{one.name}. {one.text('definition')}")]
    if promising:
        cells = (cell for one in (*promising, *shift.largest) for cell in one.evidence("name"))
        yield seen(
            *cells, share=int(shift.moved * 100 + 0.5), count=len(promising), promise=promising[0].name
        )
    else:
        yield NOT_ASSESSED

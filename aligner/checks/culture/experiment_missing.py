"""What is never tried small fails large, when the money is spent and the customers have seen it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan

TRIED = frozenset({"concept", "validation", "pilot", "experiment"})
SCALED = frozenset({"build", "roll-out"})


@plan_check("CUL02", Severity.MINOR, source="S2 value production", needs={"initiative.name"})
def experiment_missing(plan: Plan, *, initiatives: int = 5) -> Iterator[Seen | NotAssessed]:
    """Found where the place for it is empty, or where ``initiatives`` or more are all past trying out."""
    if any(map(_is_tried, plan.initiatives)):
        return
    scaled = [one for one in plan.initiatives if SCALED & one.kinds("stage")]
    empty = [one for one in plan.initiatives if one.has_place("validation")]
    told = [one for one in plan.initiatives if one.kinds("stage")]
    if empty or len(scaled) == len(told) >= initiatives:
        fields = ("name", "validation") if empty else ("name", "stage", "status")
        cells = [cell for one in empty or scaled for cell in one.evidence(*fields)]
        yield seen(*cells, count=len(empty or scaled), initiative=(empty or scaled)[0].name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _is_tried(one: Initiative) -> bool:
    return bool(one.text("validation") or TRIED & (one.kinds("stage") | one.kinds("kind")))

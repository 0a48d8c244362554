"""A change that is asked of the staff alone stops at the first door of management."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.leaders import leaders
from aligner.words.promises import everyone, whole
from aligner.words.subjects import staff

_CHANGE = frozenset({"training", "culture"})


@plan_check("LEA09", Severity.MINOR, source="S2 #1, S3")
def leaders_exempt(plan: Plan, *, least: int = 2) -> Iterator[Seen | NotAssessed]:
    """Found where ``least`` initiatives of training or culture name the staff, and none the management."""
    change = [one for one in plan.initiatives if one.kinds("kind") & _CHANGE]
    aimed = [one for one in change if staff(one.words) or "frontline" in one.kinds("kind")]
    if len(aimed) < least:
        yield NOT_ASSESSED
    elif not any(map(_reaches_leaders, plan.initiatives)):
        cells = [cell for one in aimed for cell in one.evidence("name")]
        yield seen(*cells, count=len(aimed), initiative=aimed[0].name)


def _reaches_leaders(initiative: Initiative) -> bool:
    """Whether it is for leaders, or for everybody and so for them."""
    if "leadership" in initiative.kinds("kind"):
        return True
    words = initiative.words
    return bool(initiative.kinds("kind") & _CHANGE and (leaders(words) or whole(words) or everyone(words)))

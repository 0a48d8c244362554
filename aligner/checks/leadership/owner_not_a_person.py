"""When everybody owns a goal, nobody has to answer for it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan

_NOBODY = frozenset({"department", "committee", "all"})


@plan_check("LEA07", Severity.MINOR, source="S0, S4", needs={"goal.owner"})
def owner_not_a_person(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Goals without an owner are another question; a sponsor who is named answers for a goal too."""
    told = [goal for goal in plan.goals if goal.owner and goal.kinds("owner")]
    if not told:
        yield NOT_ASSESSED
        return
    nobodys = [goal for goal in told if _is_nobodys(goal)]
    if nobodys:
        cells = [cell for goal in nobodys for cell in goal.evidence("owner")]
        yield seen(*cells, count=len(nobodys), owner=nobodys[0].owner, goal=nobodys[0].name)


def _is_nobodys(goal: Goal) -> bool:
    return goal.kinds("owner") <= _NOBODY and not goal.text("sponsor")

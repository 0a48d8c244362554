"""What everybody is said to do together is done by one function alone."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import whole


@goal_check("JOU03", Severity.MAJOR, source="S2 #7", needs={"initiative.name"}, customer_only=True)
def one_function(goal: Goal, plan: Plan, *, least: int = 2) -> Iterator[Seen | NotAssessed]:
    """Asked where the goal speaks of the whole and at least ``least`` initiatives tell their function."""
    initiatives = plan.initiatives_of(goal)
    functions = [initiative.kinds("function") for initiative in initiatives]
    together = whole(goal.name) or whole(goal.text("definition"))
    if not together or len(initiatives) < least or not all(functions):
        yield NOT_ASSESSED
        return
    if len(frozenset().union(*functions)) == 1 and "whole" not in functions[0]:
        cells = [cell for one in initiatives for cell in one.evidence("function", "owner")[:1]]
        said = initiatives[0].text("function") or initiatives[0].owner
        yield seen(*goal.evidence("name"), *cells, function=said)

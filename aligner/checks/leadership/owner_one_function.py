"""A promise that the whole organisation must keep is kept in one corner of it, by those who own it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import whole

_WIDE = frozenset({"whole", "operations", "development"})
"""Functions that reach across the organisation, or are most of it."""


@goal_check("LEA04", Severity.MINOR, source="S4", needs={"goal.owner"}, customer_only=True)
def owner_one_function(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Asked of goals that speak of the whole; a member of the management team, or a sponsor, owns widely."""
    functions = goal.kinds("function")
    if not whole(f"{goal.name}. {goal.text('definition')}") or not functions:
        yield NOT_ASSESSED
    elif not (functions & _WIDE or len(functions) > 1 or goal.told_as("executive") or goal.text("sponsor")):
        yield seen(*goal.evidence("name", "owner"), owner=goal.owner)

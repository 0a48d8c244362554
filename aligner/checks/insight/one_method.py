"""One way of asking hears only those who answer it, and only what it asks."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("INS07", Severity.MINOR, source="S1", customer_only=True)
def one_method(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Evidence that names no goal stands behind every goal, and counts as another way of hearing."""
    own = plan.evidence_of(goal)
    behind = (*own, *plan.evidence_by_goal.get("", ()))
    methods = frozenset().union(*(one.kinds("method") for one in behind))
    if not own or not all(one.kinds("method") for one in behind):
        yield NOT_ASSESSED
    elif len(methods) == 1 and not _is_tried_out(goal, plan):
        cells = [cell for one in own for cell in one.evidence("name", "method")]
        yield seen(*cells, evidence=own[0].name)


def _is_tried_out(goal: Goal, plan: Plan) -> bool:
    """Whether an initiative of the goal is validated with customers, or goes and asks them."""
    return any(
        initiative.text("validation") or "insight" in initiative.kinds("kind")
        for initiative in plan.initiatives_of(goal)
    )

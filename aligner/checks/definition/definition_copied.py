"""One definition under several goals defines at most one of them."""

from collections.abc import Iterator

from aligner.checks._check import EVIDENCE_LIMIT, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("DEF06", Severity.BLOCKER, source="S2 #1")
def definition_copied(goal: Goal, plan: Plan) -> Iterator[Seen]:
    if goal.definition_is_name:
        return
    alike = plan.goals_by_definition.get(goal.definition_key, ())
    if len(alike) < 2:
        return
    own = goal.evidence("definition")
    # Text that was filled down from one cell is the area's, said once, and not a copy. The cells of the
    # first few goals show it: a text that stands under thousands must not cost their square.
    first = alike[: EVIDENCE_LIMIT + 1]
    others = [(other, other.evidence("definition")) for other in first if other.id != goal.id]
    copies = [(other, cells) for other, cells in others if cells != own]
    if copies:
        told = [cell for _, cells in copies for cell in cells]
        count = len(alike) - 1 - (len(others) - len(copies))
        yield seen(*own, *told, count=count, other=copies[0][0].name)

"""One person with most of the goals on the desk is the bottleneck of all of them."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.goal_tree import undivided_goals
from aligner.model.plan import Plan
from aligner.words.texts import key


@plan_check("LEA02", Severity.MINOR, source="S4", needs={"goal.owner"})
def owner_overloaded(plan: Plan, *, most: int = 5, share: float = 0.4) -> Iterator[Seen | NotAssessed]:
    """More than ``most`` goals and more than ``share`` of all; a goal and its parts are counted once."""
    goals = undivided_goals(plan.goals)
    by_owner: dict[str, list[Goal]] = {}
    for goal in goals:
        if goal.told_as("owner").value == "person":
            by_owner.setdefault(key(goal.owner), []).append(goal)
    if not by_owner:
        yield NOT_ASSESSED
        return
    own = max(by_owner.values(), key=len)
    if len(own) > most and len(own) > share * len(goals):
        cells = [cell for goal in own for cell in goal.evidence("owner")]
        yield seen(*cells, count=len(own), owner=own[0].owner, goals=len(goals))

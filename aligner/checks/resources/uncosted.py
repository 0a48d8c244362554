"""Work that nobody has costed takes its time and money from work that somebody has."""

from collections.abc import Iterator
from datetime import date

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan

_UNDER_WAY = frozenset({"pilot", "build", "roll-out"})
_NOT_NOW = frozenset({"stopped", "done", "not-started"})


@initiative_check("RES17", Severity.MINOR, source="S2 #2", needs={"initiative.name"})
def uncosted(initiative: Initiative, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Ask only where money reaches what it serves: a goal without any says so itself."""
    if not _is_under_way(initiative, plan.as_of) or not _is_asked(initiative, plan):
        yield NOT_ASSESSED
    elif not _is_costed(initiative) and initiative.id not in plan.paid_initiatives:
        yield seen(*initiative.evidence("name", "cost"))


def _is_costed(initiative: Initiative) -> bool:
    """Whether somebody wrote something of the cost: "within existing resources" is an answer too."""
    return initiative.cost is not None or bool(initiative.text("cost"))


def _is_asked(initiative: Initiative, plan: Plan) -> bool:
    """Whether the plan has a place for its cost, or pays most initiatives by lines of their own."""
    if initiative.goals and not any(plan.ledger.of_goal(goal) > 0 for goal, _ in initiative.goals):
        return False
    if initiative.has_place("cost") or initiative.id in plan.paid_initiatives:
        return True
    return 2 * len(plan.paid_initiatives) >= len(plan.initiatives) and not plan.may_be_paid(initiative)


def _is_under_way(initiative: Initiative, today: date) -> bool:
    """Whether the plan states that it goes on now: its stage, else its dates."""
    stages = {told.value for told in initiative.told.get("stage", ()) if told.is_stated}
    stated = stages | initiative.kinds("status")
    if stated & _NOT_NOW:
        return False
    if initiative.start is None:
        return bool(stated & _UNDER_WAY)
    ended = initiative.end is not None and initiative.end.end < today
    return initiative.start.start <= today and not ended

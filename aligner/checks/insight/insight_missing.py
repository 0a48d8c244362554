"""A goal that no customer was asked about rests on what we think they want."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("INS01", Severity.MAJOR, source="S2 #2, value production", customer_only=True)
def insight_missing(goal: Goal, plan: Plan, *, unlinked: float = 0.5) -> Iterator[Seen | NotAssessed]:
    """Not assessed where the share ``unlinked`` of the evidence names no goal: it may stand behind any."""
    if not plan.records("evidence.name", "evidence.method"):
        yield NOT_ASSESSED
    elif plan.evidence_of(goal) or _is_being_asked(goal, plan):
        return
    elif plan.evidence and _unlinked(plan) >= unlinked:
        yield NOT_ASSESSED
    else:
        yield seen(*goal.evidence("name"))


def _is_being_asked(goal: Goal, plan: Plan) -> bool:
    """Whether an initiative of the goal goes and asks."""
    return any("insight" in initiative.kinds("kind") for initiative in plan.initiatives_of(goal))


def _unlinked(plan: Plan) -> float:
    """The share of the evidence that names no goal that the plan knows."""
    return sum(not plan.goal_by_id.keys() & set(one.goals) for one in plan.evidence) / len(plan.evidence)

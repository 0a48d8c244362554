"""Customer insight that is collected and not used, or not even collected, leaves the plan to guesswork."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.purposes import Purpose, purpose


@plan_check("RES12", Severity.MAJOR, source="S2 #2, S1", customer_only=True)
def insight_unfunded(plan: Plan) -> Iterator[Seen | NotAssessed]:
    collected, used = purpose(plan, "insight"), purpose(plan, "insight-use")
    if plan.resources_unknown:
        yield NOT_ASSESSED
    elif not (collected.paid or used.paid) and (collected.unpaid or used.unpaid):
        yield _found(collected, used)
    elif collected.paid and used.unpaid:
        yield _found(used)
    elif not used.paid and not _leads_to_work(plan):
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _found(*purposes: Purpose) -> Seen:
    unpaid = [initiative for one in purposes for initiative in one.unpaid]
    cells = (cell for initiative in unpaid for cell in initiative.evidence("name"))
    return seen(*cells, count=len(unpaid), initiative=unpaid[0].name)


def _leads_to_work(plan: Plan) -> bool:
    """Whether evidence of customers stands behind a goal that something is done for."""
    known = plan.goal_by_id
    goals = (known[goal] for one in plan.evidence for goal in one.goals if goal in known)
    return any(plan.initiatives_of(goal) for goal in goals)

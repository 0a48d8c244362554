"""Work that several functions share is paid from one cost centre, and so it is one function's work."""

from collections.abc import Iterator
from itertools import islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.lines import Reach, Target
from aligner.model.plan import Plan
from aligner.words.promises import whole


@goal_check("JOU04", Severity.MINOR, source="S2 #7", needs={"budget.cost_centre"}, customer_only=True)
def one_cost_centre(goal: Goal, plan: Plan, *, lines: int = 2) -> Iterator[Seen | NotAssessed]:
    """Asked of goals that several functions share, with ``lines`` budget lines or more, all with a centre."""
    own = list(islice(plan.ledger.lines_to(goal.id), EVIDENCE_LIMIT)) if _is_shared(goal, plan) else []
    if len(own) < lines or not _is_told(goal, plan):
        yield NOT_ASSESSED
        return
    centres = plan.ledger.centres_of_goal(goal.id)
    if len(centres) == 1:
        yield seen(*goal.evidence("name"), *(line.cell for line in own), centre=next(iter(centres)))


def _is_shared(goal: Goal, plan: Plan) -> bool:
    """Whether the goal speaks of the whole, or its initiatives are of several functions."""
    functions = (initiative.kinds("function") for initiative in plan.initiatives_of(goal))
    said = whole(goal.name) or whole(goal.text("definition"))
    return bool(said) or len(frozenset().union(*functions)) > 1


def _is_told(goal: Goal, plan: Plan) -> bool:
    """Whether all of the goal's own money names a cost centre, in a plan that has several."""
    ledger = plan.ledger
    paid = {link for link, _ in ledger.sums}  # a table without money has targets too, and no centres
    own = [index for index in sorted(paid) if _is_own(ledger.targets[index], goal)]
    several = len(frozenset().union(*ledger.centres.values())) > 1
    return several and bool(own) and all(ledger.centres.get(index) for index in own)


def _is_own(target: Target, goal: Goal) -> bool:
    return target.reach is not Reach.AREA and any(one == goal.id for one, _ in target.goals)

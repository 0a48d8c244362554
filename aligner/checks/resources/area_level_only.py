"""A goal that lives on its focus area's shared money has nothing that is surely its own."""

from collections.abc import Iterator
from itertools import chain, islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@goal_check("RES20", Severity.BLOCKER, source="S2 #2")
def area_level_only(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if not plan.is_resourced(goal):
        yield NOT_ASSESSED
    elif plan.ledger.own_of_goal(goal.id) <= 0 and plan.people.own_of_goal(goal.id) <= 0:
        lines = chain(plan.ledger.lines_to(goal.id), plan.people.lines_to(goal.id))
        cells = (line.cell for line in islice(lines, EVIDENCE_LIMIT))
        yield seen(*goal.evidence("name"), *cells, sum_money=plan.money_of(goal))

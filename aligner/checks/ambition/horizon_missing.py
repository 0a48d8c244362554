"""A level without a date always gives way to something more urgent."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@goal_check("AMB03", Severity.BLOCKER, source="S2 #1")
def horizon_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    said = read_ambition(goal, plan)
    if said.level and not said.horizon:
        yield seen(*(goal.evidence("ambition", "horizon") or goal.evidence("name")), level=said.level.text)

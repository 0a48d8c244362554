"""A level without a date always gives way to something more urgent."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition

_SHORT = 70
"""So long an ambition is quoted whole: its first figure may be the one left behind, "21 days to 7"."""


@goal_check("AMB03", Severity.BLOCKER, source="S2 #1")
def horizon_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    said = read_ambition(goal, plan)
    if said.level and not said.horizon:
        whole = said.level_from == "ambition" and len(goal.ambition) <= _SHORT
        quoted = goal.ambition if whole else said.level.text
        yield seen(*(goal.evidence("ambition", "horizon") or goal.evidence("name")), level=quoted)

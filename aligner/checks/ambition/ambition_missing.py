"""A goal with no ambition level is reached by anything, or by nothing."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@goal_check("AMB01", Severity.BLOCKER, source="S2 #1")
def ambition_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    said = read_ambition(goal, plan)
    if not (said.level or said.horizon or said.has_text):
        yield seen(*(goal.evidence("ambition", "horizon") or goal.evidence("name")))

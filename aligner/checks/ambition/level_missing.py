"""A year alone, or words alone, do not say how far: success stays a matter of opinion."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@goal_check("AMB09", Severity.BLOCKER, source="S2 #1")
def level_missing(goal: Goal, plan: Plan) -> Iterator[Seen]:
    said = read_ambition(goal, plan)
    if not said.level and not said.praise and (said.horizon or said.has_text):
        yield seen(*(goal.evidence("ambition", "horizon") or goal.evidence("name")))

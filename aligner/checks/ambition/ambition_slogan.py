"""Praise names no level: at the end of the year nobody can tell whether it came true."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@goal_check("AMB02", Severity.BLOCKER, source="S2 intro")
def ambition_slogan(goal: Goal, plan: Plan) -> Iterator[Seen]:
    said = read_ambition(goal, plan)
    if said.praise and not said.level:
        longest = max(said.praise, key=lambda span: len(span.text))  # "best in class" rather than "best"
        yield seen(*goal.evidence("ambition"), word=longest.text)

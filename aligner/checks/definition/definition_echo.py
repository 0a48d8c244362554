"""A definition that says the name again leaves the goal as undefined as it was."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.echo import echoes


@goal_check("DEF03", Severity.BLOCKER, source="S2 #1")
def definition_echo(goal: Goal, plan: Plan) -> Iterator[Seen]:
    own_text = goal.definition and not goal.definition_is_name
    if own_text and echoes(goal.definition, goal.name):
        yield seen(*goal.evidence("name", "definition"))

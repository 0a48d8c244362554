"""A definition that would fit any organisation steers neither choices nor money."""

from collections.abc import Iterator

from aligner.checks._check import Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.slots import read


@goal_check("DEF02", Severity.BLOCKER, source="S2 intro, #1")
def definition_slogan(goal: Goal, plan: Plan) -> Iterator[Seen]:
    text = goal.definition
    if text and not goal.segment and read(text).slogan:  # a customer-group column fills the segment slot
        if goal.definition_is_name:
            yield seen(*goal.evidence("name"), definition=0)
        else:
            yield seen(*goal.evidence("definition"))

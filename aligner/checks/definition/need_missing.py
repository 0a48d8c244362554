"""A goal that names no need is solved in the way that suits ourselves best."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.needs import needs
from aligner.words.subjects import unnamed_needs


@goal_check("DEF05", Severity.MAJOR, source="S2 value creation, #6", customer_only=True)
def need_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    texts = [goal.name, goal.definition, goal.ambition]
    if goal.text("need") or any(map(needs, texts)):
        return
    unnamed = next((span.text for text in texts for span in unnamed_needs(text)), "")
    if goal.has_place("need") or unnamed:
        fields = ("need", "definition", "name") if unnamed else ("need", "name")
        yield seen(*goal.evidence(*fields))
    else:
        yield UNSAID if plan.is_wordy and goal.definition else NOT_ASSESSED

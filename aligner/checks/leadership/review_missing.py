"""A goal that the management never looks at drifts, and nobody notices in time to turn it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.answers import is_no
from aligner.words.reviews import any_reviews


@goal_check("LEA03", Severity.MINOR, source="S2 #5, value production")
def review_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Where the plan has no place for it, its words may say that the management reviews the goals."""
    review = goal.text("review")
    if goal.has_place("review"):
        if not review or is_no(review):
            yield seen(*goal.evidence("name", "review"))
    elif not any_reviews(plan.statements):
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

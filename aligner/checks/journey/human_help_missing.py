"""Whoever gets stuck in a digital service needs somebody to turn to."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.involvement import only_digital
from aligner.words.mentions import mentions
from aligner.words.promises import digital


@plan_check("JOU08", Severity.MINOR, source="S3", customer_only=True)
def human_help_missing(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where a goal makes digital the only way; where it is one of several, the plan may be asked."""
    moved = [goal for goal in plan.customer_goals if any(map(digital, _said(goal)))]
    only = [goal for goal in moved if any(map(only_digital, _said(goal)))]
    if not moved:
        yield NOT_ASSESSED
    elif mentions(plan, "human-help", "frontline"):
        return
    elif only:
        cells = [cell for goal in only for cell in goal.evidence("name")]
        yield seen(*cells, count=len(only), goal=only[0].name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _said(goal: Goal) -> tuple[str, str, str]:
    return goal.name, goal.text("definition"), goal.ambition

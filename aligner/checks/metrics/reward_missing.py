"""People do what they are rewarded for, and here the customer is no part of it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.answers import is_no
from aligner.words.customers import customer_words
from aligner.words.kinds import survey_score


@plan_check(
    "MET14",
    Severity.MAJOR,
    source="S4",
    needs={"goal.reward"},
    customer_only=True,
    profiles={"company"},
)
def reward_missing(plan: Plan) -> Iterator[Seen | NotAssessed]:
    rewarded = [goal for goal in plan.goals if goal.text("reward") and not is_no(goal.text("reward"))]
    if not rewarded:
        yield NOT_ASSESSED
    elif not any(map(_is_for_customers, rewarded)):
        cells = [cell for goal in rewarded for cell in goal.evidence("reward")]
        yield seen(*cells, count=len(rewarded), goal=rewarded[0].full_name)


def _is_for_customers(goal: Goal) -> bool:
    reward = goal.text("reward")
    return goal.customer_centric or bool(customer_words(reward) or survey_score(reward))

"""Work that nobody can say the customer's gain of is done for ourselves."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.customers import customer_words
from aligner.words.needs import needs
from aligner.words.outputs import outputs
from aligner.words.sides import gains, ourselves
from aligner.words.slots import read


@goal_check("VAL03", Severity.MINOR, source="S2", customer_only=True)
def customer_value_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Speak of a text that tells what gets done or what is ours, and nothing that customers would notice."""
    if not goal.definition or goal.definition_is_name:
        yield NOT_ASSESSED
    elif goal.text("need") or gains(goal.name) or gains(goal.ambition) or _is_told_elsewhere(goal, plan):
        return
    elif _says_what_is_done(goal.definition) and not _reaches_customers(goal.definition):
        yield seen(*goal.evidence("definition"))


def _says_what_is_done(text: str) -> bool:
    return bool(outputs(text) or ourselves(text))


def _reaches_customers(text: str) -> bool:
    """Whether it names those served, their need or their gain, or a level that they would feel."""
    slots = read(text).slots
    named = customer_words(text) or needs(text) or gains(text)
    return bool(named or slots["quantity"] or slots["segment"])


def _is_told_elsewhere(goal: Goal, plan: Plan) -> bool:
    """Whether a metric on the customer's side, or what is done, tells what the customer gains."""
    measured = any(metric.kind == "customer" for metric in plan.metrics_of(goal))
    return measured or any(gains(one.words) for one in plan.initiatives_of(goal))

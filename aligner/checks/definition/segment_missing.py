"""A goal for everybody is built for nobody: whoever shouts loudest becomes the customer."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.customers import customer_words
from aligner.words.promises import any_customer
from aligner.words.subjects import narrowed_groups

SERVES_ALL = frozenset({"public", "health", "education"})
"""Who serves everybody by duty: "all residents" is a choice made for them, not one avoided."""


@goal_check("DEF04", Severity.MAJOR, source="S2 value creation", customer_only=True)
def segment_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if goal.segment:
        if plan.profile.value not in SERVES_ALL and any_customer(goal.segment):
            yield seen(*goal.evidence("segment"))
    elif not _names_a_group(goal):
        if goal.has_place("segment"):
            yield seen(*goal.evidence("segment", "name"))
        else:
            yield NOT_ASSESSED


def _names_a_group(goal: Goal) -> bool:
    """Tell whether the texts name somebody narrower than "the customer"."""
    texts = (goal.name, goal.definition, goal.ambition, goal.text("need"))
    named = any(not any_customer(span.text) for text in texts for span in customer_words(text))
    return named or any(map(narrowed_groups, texts))

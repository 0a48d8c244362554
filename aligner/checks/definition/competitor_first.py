"""A goal that watches the competitors copies what they did last year, and the customer waits."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.customers import customer_words
from aligner.words.sides import competitors
from aligner.words.spans import Span

FIELDS = ("name", "definition", "ambition")
FITNESS = ("kilpailuky", "competitive", "konkurrenskraft", "konkurrensför")
"""Fit to compete is what regions, pay and prices are said to be; nobody is watched there."""


@goal_check("DEF09", Severity.MINOR, source="S3")
def competitor_first(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    texts = {field: goal.text(field) for field in FIELDS if goal.text(field)}
    watched = [(f, span.text) for f, text in texts.items() for span in competitors(text) if _watches(span)]
    if not texts:
        yield NOT_ASSESSED
    elif watched and not goal.segment and not any(map(customer_words, texts.values())):
        fields = dict.fromkeys(field for field, _ in watched)
        yield seen(*goal.evidence(*fields), word=watched[0][1])


def _watches(span: Span) -> bool:
    return not span.text.casefold().startswith(FITNESS)

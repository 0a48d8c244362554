"""A goal that is all about ourselves can be reached without any customer noticing."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.customers import customer_words
from aligner.words.needs import needs
from aligner.words.offers import offers
from aligner.words.sides import gains, ourselves

_WE = "me meidän meillä meitä meille vi vår vårt våra oss we our ours us we'll we're"
PRONOUNS = frozenset(_WE.split())
OUTWARD = (customer_words, gains, needs, offers)


@goal_check("DEF11", Severity.MINOR, source="S2 #6", customer_only=True)
def inside_out(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    text = goal.definition
    if not text or goal.definition_is_name:
        yield NOT_ASSESSED
        return
    inward = [span.text for span in ourselves(text)]
    work = [word for word in inward if _is_work(word.casefold())]
    outward = goal.text("need") or any(look(text) for look in OUTWARD)
    if work and not outward and not gains(goal.ambition):
        yield seen(*goal.evidence("definition"), word=work[0])


def _is_work(word: str) -> bool:
    """Tell "our processes" from "we answer": Finnish says both "we" and "our" in the ending."""
    bare = word.removesuffix("mme")
    return word not in PRONOUNS and (bare == word or bool(ourselves(bare)))

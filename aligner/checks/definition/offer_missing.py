"""A goal without an offer or a channel stays a wish: nobody knows what there is to build or to sell."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.offers import offers
from aligner.words.slots import read

GIVEN = frozenset({"deliverable", "segment"})
INWARD = frozenset({"insight", "insight-use", "data", "culture", "leadership"})
"""Kinds of work that change nothing that a customer could use; any other may well bring an offer."""


@goal_check("DEF10", Severity.MINOR, source="S2 value creation", customer_only=True)
def offer_missing(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    texts = (goal.name, goal.definition, goal.ambition, goal.text("need"))
    initiatives = plan.initiatives_of(goal)
    outward = [one for one in initiatives if not _is_inward(one)]
    given = any(offers(text) or GIVEN.intersection(read(text).filled) for text in texts)
    if given or any(offers(one.words) for one in outward):
        return
    if not initiatives or not goal.definition or outward:
        yield NOT_ASSESSED
    else:
        cells = [cell for one in initiatives for cell in one.evidence("name")]
        name = initiatives[0].name
        yield seen(*goal.evidence("definition"), *cells, count=len(initiatives), initiative=name)


def _is_inward(initiative: Initiative) -> bool:
    return bool(initiative.kinds("kind")) and initiative.kinds("kind") <= INWARD

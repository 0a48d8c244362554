"""A change on top of everything old is done in the evenings, until nobody does it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import change
from aligner.words.subjects import stopping

FIELDS = ("name", "definition", "ambition")


@plan_check("AMB08", Severity.MINOR, source="S2 #1, end")
def nothing_stops(plan: Plan, *, initiatives: int = 5) -> Iterator[Seen | NotAssessed]:
    """Ask where change is promised; ``initiatives`` or more carried on from last year, none dropped, tell."""
    promised = [(goal, field) for goal in plan.goals for field in FIELDS if change(goal.text(field))]
    if not promised:
        yield NOT_ASSESSED
    elif _stops(plan):
        return
    elif _has_empty_place(plan) or _carries_all_on(plan, initiatives):
        cells = [cell for goal, field in promised for cell in goal.evidence(field)]
        places = [cell for area in plan.areas for cell in area.evidence("not_doing")]
        goal, field = promised[0]
        yield seen(*cells, *places, word=change(goal.text(field))[0].text, goal=goal.full_name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _stops(plan: Plan) -> bool:
    stopped = any("stopped" in one.kinds("stage") | one.kinds("status") for one in plan.initiatives)
    given_up = any(area.text("not_doing") for area in plan.areas)
    return stopped or given_up or any(map(stopping, plan.statements))


def _has_empty_place(plan: Plan) -> bool:
    return any(area.has_place("not_doing") for area in plan.areas)


def _carries_all_on(plan: Plan, least: int) -> bool:
    before = {one.name for one in plan.previous.initiatives} if plan.previous else set()
    return len(before) >= least and before <= {one.name for one in plan.initiatives}

"""A strategy that rules nothing out leaves every old task in place beside the new ones."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.choices import ruled_out


@plan_check("STE06", Severity.MAJOR, source="S2 value creation", needs={"goal.name"})
def choices_missing(plan: Plan) -> Iterator[Seen | NotAssessed]:
    places = [area for area in plan.areas if area.has_place("not_doing")]
    ended = any("stopped" in initiative.kinds("stage") for initiative in plan.initiatives)
    if ended or any(area.text("not_doing") for area in places) or any(map(ruled_out, plan.statements)):
        return
    if places:
        yield seen(*(cell for area in places for cell in area.evidence("not_doing")), count=len(places))
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

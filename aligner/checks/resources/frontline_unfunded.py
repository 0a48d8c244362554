"""Those who meet the customer make the experience, with what they are given."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.purposes import purpose


@plan_check("RES14", Severity.MINOR, source="S0, S3", customer_only=True)
def frontline_unfunded(plan: Plan) -> Iterator[Seen | NotAssessed]:
    found = purpose(plan, "frontline")
    if plan.resources_unknown:
        yield NOT_ASSESSED
    elif found.unpaid:
        cells = (cell for initiative in found.unpaid for cell in initiative.evidence("name"))
        yield seen(*cells, count=len(found.unpaid), initiative=found.unpaid[0].name)
    elif not found.paid:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

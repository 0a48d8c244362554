"""A plan that pays nobody to follow what customers do learns it too late, from the accounts."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.purposes import purpose


@plan_check("RES13", Severity.MAJOR, source="S2 #2", customer_only=True)
def data_unfunded(plan: Plan) -> Iterator[Seen | NotAssessed]:
    found = purpose(plan, "data")
    if plan.resources_unknown:
        yield NOT_ASSESSED
    elif found.unpaid:
        cells = (cell for initiative in found.unpaid for cell in initiative.evidence("name"))
        yield seen(*cells, count=len(found.unpaid), initiative=found.unpaid[0].name)
    elif not found.paid:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

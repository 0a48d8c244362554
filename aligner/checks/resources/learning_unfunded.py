"""New ways of working that nobody is taught stay old ways of working."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import new_ways
from aligner.words.purposes import purpose


@plan_check("RES19", Severity.MINOR, source="S2 end")
def learning_unfunded(plan: Plan) -> Iterator[Seen | NotAssessed]:
    if plan.resources_unknown or not any(new_ways(text) for text in plan.statements):
        yield NOT_ASSESSED
        return
    learning = purpose(plan, "training")
    if learning.unpaid:
        cells = (cell for initiative in learning.unpaid for cell in initiative.evidence("name"))
        yield seen(*cells, count=len(learning.unpaid), initiative=learning.unpaid[0].name)
    elif not learning.paid:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

"""A service is remembered by what happened when it failed."""

from collections.abc import Iterator
from dataclasses import replace

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.mentions import mentions


@plan_check("JOU06", Severity.MINOR, source="S3", customer_only=True)
def recovery_missing(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where complaints are counted as evidence and nothing in the plan says what follows from one.

    That complaints are evidence is no answer to them.
    """
    if mentions(replace(plan, evidence=()), "recovery"):
        return
    complaints = [one for one in plan.evidence if "complaint" in one.kinds("method")]
    if complaints and plan.initiatives:
        cells = [cell for one in complaints for cell in one.evidence("name", "method")]
        yield seen(*cells, evidence=complaints[0].name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED

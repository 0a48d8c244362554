"""Who only asks afterwards is always a step behind the customer."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.kinds import hears


@plan_check("INS03", Severity.MAJOR, source="S1", customer_only=True)
def after_the_fact(plan: Plan, *, least: int = 2) -> Iterator[Seen | NotAssessed]:
    """Found where at least ``least`` pieces of evidence all tell that they came after the encounter."""
    heard = [one.kinds("hears") for one in plan.evidence]
    if any("dialogue" in kinds for kinds in heard) or _talks(plan):
        return
    if len(heard) >= least and all(heard):
        cells = [cell for one in plan.evidence for cell in one.evidence("name", "method")]
        yield seen(*cells, count=len(heard), evidence=plan.evidence[0].name)
    else:
        yield UNSAID if plan.is_wordy and not heard else NOT_ASSESSED


def _talks(plan: Plan) -> bool:
    """Whether an initiative, or anything else that the plan says, tells of a dialogue with customers."""
    tried = (initiative.text("validation") for initiative in plan.initiatives)
    return any(hears(text).value == "dialogue" for text in (*tried, *plan.statements) if text)

"""Those who stayed can't tell why the others left."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Evidence
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.involvement import beyond_customers
from aligner.words.kinds import non_customers

_ASKED = frozenset({"survey", "interview", "co-creation", "observation", "complaint", "panel", "test"})


@plan_check("INS08", Severity.MINOR, source="S1", customer_only=True)
def non_customers_unheard(plan: Plan, *, least: int = 3) -> Iterator[Seen | NotAssessed]:
    """Found where ``least`` pieces of evidence are all told, and each asks those who are served today.

    A survey of residents, of a market or of a population reaches the others too.
    """
    if any(one.told_as("unheard") for one in plan.evidence):
        return
    if len(plan.evidence) < least or not all(map(_asks_the_present, plan.evidence)):
        yield NOT_ASSESSED
    elif not any(map(non_customers, plan.statements)):
        cells = [cell for one in plan.evidence for cell in one.evidence("name", "method")]
        yield seen(*cells, count=len(plan.evidence), evidence=plan.evidence[0].name)


def _asks_the_present(evidence: Evidence) -> bool:
    methods = evidence.kinds("method")
    return bool(methods) and methods <= _ASKED and not beyond_customers(evidence.name)

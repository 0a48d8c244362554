"""Whoever only collects what customers pay forgets to make what they pay for."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("VAL01", Severity.MAJOR, source="S2 #4", needs={"metric.name"})
def capture_only(
    plan: Plan, *, classified: float = 0.6, money: float = 0.7, metrics: float = 0.5
) -> Iterator[Seen | NotAssessed]:
    """Speak where the share ``money`` of the money, and over ``metrics`` of the metrics, sit in capture.

    Only where the share ``classified`` of the money could be sorted by phase.
    """
    phases = plan.value_phases
    share = phases.capture.money_share
    if share is None or (phases.classified_share or 0.0) < classified or not phases.metrics:
        yield NOT_ASSESSED
    elif share >= money and phases.capture.metrics > metrics * phases.metrics:
        cashing = [one for one in plan.initiatives if one.told_as("phase").value == "capture"]
        measured = [one for one in plan.metrics if one.told_as("side").value == "money"]
        shown = [*cashing, *measured] or [*plan.initiatives, *plan.metrics]
        yield seen(
            *(cell for one in shown for cell in one.evidence("phase", "name")),
            share=int(share * 100 + 0.5),
            sum_money=phases.capture.money,
            metrics=int(100 * phases.capture.metrics / phases.metrics + 0.5),
        )

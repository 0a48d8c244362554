"""Steering by an old measurement is steering by the mirror."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.rhythms import months_between

_DAYS = 365.25 / 12
"""Of a month."""


@goal_check("MET12", Severity.MINOR, source="S2 value production", needs={"metric.measured"})
def measurement_stale(
    goal: Goal, plan: Plan, *, oldest: int = 18, slack: float = 1.5
) -> Iterator[Seen | NotAssessed]:
    """Months: ``oldest``, or ``slack`` rounds of the rhythm that the metric itself names."""
    dated = [metric for metric in plan.metrics_of(goal) if metric.measured]
    if not dated or plan.is_over or goal.told_as("status").value in {"done", "stopped"}:
        yield NOT_ASSESSED
        return
    stale = [metric for metric in dated if _age(metric, plan) > _allowed(metric, oldest, slack)]
    if stale:
        first = stale[0]
        cells = [cell for metric in stale for cell in metric.evidence("measured")]
        yield seen(*cells, count=len(stale), metric=first.name, measured=first.text("measured"))


def _age(metric: Metric, plan: Plan) -> float:
    """Months since the end of the period that was measured."""
    return (plan.as_of - metric.measured.end).days / _DAYS if metric.measured else 0.0


def _allowed(metric: Metric, oldest: int, slack: float) -> float:
    rhythm = months_between(f"{metric.name} {metric.unit} {metric.text('timing')}")
    return slack * rhythm if rhythm else oldest

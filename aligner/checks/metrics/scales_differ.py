"""A baseline and a target on two scales show a leap that nobody will make."""

from collections.abc import Iterator
from decimal import Decimal

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.patterns import Pattern

_SHORT = Decimal(5)
"""The top of the scale that most surveys ask on: 1 to 5."""
_LONG = Decimal(10)
"""Above it a score stands on a scale of 0 to 100."""
_RECOMMENDED = Pattern(r"\bNPS\b|promoter|suosittel|rekommend|recommend")


@goal_check("MET25", Severity.MAJOR, source="S2 value production", needs={"metric.baseline", "metric.target"})
def scales_differ(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    figured = [metric for metric in plan.metrics_of(goal) if {"baseline", "target"} <= metric.numbers.keys()]
    if not figured:
        yield NOT_ASSESSED
    torn = [metric for metric in figured if _is_torn(metric)]
    if torn:
        first = torn[0]
        cells = [cell for metric in torn for cell in metric.evidence("baseline", "target")]
        yield seen(*cells, count=len(torn), metric=first.name, baseline=first.baseline, target=first.target)


def _is_torn(metric: Metric) -> bool:
    """Tell whether a survey score goes from 3.2 to 75; a recommendation score may well go from 3 to 75."""
    low, high = sorted((metric.numbers["baseline"], metric.numbers["target"]))
    if not metric.told_as("score") or not 1 <= low <= _SHORT or high <= _LONG:
        return False
    return low % 1 != 0 or not _RECOMMENDED.search(metric.name)

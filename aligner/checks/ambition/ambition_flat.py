"""High words over a target that hardly moves teach everybody not to believe the words."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import high
from aligner.words.strides import way_closed

FIELDS = ("ambition", "name", "definition")


@goal_check("AMB06", Severity.MAJOR, source="S2 #1", needs={"metric.baseline", "metric.target"})
def ambition_flat(goal: Goal, plan: Plan, *, least: float = 0.05) -> Iterator[Seen | NotAssessed]:
    """Every target of a goal in high words closes under the share ``least`` of the way."""
    ways = [(metric, way_closed(metric)) for metric in plan.metrics_of(goal)]
    measured = [(metric, way) for metric, way in ways if way is not None]
    words = [(field, span.text) for field in FIELDS for span in high(goal.text(field))]
    if not measured or len(measured) < len(ways):
        yield NOT_ASSESSED
    elif words and all(way < least for _, way in measured):
        metric = measured[0][0]
        cells = [cell for one, _ in measured for cell in one.evidence("name", "baseline", "target")]
        cells = [*goal.evidence(words[0][0]), *cells]
        yield seen(
            *cells, word=words[0][1], metric=metric.name, baseline=metric.baseline, target=metric.target
        )

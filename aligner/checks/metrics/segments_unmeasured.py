"""Sales as one sum hide which customers bring it, and which are leaving."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Metric
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.plan import Plan

_SOLD = frozenset({"sales", "margin"})
_FEW = 2
"""Customer groups from which on there is something to tell apart."""


@plan_check("MET17", Severity.MINOR, source="S2 value capture", needs={"metric.name"})
def segments_unmeasured(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where the plan names its customer groups and follows sales or margin as one sum only."""
    sold = [metric for metric in plan.metrics if metric.kinds("topic") & _SOLD]
    if any(_is_by_segment(metric, plan) for metric in sold):
        return
    segments = _segments(plan)
    if not plan.commerce or not plan.metrics:
        yield NOT_ASSESSED
    elif sold and len(segments) >= _FEW:
        cells = [cell for metric in sold for cell in metric.evidence("name")]
        first, second, *_ = segments
        yield seen(*cells, *segments.values(), metric=sold[0].name, segment=first, other_segment=second)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _is_by_segment(metric: Metric, plan: Plan) -> bool:
    """Tell whether it follows one group's sales, or all of them group by group."""
    goals = (plan.goal_by_id[goal] for goal in metric.goals if goal in plan.goal_by_id)
    return "by-segment" in metric.kinds("topic") or any(goal.segment for goal in goals)


def _segments(plan: Plan) -> dict[str, Cell]:
    """The customer groups that the plan lists, else those that its goals name, with a cell of each."""
    listed = {segment.name: segment.cells["name"] for segment in plan.segments}
    return listed or {goal.segment: goal.cells["segment"] for goal in plan.goals if goal.segment}

"""A target that goes against the metric's own words sends people two ways at once."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.progress import bound, is_against, stated_way, target_step


@goal_check("MET10", Severity.MAJOR, source="S2 #3", needs={"metric.baseline", "metric.target"})
def direction_contradicted(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """A bound ("at most 30") tells no way by itself: a baseline below it is past its target (MET09)."""
    told = [m for m in plan.metrics_of(goal) if stated_way(m) and not bound(m) and target_step(m) is not None]
    if not told:
        yield NOT_ASSESSED
    against = [metric for metric in told if is_against(target_step(metric), stated_way(metric))]
    if against:
        first = against[0]
        cells = [cell for metric in against for cell in metric.evidence("name", "baseline", "target")]
        yield seen(
            *cells, count=len(against), metric=first.name, baseline=first.baseline, target=first.target
        )

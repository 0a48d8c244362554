"""A metric that says that something gets done is met the day it is done, whatever it changed."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.outputs import outputs
from aligner.words.patterns import Pattern

_SHARE = Pattern(r"osuu[sd]|andel|\bshare|proportion|%|per ?cent|prosent|procent")


@goal_check("MET20", Severity.MINOR, source="S2 #4", needs={"metric.name"})
def output_as_metric(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """What gets done may well be counted beside what it changes; alone it is no metric of a goal."""
    metrics = plan.metrics_of(goal)
    if not metrics:
        yield NOT_ASSESSED
    elif all(map(_counts_doings, metrics)):
        cells = [cell for metric in metrics for cell in metric.evidence("name")]
        yield seen(*cells, count=len(metrics), metric=metrics[0].name)


def _counts_doings(metric: Metric) -> bool:
    """Tell a doing from what customers do: a share of something tells how well it goes."""
    is_share = _SHARE.search(metric.name) or _SHARE.search(metric.unit)
    return bool(outputs(metric.name)) and not is_share and metric.kind != "customer"

"""Of two promises only the one that is measured is kept."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import better, cheaper

_FIELDS = ("name", "definition", "ambition")


@goal_check("MET21", Severity.MINOR, source="S4", needs={"metric.name"})
def dual_claim(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Metrics of money measure the cheaper, all others the better; what can't be told measures either."""
    promised = [field for field in _FIELDS if better(goal.text(field)) or cheaper(goal.text(field))]
    both = any(better(goal.text(f)) for f in promised) and any(cheaper(goal.text(f)) for f in promised)
    metrics = plan.metrics_of(goal)
    sides = set(map(_side, metrics))
    if not both or not metrics or "" in sides:
        yield NOT_ASSESSED
    elif ("money" in sides) != bool(sides - {"money", "employee"}):
        cells = [cell for metric in metrics for cell in metric.evidence("name")]
        yield seen(*goal.evidence(*promised), *cells, count=len(metrics), metric=metrics[0].name)


def _side(metric: Metric) -> str:
    """What a metric measures; "business" is money or operations, and so tells neither."""
    return metric.told_as("side").value or (metric.kind or "").replace("business", "")

"""Two goals that want different things of one figure both steer, and the figure follows neither."""

from collections.abc import Iterator
from itertools import combinations

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.progress import stated_way
from aligner.words.texts import key

_Aim = tuple[Goal, Metric]


@plan_check("MET11", Severity.MAJOR, source="S2 #3", needs={"metric.target"})
def metric_contested(plan: Plan) -> Iterator[Seen | NotAssessed]:
    by_name: dict[tuple[str, ...], list[_Aim]] = {}
    for goal in plan.goals:
        for metric in plan.metrics_of(goal):
            if metric.target:
                by_name.setdefault(_figure(goal, metric, plan), []).append((goal, metric))
    several = [aims for aims in by_name.values() if len(aims) > 1]
    pairs = [pair for aims in several for pair in combinations(aims, 2) if _is_contested(*pair)]
    if pairs:
        (one_goal, one), (other_goal, other) = pairs[0]
        cells = [cell for pair in pairs for _, metric in pair for cell in metric.evidence("name", "target")]
        yield seen(
            *dict.fromkeys(cells),
            metric=one.name,
            target=one.target,
            other_target=other.target,
            goal=one_goal.full_name,
            other_goal=other_goal.full_name,
        )
    elif not several:
        yield NOT_ASSESSED


def _figure(goal: Goal, metric: Metric, plan: Plan) -> tuple[str, ...]:
    """What makes two metrics one figure: name, unit, segment and date."""
    deadline = plan.metric_deadline(metric, goal)
    return key(metric.name), key(metric.unit), key(goal.segment), str(deadline.end) if deadline else ""


def _is_contested(one: _Aim, other: _Aim) -> bool:
    """Ask for one starting level too: every service has a "customer satisfaction" of its own."""
    first, second = one[1], other[1]
    if one[0].id == other[0].id or key(first.target) == key(second.target):
        return False
    if {stated_way(first), stated_way(second)} == {"up", "down"}:
        return key(first.baseline) == key(second.baseline)
    levels = [metric.numbers.get("baseline") for metric in (first, second)]
    wanted = [metric.numbers.get("target") for metric in (first, second)]
    return levels[0] == levels[1] and bool(levels[0]) and None not in wanted and wanted[0] != wanted[1]

"""Two goals that want different things of one figure both steer, and the figure follows neither."""

from collections.abc import Iterator
from itertools import combinations

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.figures import Aim, shared_figures
from aligner.words.progress import stated_way
from aligner.words.texts import key


@plan_check("MET11", Severity.MAJOR, source="S2 #3", needs={"metric.target"})
def metric_contested(plan: Plan) -> Iterator[Seen | NotAssessed]:
    shared = shared_figures(plan)
    pairs = [pair for aims in shared for pair in combinations(aims, 2) if _is_contested(*pair)]
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
    elif not shared:
        yield NOT_ASSESSED


def _is_contested(one: Aim, other: Aim) -> bool:
    """Ask for one starting level too: every service has a "customer satisfaction" of its own."""
    first, second = one[1], other[1]
    if one[0].id == other[0].id or key(first.target) == key(second.target):
        return False
    if {stated_way(first), stated_way(second)} == {"up", "down"}:
        return key(first.baseline) == key(second.baseline)
    levels = [metric.numbers.get("baseline") for metric in (first, second)]
    wanted = [metric.numbers.get("target") for metric in (first, second)]
    return levels[0] == levels[1] and bool(levels[0]) and None not in wanted and wanted[0] != wanted[1]

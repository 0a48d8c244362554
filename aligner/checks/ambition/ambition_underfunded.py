"""The highest ambition on the smallest money is a promise that somebody else's evenings pay for."""

from bisect import bisect_left
from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import high
from aligner.words.strides import way_closed


@goal_check("AMB07", Severity.MAJOR, source="S2 #2", needs={"metric.baseline", "metric.target"})
def ambition_underfunded(
    goal: Goal, plan: Plan, *, top: float = 0.25, height: float = 0.5, share: float = 0.5
) -> Iterator[Seen | NotAssessed]:
    """Among the ``top`` share of the ambitions, and the same share of the goals that get the least money.

    The goal is called great, by its words or by its weight; a target closes the share ``height`` of the way
    or more; the money is under the share ``share`` of an equal part. Person-years carry as well as money.
    """
    own, way = plan.money_of(goal), _way(goal, plan)
    money = plan.sums_of_goals
    few = int(top * len(money))
    if own <= 0 or way is None or not few or plan.resources_unknown:
        yield NOT_ASSESSED
        return
    small = own < share * sum(money) / len(money) and bisect_left(money, own) < few
    if small and way >= height and _is_called_great(goal, plan) and not plan.people_of(goal):
        ways = [other for one in plan.funded_goals if (other := _way(one, plan)) is not None]
        if sum(other > way for other in ways) < int(top * len(ways)):
            cells = [c for one in plan.metrics_of(goal) for c in one.evidence("name", "baseline", "target")]
            lines = [line.cell for line in plan.ledger.lines_to(goal.id)]
            part = int(100 * own / sum(money) + 0.5)
            yield seen(*goal.evidence("ambition"), *cells, *lines, share=part, sum_money=own)


def _way(goal: Goal, plan: Plan) -> float | None:
    """Return the longest way that any of the goal's targets closes."""
    ways = (way_closed(metric) for metric in plan.metrics_of(goal))
    return max((way for way in ways if way is not None), default=None)


def _is_called_great(goal: Goal, plan: Plan) -> bool:
    """A steep target alone may be a cheap one: the plan itself has to say that this is a great thing."""
    weights = [one.weight for one in plan.goals if one.weight is not None]
    heavy = goal.weight is not None and goal.weight * len(weights) >= sum(weights)
    return heavy or any(high(text) for text in (goal.name, goal.ambition, goal.definition))

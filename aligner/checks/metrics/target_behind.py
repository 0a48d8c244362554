"""A target that lies behind pulls nobody forward."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.words.progress import better_way, bound, is_against, is_kept, is_reached, stated_way, target_step


@goal_check("MET09", Severity.MAJOR, source="S2 #4", needs={"metric.target"})
def target_behind(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """A plan that is over is read for what it was: then only what the baseline had passed is told."""
    aimed = [metric for metric in plan.metrics_of(goal) if metric.target]
    passed = [metric for metric in aimed if _is_passed(metric)]
    late = [metric for metric in aimed if metric not in passed and _is_late(metric, goal, plan)]
    if passed or late:
        cells = [cell for metric in passed for cell in metric.evidence("baseline", "target")]
        for metric in late:
            own_date = metric.evidence("deadline") if metric.deadline else goal.evidence("horizon")
            cells += [*metric.evidence("target"), *own_date]
        first = (passed or late)[0]
        yield seen(*cells, count=len(passed) + len(late), metric=first.name, target=first.target)
    elif not any(_can_tell(metric, goal, plan) for metric in aimed):
        yield NOT_ASSESSED


def _is_passed(metric: Metric) -> bool:
    """Tell whether the baseline is past the target already; a way that the texts state is MET10's."""
    stated = stated_way(metric) and not bound(metric)
    return not stated and not is_kept(metric) and is_against(target_step(metric), better_way(metric))


def _is_late(metric: Metric, goal: Goal, plan: Plan) -> bool:
    deadline = plan.metric_deadline(metric, goal)
    if deadline is None or deadline.end >= plan.as_of or plan.is_over or is_reached(metric):
        return False
    ended = goal.told_as("status").value in {"done", "stopped"}
    return not ended and not _is_milestone(metric, deadline, goal, plan)


def _is_milestone(metric: Metric, deadline: Period, goal: Goal, plan: Plan) -> bool:
    """Tell whether the same metric goes on to a later target: a step on the way may lie behind."""
    same = (other for other in plan.metrics_of(goal) if other.name == metric.name)
    later = (plan.metric_deadline(other, goal) for other in same)
    return any(date is not None and date.end > deadline.end for date in later)


def _can_tell(metric: Metric, goal: Goal, plan: Plan) -> bool:
    dated = plan.metric_deadline(metric, goal) is not None and not plan.is_over
    return dated or bool(target_step(metric) is not None and better_way(metric))

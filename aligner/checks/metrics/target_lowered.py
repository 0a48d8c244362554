"""A target that is eased from year to year is reached by waiting."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.former import former_goal, former_metric
from aligner.words.progress import better_way, is_reached, target_step


@goal_check("MET24", Severity.MAJOR, source="S2 #1", needs={"metric.target"})
def target_lowered(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """A decision that is new beside the goal is the word that explains it."""
    before = former_goal(goal, plan)
    metrics = plan.metrics_of(goal) if before else ()
    pairs = [(now, then) for now in metrics if before and (then := former_metric(now, before, plan))]
    if before is None or not pairs:
        yield NOT_ASSESSED
        return
    eased = [
        (now, then)
        for now, then in pairs
        if _is_lowered(now, then) or _is_postponed(now, then, (goal, before), plan)
    ]
    if eased and goal.text("decision") in {"", before.text("decision")}:
        now, then = eased[0]
        cells = [c for pair in eased for m in pair for c in m.evidence("target", "deadline")]
        count = len(eased)
        yield seen(*cells, count=count, metric=now.name, before=_said(then), after=_said(now))


def _is_lowered(now: Metric, then: Metric) -> bool:
    new, old = now.numbers.get("target"), then.numbers.get("target")
    if new is None or old is None or now.unit != then.unit:
        return False
    step = target_step(then)
    way = better_way(then) or ("up" if step and step > 0 else "down" if step else "")
    return (way == "up" and new < old) or (way == "down" and new > old)


def _is_postponed(now: Metric, then: Metric, goals: tuple[Goal, Goal], plan: Plan) -> bool:
    """Tell whether the same target is due later; one that was reached is kept up, not put off."""
    new, old = plan.metric_deadline(now, goals[0]), plan.metric_deadline(then, goals[1])
    same = now.target == then.target and not is_reached(now) and not is_reached(then)
    return same and new is not None and old is not None and new.end > old.end


def _said(metric: Metric) -> str:
    return " / ".join(filter(None, (metric.target, metric.text("deadline"))))

"""What a goal and its metrics were in last year's plan."""

from __future__ import annotations

from aligner.model.entities import Goal, Metric
from aligner.model.plan import Plan
from aligner.words.texts import key


def former_goal(goal: Goal, plan: Plan) -> Goal | None:
    """Return last year's goal of the same name, else None: an id alone may stand for another goal now."""
    return plan.previous.goal_by_name.get(goal.name_key) if plan.previous else None


def former_metric(metric: Metric, before: Goal, plan: Plan) -> Metric | None:
    """Return the metric of the same name that last year's goal had; None where there isn't exactly one."""
    then = plan.previous.metrics_of(before) if plan.previous else ()
    found = [one for one in then if key(one.name) == key(metric.name)]
    return found[0] if len(found) == 1 else None

"""What a plan's goals say that they are about, where its metrics should tell of it too."""

from __future__ import annotations

from aligner.model.entities import Goal
from aligner.model.plan import Plan
from aligner.words.kinds import metric_side, metric_topic


def goals_about(plan: Plan, topic: str) -> tuple[Goal, ...]:
    """Return the goals whose names speak of a metric's topic ("loyalty", "pipeline"); of staff, none.

    "Employee retention" and "a pipeline of teachers" are about those who work here.
    """
    return tuple(
        goal
        for goal in plan.goals
        if topic in metric_topic(goal.name) and metric_side(goal.name).value != "employee"
    )

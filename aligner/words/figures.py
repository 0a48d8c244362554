"""Which metrics of several goals are one and the same figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligner.model.entities import Goal, Metric
from aligner.model.plan import Plan
from aligner.words.progress import stated_way
from aligner.words.texts import key

Aim = tuple[Goal, Metric]
"""A goal, and a metric of it that has a target."""

_OF_A_KIND, _MOST = 2, 40


def shared_figures(plan: Plan) -> list[list[Aim]]:
    """Return the aims of every figure that is aimed at more than once: one name, unit, segment and date.

    Of aims alike two goals stand for all, forty in all: what a thousand goals want is compared once.
    """
    figures: dict[tuple[str, ...], list[Aim]] = {}
    for goal, metric in _aims(plan):
        figures.setdefault(_figure(goal, metric, plan), []).append((goal, metric))
    return [_unlike(aims) for aims in figures.values() if len(aims) > 1]


def _aims(plan: Plan) -> Iterator[Aim]:
    return ((goal, metric) for goal in plan.goals for metric in plan.metrics_of(goal) if metric.target)


def _figure(goal: Goal, metric: Metric, plan: Plan) -> tuple[str, ...]:
    deadline = plan.metric_deadline(metric, goal)
    return key(metric.name), key(metric.unit), key(goal.segment), str(deadline.end) if deadline else ""


def _unlike(aims: Iterable[Aim]) -> list[Aim]:
    kinds: dict[tuple[str, str, str], dict[str, Aim]] = {}
    for goal, metric in aims:
        alike = kinds.setdefault((key(metric.baseline), key(metric.target), stated_way(metric)), {})
        if len(alike) < _OF_A_KIND:
            alike.setdefault(goal.id, (goal, metric))
    return [aim for alike in kinds.values() for aim in alike.values()][:_MOST]

"""A goal or a metric that says something else now, read anew by the rules that read it the first time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aligner.model.entities import Described, Goal, Metric
from aligner.model.grid import Cell
from aligner.model.period import Period
from aligner.reading import telling
from aligner.reading.build import stated_in
from aligner.reading.drafts import says_nothing, slug
from aligner.words.customers import customer_words
from aligner.words.periods import read_period

Cells = Mapping[str, Cell]


def reworded(goal: Goal, cells: Cells) -> Goal:
    """The goal with other texts in the named fields.

    Where a column, or the user, says whose goal it is, that stays so; else the words decide.
    """
    changed = replace(goal, cells={**goal.cells, **cells}, blank=_blank(goal, cells))
    named = goal.definition_is_name and not changed.text("definition")
    words = _customer_words(changed) if "definition" in cells else goal.customer_words
    return replace(
        changed,
        definition_is_name=named,
        customer_words=words,
        customer_centric=_is_customer_goal(goal, words),
        horizon=_horizon(goal, changed, cells),
        told=telling.of_goal(changed) if {"definition", "owner"} & set(cells) else goal.told,
    )


def remeasured(metric: Metric, cells: Cells) -> Metric:
    """The metric with other texts in the named fields; what kind of metric it is stays as it was told."""
    changed = replace(metric, cells={**metric.cells, **cells}, blank=_blank(metric, cells))
    told = {field: kinds for field, kinds in metric.told.items() if field != "direction"}
    way = {field: kinds for field, kinds in telling.of_metric(changed).items() if field == "direction"}
    own = None if metric.deadline == stated_in(metric.target) else metric.deadline
    due = read_period(changed.text("deadline")) if "deadline" in cells else own
    deadline = due or stated_in(changed.target)
    return replace(
        changed, deadline=deadline, numbers=telling.numbers_of_metric(changed), told={**told, **way}
    )


def new_metric(goal: Goal, cells: Cells) -> Metric:
    """A metric of a goal that the plan doesn't have yet; its cells hold its name at least."""
    name = cells["name"].text.strip()
    plain = Metric(slug(f"{goal.id} {name}"), name, {"name": cells["name"]}, goals=(goal.id,))
    return remeasured(replace(plain, told=telling.of_metric(plain)), cells)


def _blank(described: Described, cells: Cells) -> frozenset[str]:
    empty = {name for name, cell in cells.items() if cell.text.strip() and says_nothing(name, cell.text)}
    return (described.blank - cells.keys()) | empty


def _customer_words(goal: Goal) -> tuple[str, ...]:
    spans = (*customer_words(goal.name), *customer_words(goal.text("definition")))
    return tuple(dict.fromkeys(span.text for span in spans))


def _is_customer_goal(before: Goal, words: tuple[str, ...]) -> bool:
    told_by_words = before.customer_centric is bool(before.customer_words or before.segment)
    if before.text("kind") or not told_by_words:
        return before.customer_centric
    return bool(words or before.segment)


def _horizon(before: Goal, changed: Goal, cells: Cells) -> Period | None:
    """Its own field says it, else the words of its level."""
    lent = before.horizon == stated_in(before.ambition) and not before.text("horizon")
    own = read_period(changed.text("horizon")) if "horizon" in cells else None if lent else before.horizon
    return own or stated_in(changed.ambition)

"""The plan as it would be if a change were made, read by the reader's own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from aligner.model.acts import Act, Change
from aligner.model.added_lines import with_lines
from aligner.model.entities import Goal, Metric
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED
from aligner.model.lines import Reach, Target
from aligner.model.plan import Plan
from aligner.reading.rereading import new_metric, remeasured, reworded
from aligner.words.placeholders import is_placeholder

GOAL_FIELDS: Mapping[Act, str] = {
    Act.DEFINE: "definition",
    Act.SET_LEVEL: "ambition",
    Act.SET_HORIZON: "horizon",
    Act.NAME_OWNER: "owner",
}
"""The field of a goal that an act fills."""

METRIC_FIELDS = ("baseline", "target", "deadline")
METRIC_ACTS = frozenset({Act.ADD_METRIC, Act.ADD_CUSTOMER_METRIC, Act.COMPLETE_METRIC})


def changed(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan with the changes made one after another.

    A change of a goal that the plan doesn't have, or of a metric that its goal doesn't have, changes nothing.
    """
    for change in changes:
        goal = plan.goal_by_id.get(change.goal)
        if goal is not None:
            plan = _CHANGES[change.act](plan, goal, change)
    return plan


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, those of one thing as one: the last words hold, and sums are added to sums.

    Made one after another they come to the same; this is what there is to write in the end.
    """
    found: dict[tuple[str, Act, str], Change] = {}
    for change in changes:
        at = _thing(change)
        found[at] = _both(found[at], change) if at in found else change
    return tuple(found.values())


def _thing(change: Change) -> tuple[str, Act, str]:
    if change.act in METRIC_ACTS:
        return change.goal, Act.COMPLETE_METRIC, change.text.strip().casefold()
    return change.goal, change.act, ""


def _both(first: Change, then: Change) -> Change:
    if then.act in METRIC_ACTS:
        act = then.act if first.act is Act.COMPLETE_METRIC else first.act
        given = _values(first) | _values(then)
        baseline, target, deadline = (given.get(name, "") for name in METRIC_FIELDS)
        return replace(first, act=act, baseline=baseline, target=target, deadline=deadline)
    return replace(then, amounts=tuple(by_year((*first.amounts, *then.amounts)).items()))


def by_year(amounts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Amounts by year; those of one year are added."""
    sums: dict[int, int] = {}
    for year, amount in amounts:
        sums[year] = sums.get(year, 0) + amount
    return sums


def metric_named(plan: Plan, goal: Goal, name: str) -> Metric | None:
    """The goal's metric of a name, upper or lower case alike."""
    wanted = name.strip().casefold()
    return next((one for one in plan.metrics_of(goal) if one.name.strip().casefold() == wanted), None)


def row_of(goal: Goal) -> Cell:
    """The row that the goal stands on, as a whole: what the plan has no column for would stand there."""
    return replace(goal.cells.get("name", Cell("", "")), column=0, text="")


def _written(plan: Plan, goal: Goal, change: Change) -> Plan:
    field = GOAL_FIELDS[change.act]
    cell = replace(goal.cells.get(field, row_of(goal)), text=change.text)
    made = reworded(goal, {field: cell})
    return replace(plan, goals=tuple(made if one.id == goal.id else one for one in plan.goals))


def _measured(plan: Plan, goal: Goal, change: Change) -> Plan:
    """Add a metric; one that the goal has already is completed, for a second row of it would be the same."""
    if metric_named(plan, goal, change.text) is not None:
        return _completed(plan, goal, change)
    if is_placeholder(change.text):
        return plan
    cells = {name: replace(row_of(goal), text=text) for name, text in _values(change).items()}
    made = new_metric(goal, {"name": replace(row_of(goal), text=change.text), **cells})
    return replace(plan, metrics=(*plan.metrics, made))


def _completed(plan: Plan, goal: Goal, change: Change) -> Plan:
    metric = metric_named(plan, goal, change.text)
    if metric is None:
        return plan
    row = replace(metric.cells["name"], column=0)
    cells = {name: replace(metric.cells.get(name, row), text=text) for name, text in _values(change).items()}
    made = remeasured(metric, cells)
    return replace(plan, metrics=tuple(made if one is metric else one for one in plan.metrics))


def _values(change: Change) -> dict[str, str]:
    """The values of a metric that the change gives; what it leaves blank stays as it is."""
    given = {name: getattr(change, name) for name in METRIC_FIELDS}
    return {name: text for name, text in given.items() if text.strip()}


def _funded(plan: Plan, goal: Goal, change: Change) -> Plan:
    amounts = by_year(change.amounts)
    years = {*plan.budget_years, *amounts} - {UNDATED}
    return replace(
        plan,
        ledger=with_lines(plan.ledger, _own(goal), row_of(goal), amounts),
        budget_years=tuple(sorted(years)),
        recorded=plan.recorded | {"budget.amount"},
    )


def _staffed(plan: Plan, goal: Goal, change: Change) -> Plan:
    people = with_lines(plan.people, _own(goal), row_of(goal), by_year(change.amounts))
    return replace(plan, people=people, recorded=plan.recorded | {"budget.fte"})


def _own(goal: Goal) -> Target:
    return Target(Reach.GOAL, ((goal.id, 1),), linked=True)


_CHANGES: Mapping[Act, Callable[[Plan, Goal, Change], Plan]] = {
    Act.DEFINE: _written,
    Act.SET_LEVEL: _written,
    Act.SET_HORIZON: _written,
    Act.NAME_OWNER: _written,
    Act.ADD_METRIC: _measured,
    Act.ADD_CUSTOMER_METRIC: _measured,
    Act.COMPLETE_METRIC: _completed,
    Act.FUND: _funded,
    Act.ADD_PEOPLE: _staffed,
}

"""The plan as it would be if one thing were done: a cell filled, a metric completed, money granted."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from aligner.model.acts import Act, Step
from aligner.model.entities import Goal, Metric
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.lines import Reach, Target
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.model.told import Told

_HELD_TEXT = "90 % of customers get their answer within two days by the end of {year}"
_LEVEL = "90 % by {year}"
_OWNER = "Maija Mallikas"
_SOME = 100
"""A mark of money: what matters is that there is any."""
_AHEAD = 2


def tried(plan: Plan, goal: Goal, steps: Sequence[Step]) -> Plan:
    """The plan with all the steps done for a goal."""
    for step in steps:
        plan = _TRIALS[step.act](plan, plan.goal_by_id[goal.id], step)
    return plan


def horizon_year(plan: Plan, goal: Goal) -> int:
    """The year that a trial aims at: the goal's own, the plan's last, else two years ahead."""
    if goal.horizon is not None:
        return goal.horizon.year
    if plan.budget_years:
        return plan.budget_years[-1]
    return plan.period.year if plan.period else plan.as_of.year + _AHEAD


def _with_goal(plan: Plan, changed: Goal) -> Plan:
    return replace(plan, goals=tuple(changed if goal.id == changed.id else goal for goal in plan.goals))


def _filled(cells: Mapping[str, Cell], name: str, text: str) -> dict[str, Cell]:
    before = cells.get(name, Cell("", ""))
    return {**cells, name: replace(before, text=text)}


def _year(plan: Plan, goal: Goal) -> Period:
    year = horizon_year(plan, goal)
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _defined(plan: Plan, goal: Goal, step: Step) -> Plan:
    text = _HELD_TEXT.format(year=horizon_year(plan, goal))
    cells = _filled(goal.cells, "definition", text)
    blank = goal.blank - {"definition"}
    return _with_goal(plan, replace(goal, cells=cells, blank=blank, definition_is_name=False))


def _levelled(plan: Plan, goal: Goal, step: Step) -> Plan:
    cells = _filled(goal.cells, "ambition", _LEVEL.format(year=horizon_year(plan, goal)))
    horizon = goal.horizon or _year(plan, goal)
    return _with_goal(plan, replace(goal, cells=cells, blank=goal.blank - {"ambition"}, horizon=horizon))


def _dated(plan: Plan, goal: Goal, step: Step) -> Plan:
    horizon = _year(plan, goal)
    cells = _filled(goal.cells, "horizon", horizon.text)
    return _with_goal(plan, replace(goal, cells=cells, blank=goal.blank - {"horizon"}, horizon=horizon))


def _owned(plan: Plan, goal: Goal, step: Step) -> Plan:
    cells = _filled(goal.cells, "owner", _OWNER)
    return _with_goal(plan, replace(goal, cells=cells, blank=goal.blank - {"owner"}))


def _measured(plan: Plan, goal: Goal, step: Step) -> Plan:
    cells = {name: Cell("", "", text=text) for name, text in (("baseline", "62"), ("target", "85"))}
    kind = "customer" if goal.customer_centric else "business"
    made = Metric("", "", cells, told={"kind": (Told(kind),)}, goals=(goal.id,), deadline=_year(plan, goal))
    return replace(plan, metrics=(*plan.metrics, made))


def _completed(plan: Plan, goal: Goal, step: Step) -> Plan:
    def whole(metric: Metric) -> Metric:
        if goal.id not in metric.goals or metric.name != step.name:
            return metric
        cells = dict(metric.cells)
        for name, text in (("baseline", "62"), ("target", "85")):
            if not metric.text(name):
                cells = _filled(cells, name, text)
        deadline = metric.deadline or _year(plan, goal)
        return replace(metric, cells=cells, blank=frozenset(), deadline=deadline)

    return replace(plan, metrics=tuple(map(whole, plan.metrics)))


def _funded(plan: Plan, goal: Goal, step: Step) -> Plan:
    years = step.years or (UNDATED,)
    share = -(-(step.money or _SOME) // len(years))
    ledger = _with_lines(plan.ledger, goal, dict.fromkeys(years, share))
    recorded = plan.recorded | {"budget.amount"}
    return replace(plan, ledger=ledger, recorded=recorded)


def _staffed(plan: Plan, goal: Goal, step: Step) -> Plan:
    years = step.years or (UNDATED,)
    people = _with_lines(plan.people, goal, dict.fromkeys(years, _SOME))
    return replace(plan, people=people, recorded=plan.recorded | {"budget.fte"})


def _with_lines(ledger: Ledger, goal: Goal, added: Mapping[int, int]) -> Ledger:
    """The ledger summed up, with lines of the goal's own added: a trial never copies a million lines."""
    own = len(ledger.targets)
    sums = {**ledger.sums, **{(own, year): amount for year, amount in added.items()}}
    target = Target(Reach.GOAL, ((goal.id, 1),), linked=True)
    nothing = [0] * len(sums)
    return replace(
        ledger,
        targets=(*ledger.targets, target),
        amounts=array("q", sums.values()),
        years=array("h", (year for _, year in sums)),
        links=array("l", (link for link, _ in sums)),
        places=array("h", nothing),
        rows=array("l", nothing),
        columns=array("h", nothing),
        labels=(),
    )


_TRIALS = {
    Act.NAME_OWNER: _owned,
    Act.SET_HORIZON: _dated,
    Act.SET_LEVEL: _levelled,
    Act.COMPLETE_METRIC: _completed,
    Act.DEFINE: _defined,
    Act.ADD_METRIC: _measured,
    Act.ADD_CUSTOMER_METRIC: _measured,
    Act.ADD_PEOPLE: _staffed,
    Act.FUND: _funded,
}

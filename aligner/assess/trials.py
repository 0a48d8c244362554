"""The steps that a blocker asks for as changes with words of our own, to see what doing them would bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from aligner.assess.changes import changed, metric_named
from aligner.model.acts import Act, Change, Step
from aligner.model.entities import Goal
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan

_HELD_TEXT = "90 % of customers get their answer within two days by the end of {year}"
_LEVEL = "90 % by {year}"
_OWNER = "Maija Mallikas"
_METRICS = {True: "Customer satisfaction", False: "Revenue"}
"""A metric for a customer goal, and one for another: their names tell their kinds."""
_BASELINE, _TARGET = "62", "85"
_SOME = 100
"""A mark of money: what matters is that there is any."""
_AHEAD = 2


def tried(plan: Plan, goal: Goal, steps: Sequence[Step]) -> Plan:
    """The plan with all the steps done for a goal."""
    for step in steps:
        plan = changed(plan, (_CANNED[step.act](plan, plan.goal_by_id[goal.id], step),))
    return plan


def horizon_year(plan: Plan, goal: Goal) -> int:
    """The year that a trial aims at: the goal's own, the plan's last, else two years ahead."""
    if goal.horizon is not None:
        return goal.horizon.year
    if plan.budget_years:
        return plan.budget_years[-1]
    return plan.period.year if plan.period else plan.as_of.year + _AHEAD


def _worded(text: str) -> Callable[[Plan, Goal, Step], Change]:
    def canned(plan: Plan, goal: Goal, step: Step) -> Change:
        return Change(goal.id, step.act, text.format(year=horizon_year(plan, goal)))

    return canned


def _measured(plan: Plan, goal: Goal, step: Step) -> Change:
    year = str(horizon_year(plan, goal))
    return Change(goal.id, step.act, _METRICS[goal.customer_centric], _BASELINE, _TARGET, year)


def _completed(plan: Plan, goal: Goal, step: Step) -> Change:
    """Fill what the metric lacks, and leave what it has."""
    metric = metric_named(plan, goal, step.name)
    baseline = "" if metric and metric.baseline else _BASELINE
    target = "" if metric and metric.target else _TARGET
    deadline = "" if metric and metric.deadline else str(horizon_year(plan, goal))
    return Change(goal.id, step.act, step.name, baseline, target, deadline)


def _funded(plan: Plan, goal: Goal, step: Step) -> Change:
    years = step.years or (UNDATED,)
    share = -(-(step.money or _SOME) // len(years))
    return Change(goal.id, step.act, amounts=tuple((year, share) for year in years))


_CANNED: Mapping[Act, Callable[[Plan, Goal, Step], Change]] = {
    Act.NAME_OWNER: _worded(_OWNER),
    Act.SET_HORIZON: _worded("{year}"),
    Act.SET_LEVEL: _worded(_LEVEL),
    Act.DEFINE: _worded(_HELD_TEXT),
    Act.COMPLETE_METRIC: _completed,
    Act.ADD_METRIC: _measured,
    Act.ADD_CUSTOMER_METRIC: _measured,
    Act.ADD_PEOPLE: _funded,
    Act.FUND: _funded,
}

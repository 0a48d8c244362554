"""What would close most of the gap: small acts, each tried on the plan, with the verdict that it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from aligner.assess.policy import GOALS_IN_TRIALS, MOST_ACTIONS, TRIED_GOALS, UNDERFUNDED
from aligner.assess.trials import tried
from aligner.assess.what_if import verdict_alone
from aligner.model.acts import Act, Action, Step
from aligner.model.assessment import GoalVerdict
from aligner.model.entities import Goal, Metric
from aligner.model.grid import Cell
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan
from aligner.model.verdicts import Verdict

_ANSWERS = {
    "DEF01": Act.DEFINE,
    "DEF02": Act.DEFINE,
    "DEF03": Act.DEFINE,
    "DEF06": Act.DEFINE,
    "AMB01": Act.SET_LEVEL,
    "AMB02": Act.SET_LEVEL,
    "AMB09": Act.SET_LEVEL,
    "AMB03": Act.SET_HORIZON,
    "MET01": Act.ADD_METRIC,
    "MET05": Act.ADD_CUSTOMER_METRIC,
    "MET22": Act.COMPLETE_METRIC,
    "RES05": Act.NAME_OWNER,
    "RES04": Act.ADD_PEOPLE,
    "RES01": Act.FUND,
    "RES06": Act.FUND,
    "RES07": Act.FUND,
    "RES20": Act.FUND,
    "RES21": Act.FUND,
}
"""What answers each blocker."""

_ORDER = list(Act)
_VERDICTS = list(Verdict)
_FEW = 3
"""So many steps at most make one action; from a goal further off, a first improvement is shown."""


def actions(plan: Plan, verdicts: Sequence[GoalVerdict], options: CheckOptions) -> tuple[Action, ...]:
    """Try what the blockers ask for, and return the acts that bring most: fewest steps first.

    Of acts of equal size those that make a goal backed come first, then the weightiest goal, then the
    one with most money at stake.
    """
    open_goals = [verdict for verdict in verdicts if verdict.verdict is not Verdict.BACKED]
    steps = {v.goal: _steps(plan, plan.goal_by_id[v.goal], v, verdicts) for v in open_goals}
    nearest = sorted(open_goals, key=lambda v: (not steps[v.goal], len(steps[v.goal]), *_weight(v)))
    found = [
        (action, verdict)
        for verdict in nearest[: _tried_goals(plan)]
        if (action := _best(plan, verdict, steps[verdict.goal], options)) is not None
    ]
    found.sort(key=lambda one: (len(one[0].steps), one[0].after is not Verdict.BACKED, *_weight(one[1])))
    return (*(action for action, _ in found[:MOST_ACTIONS]), *_links(plan))


def _tried_goals(plan: Plan) -> int:
    return max(_FEW, min(TRIED_GOALS, GOALS_IN_TRIALS // (len(plan.goals) or 1)))


def _weight(verdict: GoalVerdict) -> tuple[float, int]:
    return -(verdict.priority_share or 0.0), -verdict.money


def _best(plan: Plan, verdict: GoalVerdict, steps: Sequence[Step], options: CheckOptions) -> Action | None:
    """The steps that back a goal where they are few, else the fewest that better its verdict."""
    goal = plan.goal_by_id[verdict.goal]
    sets = [*((steps,) if 0 < len(steps) <= _FEW else ()), *_few(steps)]
    for chosen in sets:
        after = verdict_alone(tried(plan, goal, chosen), goal.id, options).verdict
        if _VERDICTS.index(after) > _VERDICTS.index(verdict.verdict):
            return Action(goal.id, tuple(chosen), verdict.verdict, after)
    return None


def _few(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    for size in (1, 2):
        yield from combinations(steps, size)


def _steps(plan: Plan, goal: Goal, verdict: GoalVerdict, verdicts: Sequence[GoalVerdict]) -> tuple[Step, ...]:
    """One step for every act that the goal's blockers ask for, the lightest first."""
    codes = [code for state in verdict.pillars.values() for code in state.findings]
    wanted = {_ANSWERS[code] for code in codes if code in _ANSWERS}
    if wanted & {Act.ADD_METRIC, Act.ADD_CUSTOMER_METRIC}:
        wanted.discard(Act.COMPLETE_METRIC)  # the new metric is made complete
    if Act.SET_LEVEL in wanted:
        wanted.discard(Act.SET_HORIZON)
    money = _missing_money(verdict, verdicts) if "RES07" in codes else 0
    return tuple(_step(plan, goal, act, money) for act in sorted(wanted, key=_ORDER.index))


def _step(plan: Plan, goal: Goal, act: Act, money: int) -> Step:
    if act is Act.COMPLETE_METRIC:
        metric = min(plan.metrics_of(goal), key=lambda one: len(_blanks(one)))
        return Step(act, tuple(_blanks(metric).values()), metric.name)
    if act in {Act.FUND, Act.ADD_PEOPLE}:
        resourced = plan.resourced_years(goal)
        reach = plan.years_in_reach(goal.horizon)
        years = tuple(year for year in reach if year not in resourced) or reach
        return Step(act, (), "", years, money)
    fields = _CELLS.get(act, ())
    return Step(act, goal.evidence(*fields) or goal.evidence("name"))


_CELLS: Mapping[Act, tuple[str, ...]] = {
    Act.NAME_OWNER: ("owner",),
    Act.SET_HORIZON: ("horizon",),
    Act.SET_LEVEL: ("ambition",),
    Act.DEFINE: ("definition",),
}


def _blanks(metric: Metric) -> dict[str, Cell]:
    """The cells that a metric lacks; its name's where it has no column for one."""
    name = metric.cells["name"]
    lacking = [field for field in ("baseline", "target") if not metric.text(field)]
    lacking += ["deadline"] if metric.deadline is None else []
    return {field: metric.cells.get(field, name) for field in lacking}


def _missing_money(verdict: GoalVerdict, verdicts: Sequence[GoalVerdict]) -> int:
    """The least money that lifts a goal to half of its weight: x in (m + x) / (M + x) = w / 2."""
    wanted = (verdict.priority_share or 0.0) * UNDERFUNDED
    whole = sum(one.money for one in verdicts)
    return max(0, int((wanted * whole - verdict.money) / (1 - wanted)) + 1)


def _links(plan: Plan) -> Iterator[Action]:
    """Decide which goal the largest item of money without one serves, where it isn't most of the money."""
    ledger = plan.ledger
    if ledger.loose_items and ledger.untraced * 2 < ledger.traced + ledger.untraced:
        item = ledger.loose_items[0]
        name = item.label or item.cells[0].address
        yield Action(None, (Step(Act.LINK_MONEY, item.cells, name, money=item.amount),))

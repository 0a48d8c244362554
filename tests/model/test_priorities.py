from decimal import Decimal

import pytest

from aligner.model.entities import Area, Goal
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.plan import Plan
from aligner.model.priorities import (
    area_priorities,
    goal_priorities,
    is_comparable,
    ordered_pairs,
    prioritised,
)


def area(identity, weight=None):
    return Area(identity, identity, weight=None if weight is None else Decimal(weight))


def goal(identity, place=None, weight=None):
    return Goal(identity, identity, area=place, weight=None if weight is None else Decimal(weight))


def plan(areas=(), goals=(), money=None, loose=0):
    targets = tuple(Target(Reach.GOAL, ((name, 1),), linked=True) for name in money or {})
    sums = [*(money or {}).values(), *([loose] if loose else [])]
    ledger = Ledger(
        targets=(*targets, *([Target(Reach.NOTHING)] if loose else [])),
        tables=(LedgerTable("plan.xlsx", "Budget"),),
        amounts=sums,
        years=[0] * len(sums),
        links=list(range(len(sums))),
        places=[0] * len(sums),
        rows=[2] * len(sums),
        columns=[2] * len(sums),
    )
    return Plan(areas=areas, goals=goals, ledger=ledger, recorded=frozenset({"budget.amount"}))


def test_area_weights_are_shares_of_all_and_the_nameless_area_has_none():
    found = area_priorities(plan((area("A", 75), area("B", 25), area("C")), (goal("1", "A"), goal("2"))))
    assert found == {"A": 0.75, "B": 0.25, "C": 0.0, None: 0.0}


def test_where_only_goals_have_weights_an_area_has_their_sum():
    goals = (goal("1", "A", 1), goal("2", "A", 2), goal("3", None, 1))
    assert area_priorities(plan((area("A"),), goals)) == {"A": 0.75, None: 0.25}
    assert area_priorities(plan((area("A"),), (goal("1", "A"),))) == {}
    assert area_priorities(plan((area("A", 0),))) == {}


def test_a_goal_has_its_own_share_else_an_equal_part_of_its_areas():
    areas = (area("A", 60), area("B", 40))
    shared = plan(areas, (goal("1", "A"), goal("2", "A"), goal("3", "B"), goal("4")))
    assert goal_priorities(shared) == {"1": 0.3, "2": 0.3, "3": 0.4, "4": 0.0}
    own = plan(areas, (goal("1", "A", 3), goal("2", "A", 1), goal("3", "B")))
    assert goal_priorities(own) == {"1": 0.75, "2": 0.25, "3": 0.0}
    assert goal_priorities(plan((), (goal("1"),))) == {}


def test_what_has_a_weight_is_compared_areas_before_goals_and_only_with_money():
    areas = (area("A", 60), area("B", 40), area("C"))
    goals = (goal("1", "A", 5), goal("2", "B", 6), goal("3", "C"))
    money = {"1": 100, "3": 50}
    assert [(one.subject.id, one.money) for one in prioritised(plan(areas, goals, money))] == [("A", 100)]
    assert [one.subject.id for one in prioritised(plan((area("C"),), goals, money))] == ["1"]


def test_pairs_have_the_more_important_first_and_leave_equals_out():
    goals = (goal("1", None, 1), goal("2", None, 2), goal("3", None, 2))
    items = prioritised(plan((), goals, {"1": 1, "2": 1, "3": 1}))
    assert [(a.subject.id, b.subject.id) for a, b in ordered_pairs(items)] == [("2", "1"), ("3", "1")]


@pytest.mark.parametrize(
    ("money", "loose", "comparable"),
    [({"1": 50}, 50, True), ({"1": 50}, 51, False), ({}, 0, False), ({}, 50, False)],
)
def test_half_of_the_money_must_be_traced(money, loose, comparable):
    assert is_comparable(plan((), (goal("1"),), money, loose)) is comparable

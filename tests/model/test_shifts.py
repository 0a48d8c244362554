"""How much of the money moved since last year."""

import pytest
from example_plans import plan_of

from aligner.model.shifts import shift_from_last_year

NAMES = ("Paths open in winter", "A library nearby", "Clean water")


def year(*amounts, names=NAMES, area=None, when=None):
    goals = [{"id": f"G{n}", "name": name} for n, name in enumerate(names)]
    if area:
        goals = [{**goal, "area": name} for goal, name in zip(goals, area, strict=True)]
    money = [{"goal": f"G{n}", "amount": amount} for n, amount in enumerate(amounts)]
    return {"goals": goals, "money": [{**line, "year": when} for line in money] if when else money}


def moved(now, **more):
    shift = shift_from_last_year(plan_of({**now, **more}))
    return None if shift is None else pytest.approx(shift.moved)


def test_it_is_the_share_that_went_elsewhere_however_much_money_there_is():
    assert moved(year(50, 30, 20), previous=year(500, 300, 200)) == 0
    assert moved(year(40, 40, 20), previous=year(50, 30, 20)) == 0.1


def test_goals_are_the_same_by_name_not_by_id():
    before = year(20, 30, 50, names=NAMES[::-1])
    assert moved(year(50, 30, 20), previous=before) == 0


def test_the_focus_areas_are_compared_where_the_goals_are_new():
    areas = ("Roads", "Culture", "Water")
    before = year(50, 30, 20, names=("One", "Two", "Three"), area=areas)
    assert moved(year(40, 30, 30, area=areas), previous=before) == 0.1


def test_last_years_outturn_will_do_where_there_is_no_plan():
    now = year(50, 30, 20, when=2026)
    lines = [{"goal": f"G{n}", "amount": amount, "year": 2025} for n, amount in enumerate((40, 40, 20))]
    assert moved(now, actual=lines) == 0.1
    assert moved(now, actual=[{**line, "year": 2026} for line in lines]) is None


@pytest.mark.parametrize(
    "before",
    [
        year(50, 30, 20, names=("One", "Two", "Clean water")),
        year(0, 0, 0),
        {"goals": []},
    ],
)
def test_years_that_know_other_goals_are_not_compared(before):
    assert moved(year(50, 30, 20), previous=before) is None


def test_without_last_year_nothing_is_compared():
    assert moved(year(50, 30, 20)) is None


def test_the_largest_are_named():
    shift = shift_from_last_year(plan_of({**year(20, 30, 50), "previous": year(20, 30, 50)}))
    assert [goal.name for goal in shift.largest] == list(NAMES[::-1])

import pytest
from example_plans import plan_of
from made_plans import AS_OF

from aligner.assess import assess


def assessed(goals, money=(), areas=(), **more):
    rows = [{"name": f"Tavoite {g['id']}", **g} for g in goals]
    named = [{"name": f"Painopiste {a['id']}", **a} for a in areas]
    return assess(plan_of({"goals": rows, "areas": named, "money": list(money), **more}), as_of=AS_OF)


def shares(found):
    return [(a.area, a.priority_share, a.money_share) for a in found.areas]


def test_a_goals_share_is_its_own_weight_over_all_weights():
    found = assessed(
        [{"id": "1", "weight": 3}, {"id": "2", "weight": 1}, {"id": "3"}], [{"goal": "3", "amount": 5}]
    )
    assert [v.priority_share for v in found.goals] == [0.75, 0.25, 0.0]
    assert [v.money_share for v in found.goals] == [0.0, 0.0, 1.0]


def test_without_a_weight_of_its_own_a_goal_has_an_equal_part_of_its_areas():
    goals = [{"id": "1", "area": "A"}, {"id": "2", "area": "A"}, {"id": "3", "area": "B"}, {"id": "4"}]
    found = assessed(goals, areas=[{"id": "A", "weight": 60}, {"id": "B", "weight": 40}])
    assert [v.priority_share for v in found.goals] == [0.3, 0.3, 0.4, 0.0]
    assert shares(found) == [("A", 0.6, None), ("B", 0.4, None), (None, 0.0, None)]


def test_where_only_goals_have_weights_an_areas_share_is_their_sum():
    goals = [
        {"id": "1", "area": "A", "weight": 1},
        {"id": "2", "area": "A", "weight": 2},
        {"id": "3", "weight": 1},
    ]
    found = assessed(goals)
    assert shares(found) == [("A", 0.75, None), (None, 0.25, None)]


def test_without_weights_nothing_is_compared():
    found = assessed([{"id": "1", "area": "A"}], [{"goal": "1", "amount": 5}])
    assert shares(found) == [("A", None, 1.0)]
    assert [v.priority_share for v in found.goals] == [None]
    assert found.say_pay_gap is None


def test_weights_of_nought_are_no_weights():
    found = assessed([{"id": "1", "area": "A"}], [{"goal": "1", "amount": 5}], [{"id": "A", "weight": 0}])
    assert (found.areas[0].priority_share, found.say_pay_gap) == (None, None)


AREAS = [{"id": "A", "weight": 75}, {"id": "B", "weight": 25}]
PAIR = [{"id": "1", "area": "A"}, {"id": "2", "area": "B"}]


@pytest.mark.parametrize(
    ("money", "gap"),
    [
        pytest.param([("1", 75), ("2", 25)], 0.0, id="the money follows the words"),
        pytest.param([("1", 25), ("2", 75)], 0.5, id="half of it is elsewhere"),
        pytest.param([("2", 100)], 0.75, id="an area without money"),
        pytest.param([("1", 50), ("2", 50), (None, 100)], 0.25, id="half traced is enough"),
        pytest.param([("1", 50), ("2", 50), (None, 101)], None, id="under half traced is not"),
        pytest.param([], None, id="no money"),
        pytest.param([("3", 100), ("1", 75), ("2", 25)], 0.5, id="a nameless area has no priority"),
    ],
)
def test_say_pay_gap(money, gap):
    lines = [{"amount": amount, **({"goal": goal} if goal else {"label": "Muu"})} for goal, amount in money]
    goals = PAIR + ([{"id": "3"}] if any(goal == "3" for goal, _ in money) else [])
    assert assessed(goals, lines, AREAS).say_pay_gap == gap


def test_a_gap_of_one_is_money_that_is_all_elsewhere():
    areas = [{"id": "A", "weight": 1}, {"id": "B", "weight": 0}]
    assert assessed(PAIR, [{"goal": "2", "amount": 9}], areas).say_pay_gap == 1.0


RANKED = [{"id": "A", "weight": "3"}, {"id": "B", "weight": "2"}, {"id": "C", "weight": "1"}]
TRIPLE = [*PAIR, {"id": "3", "area": "C"}]


def ranked(*amounts):
    lines = [{"goal": str(n), "amount": amount} for n, amount in enumerate(amounts, 1) if amount]
    return assessed(TRIPLE, lines, RANKED, ranked=True)


def test_ranks_give_an_order_and_its_swapped_pairs_but_no_gap():
    found = ranked(10, 30, 20)
    assert found.say_pay_gap is None
    assert found.swapped_pairs == (("A", "B"), ("A", "C"))
    assert ranked(30, 20, 20).swapped_pairs == ()
    assert ranked(0, 0, 0).swapped_pairs == ()


def test_equal_ranks_are_never_swapped():
    areas = [{"id": "A", "weight": 1}, {"id": "B", "weight": 1}]
    money = [{"goal": "1", "amount": 1}, {"goal": "2", "amount": 2}]
    assert assessed(PAIR, money, areas, ranked=True).swapped_pairs == ()
    assert assessed(PAIR, money, areas).swapped_pairs == ()


def test_no_customer_goals_no_shares():
    found = assessed([{"id": "3"}])
    assert (found.slogan_share, found.backed_share) == (None, None)

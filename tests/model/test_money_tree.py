from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model import money_tree as tree_module
from aligner.model.entities import Area, Goal, Initiative
from aligner.model.grid import Cell
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.money_tree import Branch, Lines, money_tree
from aligner.model.plan import Plan

AREAS = tuple(Area(f"P{n}", f"Painopiste {n}") for n in (1, 2))
GOALS = tuple(Goal(f"T{n}", f"Tavoite {n}", area=area) for n, area in enumerate(("P1", "P1", "P2", None), 1))
WORKS = tuple(
    Initiative(f"H{n}", f"Hanke {n}", goals=tuple((g, 1) for g in goals))
    for n, goals in enumerate((("T1",), ("T1", "T2"), ("T3",)), 1)
)
TARGETS = (
    Target(Reach.GOAL, (("T1", 1),), label="Palkat", linked=True),
    Target(Reach.INITIATIVE, (("T1", 2), ("T2", 1)), "H2", linked=True),
    Target(Reach.INITIATIVE, (("T3", 1),), "H9", linked=True),
    Target(Reach.AREA, (("T1", 1), ("T2", 1)), area="P1", linked=True),
    Target(Reach.GOAL, (("T4", 1),), linked=True),
    Target(Reach.NOTHING, label="Orpo"),
    Target(Reach.NOTHING),
)


def plan(lines, areas=AREAS):
    """Lines as (target, amount, year, label)."""
    count = len(lines)
    ledger = Ledger(
        TARGETS,
        (LedgerTable("plan.xlsx", "Budjetti"),),
        array("q", [line[1] for line in lines]),
        array("h", [line[2] for line in lines]),
        array("l", [line[0] for line in lines]),
        array("h", [0] * count),
        array("l", range(2, count + 2)),
        array("h", [3] * count),
        [line[3] for line in lines],
    )
    return Plan("P", areas=areas, goals=GOALS, initiatives=WORKS, ledger=ledger)


def leaves(nodes):
    for node in nodes:
        yield from leaves(node.children) if node.children else (node,)


def shape(nodes):
    return [(node.branch.value, node.id, node.amount, shape(node.children)) for node in nodes]


def test_money_goes_by_area_goal_and_initiative_and_last_to_no_goal():
    made = plan(
        [(0, 100, 2026, ""), (1, 301, 2026, "Kärki"), (3, 51, 2027, ""), (4, 7, 2026, ""), (5, 9, 0, "")]
    )
    p1, p2, rest, loose = money_tree(made)
    assert shape([p1]) == [
        (
            "area",
            "P1",
            452,
            [
                ("goal", "T1", 327, [
                    ("initiative", "H2", 201, []),
                    ("direct", "", 100, []),
                    ("shared", "", 26, []),
                    ("initiative", "H1", 0, []),
                ]),
                ("goal", "T2", 125, [("initiative", "H2", 100, []), ("shared", "", 25, [])]),
            ],
        )
    ]  # fmt: skip
    assert (p1.name, p1.years) == ("Painopiste 1", {2026: 401, 2027: 51})
    assert shape([p2]) == [("area", "P2", 0, [("goal", "T3", 0, [("initiative", "H3", 0, [])])])]
    assert (rest.id, rest.name, rest.amount) == ("", "", 7)
    assert shape([loose]) == [("loose", "", 9, [("item", "Orpo", 9, [])])]


def test_an_initiative_that_the_plan_does_not_list_is_called_by_its_id():
    _, p2, *_ = money_tree(plan([(2, 40, 2026, "")]))
    assert [(node.id, node.name, node.amount) for node in p2.children[0].children] == [
        ("H9", "H9", 40),
        ("H3", "Hanke 3", 0),
    ]


def test_a_leafs_lines_are_those_with_money_and_lines_of_one_reference_stand_together():
    made = plan([(3, 5, 2026, ""), (0, 1, 2026, ""), (3, 0, 2026, ""), (3, 4, 2027, ""), (6, 0, 2026, "x")])
    p1, *others = money_tree(made)
    t1 = p1.children[0]
    assert [(node.branch, list(node.lines)) for node in t1.children] == [
        (Branch.SHARED, [0, 3]),
        (Branch.DIRECT, [1]),
        (Branch.INITIATIVE, []),
        (Branch.INITIATIVE, []),
    ]
    assert [node.branch for node in others] == [Branch.AREA, Branch.AREA]  # nothing is loose
    assert [node.is_bare for node in (p1, t1, t1.children[0], t1.children[2])] == [False, False, False, True]


def test_loose_money_is_by_name_largest_first_and_the_small_ones_together(monkeypatch):
    monkeypatch.setattr(tree_module, "ITEMS", 2)
    lines = [
        (6, 3, 2026, "Matkat"),
        (6, 9, 2026, ""),
        (6, 4, 2027, "Matkat"),
        (5, 2, 2026, ""),
        (6, -1, 2026, "Hyvitys"),
    ]
    *_, loose = money_tree(plan(lines))
    told = [(node.branch, node.id, node.name, node.amount, list(node.lines)) for node in loose.children]
    assert told == [
        (Branch.ITEM, "1", "", 9, [1]),
        (Branch.ITEM, "Matkat", "Matkat", 7, [0, 2]),
        (Branch.REST, "", "", 1, [3, 4]),
    ]
    assert loose.years == {2026: 13, 2027: 4}


def test_goals_have_the_name_that_the_plan_gives_with_its_id():
    cells = {"id": Cell("s.xlsx", "T", 2, 1, "T1"), "name": Cell("s.xlsx", "T", 2, 2, "Tavoite 1")}
    named = Plan("P", areas=AREAS[:1], goals=(Goal("T1", "Tavoite 1", cells, area="P1"),))
    assert money_tree(named)[0].children[0].name == "T1 Tavoite 1"
    assert money_tree(Plan()) == ()


lines = st.lists(
    st.tuples(
        st.integers(0, len(TARGETS) - 1),
        st.integers(-(10**6), 10**8),
        st.sampled_from((0, 2026, 2027)),
        st.sampled_from(("", "Matkat", "Palkat")),
    ),
    max_size=30,
)


@given(lines)
@settings(max_examples=150, deadline=None)
def test_every_level_sums_to_its_parent_and_the_roots_to_all_money(drawn):
    made = plan(drawn)
    roots = money_tree(made)
    nodes = list(roots)
    for node in nodes:
        nodes.extend(node.children)
        for year in node.years:
            if node.children:
                assert node.years[year] == sum(child.years.get(year, 0) for child in node.children)
    loose = sum(node.amount for node in roots if node.branch is Branch.LOOSE)
    assert loose == made.ledger.untraced
    assert sum(node.amount for node in roots) == made.ledger.traced + made.ledger.untraced
    seen = {line for leaf in leaves(roots) for line in leaf.lines}
    assert seen == {number for number, line in enumerate(drawn) if line[1]}


@pytest.mark.parametrize("index", [0, 1, 2, 4, -1, -5])
def test_lines_in_several_arrays_are_one_sequence(index):
    whole = [7, 8, 9, 1, 2]
    made = Lines([array("l", [7, 8, 9]), array("l"), array("l", [1, 2])])
    assert (made[index], len(made), list(made), made[1:4]) == (whole[index], 5, whole, [8, 9, 1])


@pytest.mark.parametrize("index", [5, -6])
def test_beyond_its_ends_a_sequence_of_lines_has_nothing(index):
    with pytest.raises(IndexError):
        Lines([array("l", [7, 8, 9]), array("l", [1, 2])])[index]
    assert not Lines()

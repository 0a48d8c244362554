from __future__ import annotations

from dataclasses import replace

import made_assessments as assessments
import pytest

from aligner.model.verdicts import Verdict
from aligner.tui.listing import (
    Order,
    Selection,
    areas,
    listed,
    name_of,
    owner_key,
    owners,
    selection_told,
    told,
)

ENERGY = assessments.energy()


def ids(selection: Selection, **options: bool) -> str:
    return " ".join(goal.goal for goal in listed(ENERGY, selection, **options))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "T1 T2 T3 T4 T5 T6"),
        (Selection(order=Order.MONEY), "T4 T6 T1 T2 T3 T5"),
        (Selection(order=Order.PRIORITY), "T6 T5 T4 T3 T2 T1"),
        (Selection(order=Order.NAME), "T2 T3 T5 T6 T1 T4"),
        (Selection(verdict=Verdict.BACKED), "T6"),
        (Selection(customer=True, verdict=Verdict.HALF_HEARTED), "T4"),
        (Selection(customer=False), "T5"),
        (Selection(customer=False, verdict=Verdict.SLOGAN), ""),
        (Selection(words="ASIAKAS"), "T1 T2 T3"),
        (Selection(words="toimitus tieto"), "T4"),
        (Selection(words="t5"), "T5"),
        (Selection(words="salo"), "T4 T5"),
        (Selection(words="ei ole"), ""),
        (Selection(area="A2"), "T4 T5 T6"),
        (Selection(area=""), ""),
        (Selection(owner="aino salo"), "T4 T5"),
        (Selection(owner=""), "T2"),
        (Selection(owner="aino salo", customer=True, words="tieto"), "T4"),
    ],
)
def test_lists_what_is_asked_for(selection: Selection, expected: str) -> None:
    assert ids(selection) == expected


def test_owners_are_not_looked_at_where_names_are_off() -> None:
    assert ids(Selection(words="salo"), names=False) == ""
    assert ids(Selection(owner="aino salo"), names=False) == "T1 T2 T3 T4 T5 T6"


def test_owners_are_one_however_they_are_written_and_goals_without_one_come_last() -> None:
    spelled = ("Öhman", "Aino  Salo", "", "aino salo", "Zeta", "Ärlig")
    goals = tuple(assessments.goal(n, f"T{n}", owner=name) for n, name in enumerate(spelled, start=1))
    found = owners(replace(ENERGY.plan, goals=goals))
    assert [name for _, name, _ in found] == ["Aino  Salo", "Zeta", "Ärlig", "Öhman", ""]
    assert [count for _, _, count in found] == [2, 1, 1, 1, 1]
    assert owner_key(" Aino\tSALO ") == "aino salo"


def test_areas_stand_in_plan_order_with_their_goals_counted() -> None:
    loose = assessments.goal(7, "Irrallinen", "A9")
    found = areas(replace(ENERGY.plan, goals=(*ENERGY.plan.goals, loose)))
    assert found == (("A1", "Asiakas keskiössä", 3), ("A2", "Toimitusvarmuus", 3), ("", "", 1))
    assert (name_of(found, "A2"), name_of(found, "A9")) == ("Toimitusvarmuus", "")


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection("tieto [/]", Verdict.SLOGAN, True, "", "A1", order=Order.NAME),
        Selection(owner="aino salo", area="", customer=False),
    ],
)
def test_a_selection_is_found_again_another_day(selection: Selection) -> None:
    assert selection_told(told(selection)) == selection


def test_what_an_older_program_wrote_down_limits_nothing() -> None:
    assert selection_told({"verdict": "gone", "order": "gone", "owner": ""}) == Selection()


def test_clearing_keeps_the_order() -> None:
    whole = Selection("a", Verdict.SLOGAN, True, "b", "c", order=Order.NAME)
    assert whole.cleared() == Selection(order=Order.NAME)


def test_among_the_half_hearted_more_money_comes_first_and_then_fewer_pillars() -> None:
    assert ids(Selection(verdict=Verdict.HALF_HEARTED)) == "T4 T5"


def test_a_goal_without_weight_comes_after_all_that_have_one() -> None:
    first, *rest = ENERGY.goals
    bare = replace(ENERGY, goals=(replace(first, priority_share=None), *rest))
    assert listed(bare, Selection(order=Order.PRIORITY))[-1].goal == "T1"


@pytest.mark.parametrize(("names", "expected"), [(("Öljy", "Zeta", "Äly", "Åbo"), "Zeta Åbo Äly Öljy")])
def test_names_sort_as_in_finnish_and_swedish(names: tuple[str, ...], expected: str) -> None:
    goals = tuple(assessments.goal(number, name) for number, name in enumerate(names, start=1))
    verdicts = tuple(assessments.judged(goal.id, "xxxx", Verdict.SLOGAN) for goal in goals)
    plan = replace(ENERGY.plan, goals=goals)
    found = listed(replace(ENERGY, plan=plan, goals=verdicts), Selection(order=Order.NAME))
    assert " ".join(plan.goal_by_id[goal.goal].name for goal in found) == expected


def test_the_keys_go_round() -> None:
    selection = Selection()
    assert selection.next_verdict() == Selection(verdict=Verdict.SLOGAN)
    assert selection.next_verdict().next_verdict().next_verdict().next_verdict().verdict is None
    assert [o := selection.next_order(), o.next_order().next_order().next_order()][1] == Selection()

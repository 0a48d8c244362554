from __future__ import annotations

from dataclasses import replace

import made_assessments as assessments
import pytest

from aligner.model.assessment import Verdict
from aligner.tui.listing import PAGE, Order, Selection, listed, page_of, pages

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
        (Selection(customer_only=True, verdict=Verdict.HALF_HEARTED), "T4"),
        (Selection(words="ASIAKAS"), "T1 T2 T3"),
        (Selection(words="toimitus tieto"), "T4"),
        (Selection(words="t5"), "T5"),
        (Selection(words="salo"), "T4 T5"),
        (Selection(words="ei ole"), ""),
    ],
)
def test_lists_what_is_asked_for(selection: Selection, expected: str) -> None:
    assert ids(selection) == expected


def test_owners_are_not_searched_where_names_are_off() -> None:
    assert ids(Selection(words="salo"), names=False) == ""


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
    selection = Selection(page=3)
    assert selection.next_verdict() == Selection(verdict=Verdict.SLOGAN)
    assert selection.next_verdict().next_verdict().next_verdict().next_verdict().verdict is None
    assert [o := selection.next_order(), o.next_order().next_order().next_order()][1] == Selection()


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2), (3 * PAGE, 3)])
def test_pages(count: int, expected: int) -> None:
    assert pages(count) == expected


def test_pages_hold_every_goal_once() -> None:
    goals = assessments.large(2 * PAGE + 7).goals
    assert [goal for page in range(3) for goal in page_of(goals, page)] == list(goals)

"""What is taken slice by slice comes out as it would row by row."""

from __future__ import annotations

from typing import Any

import pytest
from books import book
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model.plan import Plan
from aligner.reading.assemble import read_plan
from aligner.reading.slices import Slices

GOALS = [
    ["Tavoite ID", "Tavoite", "Määritelmä"],
    ["T1", "Kaste", "Asiakas saa ajan"],
    ["T2", "Halla", "Kuusi päivää"],
]
HEADER = ["Tavoite ID", "Rivi", "Kustannuspaikka", "TA 2026", "TA 2027"]

MONEY = st.sampled_from([None, 0.0, 100.0, 0.1, 2026.0, 12.345, -5.0, "1 200,50", "n. 40 t€", 1e13, 7])
REFERENCE = st.sampled_from(["T1", "T2", "T9", None, " "])
LABEL = st.sampled_from(
    ["Rivi A", "Rivi B", "Yhteensä", "Palvelut yhteensä", None, "", "Rivi", "* alaviite", "Ääni"]
)
LINE = st.tuples(REFERENCE, LABEL, st.sampled_from(["1200", None, 1, True, 1.0]), MONEY, MONEY)


def told(plan: Plan) -> Any:
    ledger = plan.ledger
    lines = [ledger.line(i) for i in range(len(ledger))]
    notes = [(n.code, n.cell, dict(n.params), n.count) for n in plan.notes]
    centres = {goal.id: ledger.centres_of_goal(goal.id) for goal in plan.goals}
    return sorted(map(repr, lines)), ledger.left_out, ledger.unreadable, plan.budget_years, notes, centres


def both_ways(
    lines: list[list[Any]], monkeypatch: pytest.MonkeyPatch, header: list[str] = HEADER
) -> tuple[Any, Any]:
    sheets = {"Tavoitteet": GOALS, "Budjetti": [header, *lines]}
    whole = told(read_plan([book(sheets)]))
    with monkeypatch.context() as patched:
        patched.setattr(Slices, "take", lambda *_: False)
        by_rows = told(read_plan([book(sheets)]))
    return whole, by_rows


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE.map(list), min_size=1, max_size=12))
def test_a_slice_says_what_its_rows_say(lines: list[list[Any]]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole, by_rows = both_ways(lines, monkeypatch)
    assert whole == by_rows


def test_cost_centres_are_told_apart_by_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [["T1", "Rivi A", 1, 100.0, None], ["T2", "Rivi B", True, 200.0, None]]
    whole, by_rows = both_ways(lines, monkeypatch)
    assert whole == by_rows
    assert whole[-1]["T1"] != whole[-1]["T2"]


def test_ordinary_lines_are_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    take = Slices.take
    monkeypatch.setattr(
        Slices, "take", lambda self, first, rows: taken.append(take(self, first, rows)) or taken[-1]
    )
    lines = [
        [f"T{n % 2 + 1}", f"Rivi {n}", "1200", float(n + 1), None if n % 3 else 10.5] for n in range(5000)
    ]
    plan = read_plan([book({"Tavoitteet": GOALS, "Budjetti": [HEADER, *lines]})])
    assert taken == [True, True]
    assert len(plan.ledger) == 5000 + len(range(0, 5000, 3))
    assert plan.ledger.traced == sum(n + 1 for n in range(5000)) * 100 + len(range(0, 5000, 3)) * 1050


@pytest.mark.parametrize(
    "odd",
    [
        ["Yhteensä", None, None, 3.0, None],
        ["Tavoite ID", "Rivi", "Kustannuspaikka", 2026.0, 2027.0],
        ["T1", "Rivi", "1200", None, None],
        [None, None, None, 3.0, None],
        ["T1", "Rivi", "1200", "1 200", 1.0],
        ["T1", "Rivi", "1200", 0.123, 1.0],
        ["T1", "Rivi"],
    ],
    ids=["a total", "a repeated header", "no money", "no words", "text", "parts of a cent", "a short row"],
)
def test_one_odd_row_sends_its_slice_row_by_row(odd: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[list[Any]] = [["T1", "Rivi A", "1200", 1.0, 1.0], ["T2", "Rivi B", "1200", 2.0, None], odd]
    whole, by_rows = both_ways(lines, monkeypatch)
    assert whole == by_rows


def test_lines_that_name_a_number_only_go_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    goals = [["Tavoite ID", "Tavoite", "Määritelmä"], [1.0, "Kaste", "Asiakas saa ajan"], [2.0, "Halla", "-"]]
    lines = [["Tavoite ID", "TA 2026", "TA 2027"], [1.0, 100.0, 50.0], [2.0, 10.0, 5.0], [1.0, 1.0, 1.0]]
    read = read_plan([book({"Tavoitteet": goals, "Budjetti": lines})])
    monkeypatch.setattr(Slices, "take", lambda *_: False)
    assert told(read) == told(read_plan([book({"Tavoitteet": goals, "Budjetti": lines})]))
    assert read.ledger.label(0) == "1"
    assert read.ledger.of_goal("1") == 15_200


LEDGER = ["Tavoite ID", "Rivi", "Vuosi", "Valuutta", "Määräraha"]
YEAR = st.sampled_from([2026.0, 2027.0, 2027.0, "2028", None, "myöhemmin"])
CURRENCY = st.sampled_from(["EUR", "EUR", "EUR", "€", "SEK", None])
BOOKED = st.tuples(REFERENCE, LABEL, YEAR, CURRENCY, MONEY)


@settings(max_examples=150, deadline=None)
@given(st.lists(BOOKED.map(list), min_size=1, max_size=12))
def test_a_slice_of_a_ledger_says_what_its_rows_say(lines: list[list[Any]]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole, by_rows = both_ways(lines, monkeypatch, LEDGER)
    assert whole == by_rows


def test_ledger_lines_of_many_years_in_one_currency_are_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    take = Slices.take
    monkeypatch.setattr(
        Slices, "take", lambda self, first, rows: taken.append(take(self, first, rows)) or taken[-1]
    )
    lines = [["T1", f"Rivi {n}", 2026.0 + n % 3, "EUR", 100.0 + n] for n in range(50)]
    plan = read_plan([book({"Tavoitteet": GOALS, "Budjetti": [LEDGER, *lines]})])
    assert taken == [True]
    assert plan.budget_years == (2026, 2027, 2028)
    assert plan.ledger.traced == sum(100_00 + 100 * n for n in range(50))

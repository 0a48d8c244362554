"""Money is conserved whatever the plan: nothing lost, nothing invented, to the cent."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.assess import assess
from aligner.model.lines import Reach, Target

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))
from books import plan

NAMES = (
    "Asiakas saa vastauksen päivässä",
    "Potilas pääsee hoitoon viikossa",
    "Asukas löytää palvelun verkosta",
    "Henkilöstö jaksaa työssään",
    "Verkko kestää myrskyt",
)
IDS = tuple(f"T{number}" for number in range(1, 6))
AREAS = ("Palvelu", "Ihmiset")
cents = st.integers(1, 10**8).map(lambda minor: minor / 100)
written = st.integers(1, 10**8).map(lambda minor: f"{minor // 100},{minor % 100:02}")
amounts = st.one_of(cents, cents.map(lambda value: -value), written, st.none(), st.just(0.0))
references = st.sampled_from(
    (
        *IDS,
        *NAMES,
        "T1, T3",
        "T2; T4; T5",
        "T1 (70 %), T2 (30 %)",
        "T9",
        "Ei mitään",
        "-",
        "Palvelu",
        "t2",
        "T 3",
    )
)


def minor(value):
    if value is None:
        return 0
    if isinstance(value, str):
        return int(Decimal(value.replace(",", ".")) * 100)
    return round(value * 100)


@st.composite
def plans(draw, references=references):
    """Sheets of goals and of budget lines, with the sum of all their amount cells in cents."""
    own = draw(st.lists(amounts, min_size=5, max_size=5))
    areas = draw(st.lists(st.sampled_from((*AREAS, None)), min_size=5, max_size=5))
    goals = [["Tavoite ID", "Tavoite", "Painopiste", "Määritelmä", "Budjetti 2026 (€)"]]
    goals += [[i, n, a, "Se tehdään", m] for i, n, a, m in zip(IDS, NAMES, areas, own, strict=True)]
    tables = {"Tavoitteet": goals}
    read = sum(map(minor, own))
    for number in range(draw(st.integers(1, 2))):
        lines = draw(
            st.lists(st.tuples(references, st.sampled_from(AREAS), amounts, amounts), min_size=3, max_size=9)
        )
        head = ["Tavoite ID", "Budjettirivi", "Painopiste", "Budjetti 2026", "Budjetti 2027"]
        rows = [[goal, f"Erä {at}", area, *money] for at, (goal, area, *money) in enumerate(lines)]
        read += sum(minor(value) for row in rows for value in row[3:])
        if draw(st.booleans()):
            sums = [sum(minor(row[place]) for row in rows) / 100 for place in (3, 4)]
            rows.append(["Yhteensä", None, None, *sums])
            read += sum(map(minor, sums))
        tables[f"Budjetti {number}"] = [head, *rows]
    return tables, read


@given(plans(st.none() | references))
@settings(max_examples=120, deadline=None)
def test_every_cent_that_stands_in_a_cell_is_accounted_for(case):
    sheets, read = case
    made = plan(sheets)
    ledger = made.ledger
    turned = any(note.code == "sign-turned" for note in made.notes)  # costs written as negative
    assert ledger.unreadable == 0
    assert ledger.read == (-read if turned else read)
    assert ledger.traced + ledger.untraced == sum(ledger.amounts)


@given(plans())
@settings(max_examples=60, deadline=None)
def test_the_money_of_the_goals_sums_to_what_is_traced(made):
    ledger = plan(made[0]).ledger
    assert sum(sum(years.values()) for years in ledger.by_goal.values()) == ledger.traced
    for goal in ledger.by_goal:
        assert ledger.own_of_goal(goal) + ledger.area_level_of_goal(goal) == ledger.of_goal(goal)


@given(plans(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_columns_never_matters(made, chance):
    sheets, _ = made
    shuffled = {}
    for name, rows in sheets.items():
        order = list(range(len(rows[0])))
        chance.shuffle(order)
        shuffled[name] = [[row[place] for place in order] for row in rows]
    before, after = plan(sheets).ledger, plan(shuffled).ledger
    assert sums(after) == sums(before)


@given(plans(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_lines_changes_no_verdict_and_no_sum(made, chance):
    sheets, _ = made
    shuffled = {}
    for name, (head, *rows) in sheets.items():
        totals = [row for row in rows if row[0] == "Yhteensä"]
        lines = [row for row in rows if row[0] != "Yhteensä"]
        if name != "Tavoitteet":
            chance.shuffle(lines)
        shuffled[name] = [head, *lines, *totals]
    before, after = plan(sheets), plan(shuffled)
    assert sums(after.ledger) == sums(before.ledger)
    assert verdicts(after) == verdicts(before)


@given(plans())
@settings(max_examples=40, deadline=None)
def test_a_sheet_that_stands_twice_counts_once(made):
    sheets, _ = made
    twice = sheets | {"Kopio": [list(row) for row in sheets["Budjetti 0"]]}
    before, after = plan(sheets).ledger, plan(twice).ledger
    lines = [value for row in sheets["Budjetti 0"][1:] for value in row[3:] if row[0] != "Yhteensä"]
    if sum(bool(minor(value)) for value in lines) >= 2:  # a single line may well stand twice
        assert (after.traced, after.untraced) == (before.traced, before.untraced)
        again = sum(minor(value) for row in sheets["Budjetti 0"][1:] for value in row[3:])
        assert abs(after.read - before.read) == abs(again)


@given(
    st.lists(st.tuples(st.sampled_from(("EUR", "SEK", "USD")), st.integers(1, 10**6)), min_size=2, max_size=9)
)
@settings(max_examples=60, deadline=None)
def test_currencies_are_never_added_together(lines):
    rows = [["T1", f"Erä {at}", value, code] for at, (code, value) in enumerate(lines)]
    goals = [["Tavoite ID", "Tavoite", "Määritelmä"], ["T1", NAMES[0], "Se tehdään"]]
    head = ["Tavoite ID", "Budjettirivi", "Budjetti 2026", "Valuutta"]
    made = plan({"Tavoitteet": goals, "Budjetti": [head, *rows]})
    assert made.ledger.traced == sum(value * 100 for code, value in lines if code == made.currency)
    assert made.ledger.read == sum(value * 100 for _, value in lines)


@given(
    st.integers(-(10**12), 10**12),
    st.lists(st.integers(1, 10**6), min_size=1, max_size=9),
)
def test_a_division_gives_out_all_and_no_more(amount, weights):
    target = Target(Reach.GOAL, tuple((f"T{n}", weight) for n, weight in enumerate(weights)))
    parts = dict(target.divide(amount))
    assert sum(parts.values()) == amount
    whole = sum(weights)
    for (goal, part), weight in zip(parts.items(), weights, strict=True):
        assert abs(part - amount * weight / whole) <= 1, goal


def sums(ledger):
    """What every goal has by year, and what is left; equal for two readings of the same money."""
    goals = {goal: {y: m for y, m in years.items() if m} for goal, years in ledger.by_goal.items()}
    return (
        {goal: years for goal, years in goals.items() if years},
        ledger.untraced,
        dict(ledger.left_out),
        ledger.unreadable,
    )


def verdicts(made):
    return [(v.goal, v.verdict, v.reason, v.money) for v in assess(made, as_of=date(2026, 11, 21)).goals]

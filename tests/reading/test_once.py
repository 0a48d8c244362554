import pytest
from books import plan

ROWS = "T1|Asiakas saa avun|P|{}\nT2|Asukas löytää|P|{}\nT3|Verkko kestää|V|{}"
GOALS = "Tavoite ID|Tavoite|Painopiste|Budjetti 2026\n" + ROWS.format(100, 20, 30)
BARE = "Tavoite ID|Tavoite|Painopiste|Määritelmä\n" + ROWS.format("a", "b", "c")
OWN = GOALS.replace("|100", "|{}").replace("|20", "|{}").replace("|30", "|{}")
LINES = "Tavoite ID|Budjettirivi|Budjetti 2026\nT1|a|60\nT1|b|30\nT3|c|30"
WORK = "Hanke ID|Hanke|Tavoite ID|Budjetti 2026\nH1|Keskustelu|T1|60\nH2|Haku|T1|30"
AREAS = "Painopiste|Painoarvo %|Budjetti 2026\nP|60|500\nV|40|100"
FLAT = (
    "Tavoite ID|Tavoite|Määritelmä|Hanke|Budjetti 2026\n"
    "T1|Asiakas saa avun|a|Keskustelu|60\nT2|Asukas löytää|b|Haku|30"
)

CASES = [
    ("a goal's row yields to its lines", {"T": GOALS, "B": LINES}, {"T1": 90, "T2": 20, "T3": 30}, 130),
    ("a goal's row yields to its initiatives", {"T": GOALS, "H": WORK}, {"T1": 90, "T2": 20, "T3": 30}, 100),
    (
        "an initiative's row yields to its lines",
        {"T": BARE, "H": WORK, "B": "Hanke ID|Budjettirivi|Budjetti 2026\nH1|a|50"},
        {"T1": 80},
        60,
    ),
    (
        "an initiative's row yields to lines of its goal",
        {"T": BARE, "H": WORK, "B": "Tavoite ID|Budjettirivi|Budjetti 2026\nT1|a|50"},
        {"T1": 50},
        90,
    ),
    (
        "a row of goal and initiative yields to the initiative's own",
        {"T": FLAT, "H": "Hanke|Tavoite ID|Vastuuhenkilö|Budjetti 2026\nKeskustelu|T1|x|60\nHaku|T2|y|25"},
        {"T1": 60, "T2": 25},
        90,
    ),
    ("an area's row yields to its goals'", {"A": AREAS, "T": GOALS}, {"T1": 100, "T2": 20, "T3": 30}, 600),
    (
        "an area's row counts while a goal has nothing finer",
        {"A": AREAS, "T": BARE, "B": LINES},
        {"T1": 340, "T2": 250, "T3": 30},
        100,
    ),
    (
        "an area's row yields to the area's lines",
        {"A": AREAS, "T": BARE, "B": "Painopiste|Budjettirivi|Budjetti 2026\nP|a|40\nP|b|2"},
        {"T1": 21, "T2": 21, "T3": 100},
        500,
    ),
    ("an area's row counts alone", {"A": AREAS, "T": BARE}, {"T1": 250, "T2": 250, "T3": 100}, 0),
    (
        "a table that stands twice counts once",
        {"T": BARE, "B": LINES, "Kopio": LINES},
        {"T1": 90, "T3": 30},
        120,
    ),
    (
        "the same sums under other names are other lines",
        {"T": BARE, "B": LINES, "C": LINES.replace("|a|", "|x|").replace("|b|", "|y|").replace("|c|", "|z|")},
        {"T1": 180, "T3": 60},
        0,
    ),
    (
        "another year's lines are other lines",
        {"T": BARE, "B": LINES, "C": LINES.replace("2026", "2027")},
        {"T1": 180, "T3": 60},
        0,
    ),
    (
        "lines of one table are never the same",
        {"T": BARE, "B": LINES + "\nT1|a|60"},
        {"T1": 150, "T3": 30},
        0,
    ),
]


@pytest.mark.parametrize(("sheets", "reached", "left"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_same_euro_counts_once(sheets, reached, left):
    ledger = plan(sheets).ledger
    assert {goal: ledger.of_goal(goal) / 100 for goal in ledger.by_goal} == reached
    assert ledger.total_left_out == left * 100


def test_the_note_says_what_stands_where():
    made = plan({"T": GOALS, "B": LINES})
    assert [(n.cell.address, n.cell.text, n.params) for n in made.notes if n.code == "two-amounts"] == [
        ("D2", "Asiakas saa avun", {"own_money": 10000, "lines_money": 9000}),
        ("D4", "Verkko kestää", {"own_money": 3000, "lines_money": 3000}),
    ]


def test_people_count_once_too():
    goals = "Tavoite ID|Tavoite|Määritelmä|HTV\nT1|Asiakas saa avun|a|2\nT2|Asukas löytää|b|1"
    made = plan({"T": goals, "H": "Hanke|Tavoite ID|HTV\nKeskustelu|T1|1\nHaku|T1|0.5"})
    assert {goal: made.people.of_goal(goal) for goal in made.people.by_goal} == {"T1": 1500, "T2": 1000}
    assert [n.params for n in made.notes if n.code == "two-amounts"] == [{"kind": "people"}]


def test_a_goals_repeated_row_counts_once():
    goals = (
        "Tavoite ID|Tavoite|Mittari|Budjetti 2026\nT1|Asiakas saa avun|NPS|100\nT1|Asiakas saa avun|CSAT|100"
    )
    made = plan({"T": goals})
    assert made.ledger.traced == 10000
    assert made.ledger.left_out == {"duplicate-lines": 10000}


def test_a_merged_amount_is_shared_by_its_rows():
    goals = OWN.format(100, "", 7)
    made = plan({"T": goals}, merged=["D2:D3"])
    assert {g: made.ledger.of_goal(g) for g in made.ledger.by_goal} == {"T1": 5000, "T2": 5000, "T3": 700}


def test_an_amount_under_a_merged_range_is_left_out():
    goals = OWN.format(100, 40, 7)
    made = plan({"T": goals}, merged=["D2:D3"])
    assert made.ledger.left_out == {"merged-cells": 4000}
    assert made.ledger.traced == 10700

from array import array

import pytest

from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target

OWN = Target(Reach.GOAL, (("T1", 1),), label="Palkat", linked=True)
AREA = Target(Reach.AREA, (("T1", 1), ("T2", 1)), area="P", label="Yhteiset", linked=True)
WORK = Target(Reach.INITIATIVE, (("T1", 3), ("T2", 1)), "H1", label="Keskustelu", linked=True)
LOOSE = Target(Reach.NOTHING)
ORPHAN = Target(Reach.NOTHING, (), "H2", label="Orpo", linked=True)


def ledger(*lines, labels=()):
    """Lines as (amount, target) or (amount, target, year)."""
    targets = tuple(dict.fromkeys(line[1] for line in lines))
    rows = range(2, len(lines) + 2)
    return Ledger(
        targets,
        (LedgerTable("plan.xlsx", "Budjetti"),),
        amounts=array("q", [line[0] for line in lines]),
        years=array("h", [line[2] if len(line) > 2 else 2026 for line in lines]),
        links=array("l", [targets.index(line[1]) for line in lines]),
        places=array("h", [0 for _ in lines]),
        rows=array("l", rows),
        columns=array("h", [3 for _ in lines]),
        labels=labels,
        left_out={"totals-row": 7},
    )


DIVISIONS = [
    (100, (1, 1, 1), [34, 33, 33]),
    (101, (1, 1, 1), [34, 34, 33]),
    (-100, (1, 1, 1), [-33, -33, -34]),
    (100, (60, 40), [60, 40]),
    (1, (1, 1), [1, 0]),
    (100, (), []),
    (100, (0, 0), []),
]


@pytest.mark.parametrize(("amount", "weights", "parts"), DIVISIONS)
def test_a_sum_is_divided_by_weights_and_spare_cents_go_to_the_first(amount, weights, parts):
    target = Target(Reach.GOAL, tuple((f"T{n}", weight) for n, weight in enumerate(weights)))
    assert [part for _, part in target.divide(amount)] == parts


def test_area_level_money_is_part_of_a_goals_money():
    made = ledger((100, OWN), (51, AREA), (200, WORK, 2027))
    assert made.by_goal == {"T1": {2026: 126, 2027: 150}, "T2": {2026: 25, 2027: 50}}
    assert (made.of_goal("T1"), made.own_of_goal("T1"), made.area_level_of_goal("T1")) == (276, 250, 26)
    assert (made.of_goal("T9"), made.of_initiative("H1")) == (0, 200)


def test_all_that_was_read_is_traced_untraced_or_left_out():
    made = ledger((100, OWN), (40, LOOSE), (2, ORPHAN))
    assert (made.traced, made.untraced, made.total_left_out, made.read, len(made)) == (100, 42, 7, 149, 3)


def test_a_line_is_called_what_the_file_calls_it_else_by_its_target():
    made = ledger((100, OWN), (50, OWN), labels=["Matkat", ""])
    assert [line.label for line in made.lines_to("T1")] == ["Matkat", "Palkat"]
    assert [line.cell.address for line in made.lines_to("T1")] == ["C2", "C3"]
    assert list(made.lines_to("T9")) == []


def test_loose_money_is_told_by_label_largest_first():
    lines = [(10, LOOSE), (30, ORPHAN), (25, LOOSE), (-3, LOOSE), (5, OWN), (40, LOOSE), (8, LOOSE)]
    made = ledger(*lines, labels=["Matkat", "", "Matkat", "Hyvitys", "Palkat", "", ""])
    items = [(item.label, item.amount, [cell.address for cell in item.cells]) for item in made.loose_items]
    assert items == [
        ("", 40, ["C7"]),
        ("Matkat", 35, ["C2", "C4"]),
        ("Orpo", 30, ["C3"]),
        ("", 8, ["C8"]),
    ]
    assert made.loose_count == 4  # items, not lines


def test_of_many_loose_lines_of_one_label_fifty_cells_are_kept():
    made = ledger(*[(1, LOOSE)] * 60, labels=["Matkat"] * 60)
    (item,) = made.loose_items
    assert (item.amount, len(item.cells)) == (60, 50)


def test_an_empty_ledger_holds_nothing():
    made = Ledger()
    assert (made.read, len(made), made.loose_items, dict(made.by_goal)) == (0, 0, (), {})

from dataclasses import dataclass

from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.repeated_lines import repeated_lines


@dataclass(frozen=True)
class Row:
    goals: tuple[str, ...]
    label: str
    amount: int
    year: int = 2026
    initiative: str | None = None


def ledger(*rows, named=True):
    targets = tuple(
        Target(Reach.GOAL, tuple((g, 1) for g in row.goals), row.initiative, label=row.label) for row in rows
    )
    return Ledger(
        targets=targets,
        tables=(LedgerTable("plan.xlsx", "Budget"),),
        amounts=[row.amount for row in rows],
        years=[row.year for row in rows],
        links=list(range(len(rows))),
        places=[0] * len(rows),
        rows=[place + 2 for place in range(len(rows))],
        columns=[2] * len(rows),
        labels=[row.label for row in rows] if named else (),
    )


def found(*rows, named=True):
    return [(r.label, r.goals, r.amount, len(r.cells)) for r in repeated_lines(ledger(*rows, named=named))]


PORTAL = (Row(("1",), "Portal", 500), Row(("2",), "Portal", 500))


def test_one_name_with_one_sum_under_two_goals_whether_lines_or_their_targets_are_named():
    assert found(*PORTAL) == [("Portal", 2, 500, 2)]
    assert found(*PORTAL, named=False) == [("Portal", 2, 500, 2)]


def test_every_year_must_be_alike():
    later = Row(("1",), "Portal", 300, 2027)
    assert found(*PORTAL, later) == []
    assert found(*PORTAL, later, Row(("2",), "Portal", 300, 2027)) == [("Portal", 2, 800, 4)]
    assert found(PORTAL[0], Row(("2",), "Portal", 500, 2027)) == []


def test_divided_money_other_goals_and_nameless_lines_repeat_nothing():
    assert found(Row(("1", "2"), "Portal", 500), PORTAL[0]) == []
    assert found(PORTAL[0], Row(("1",), "Portal", 500, 2027)) == []
    assert found(Row(("1",), "", 500), Row(("2",), "", 500)) == []
    assert found(Row(("1",), "Portal", 0), Row(("2",), "Portal", 0)) == []


def test_two_initiatives_with_a_line_of_one_name_are_two_things():
    one, other = Row(("1",), "Staff", 500, initiative="I1"), Row(("2",), "Staff", 500, initiative="I2")
    assert found(one, other) == []
    assert found(one, Row(("2",), "Staff", 500, initiative="I1")) == [("Staff", 2, 500, 2)]

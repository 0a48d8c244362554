"""Rules of aligner.toml lead money that names no goal; what the file itself says wins."""

import pytest
from books import plan

from aligner.model.lines import Reach
from aligner.model.link_rules import LinkRule
from aligner.model.options import ReadingOptions
from aligner.reading import loose

GOALS = """
Tavoite ID|Tavoite|Painopiste|Määritelmä
T1|Asiakas saa vastauksen päivässä|Palvelu|Vastaus päivässä
T2|Asukas löytää tiedon verkosta|Palvelu|Tieto löytyy
T3|Verkko kestää myrskyt|Verkko|Katkot vähenevät
"""
WORK = "Hanke ID|Hanke|Tavoite ID\nH1|Keskustelu|T1\nH2|Hakukone|T2; T3\nH9|Uusi valimo|"
BUDGET = "Kustannuspaikka|Tili|Projekti|Budjettirivi|Budjetti 2026\n"
LINE = "4100 Asiakaspalvelu|4340|PRJ-7|Puhelinpalvelu – palkat|100"


def rule(field, value, goals=(), initiative="", refused=()):
    return LinkRule(field, value, tuple(goals), initiative, tuple(refused))


def read(lines, *rules, goals=GOALS, work=WORK, head=BUDGET, **more):
    sheets = {"Tavoitteet": goals, "Hankkeet": work, **more, "Budjetti": head + lines}
    return plan(sheets, options=ReadingOptions(links=rules))


def money(made):
    ledger = made.ledger
    reached = {goal: ledger.of_goal(goal) / 100 for goal in sorted(ledger.by_goal)}
    return reached | ({"-": ledger.untraced / 100} if ledger.untraced else {})


TO_T1 = (("T1", 100),)
FOUND = [
    ("a cost centre as it stands", rule("budget.cost_centre", "4100 asiakaspalvelu", TO_T1), {"T1": 100}),
    ("a cost centre by its code", rule("budget.cost_centre", "4100", TO_T1), {"T1": 100}),
    ("another cost centre", rule("budget.cost_centre", "4200", TO_T1), {"-": 100}),
    ("an account", rule("budget.account", "4340", TO_T1), {"T1": 100}),
    ("a code that the plan doesn't know", rule("link.initiative", "prj-7", TO_T1), {"T1": 100}),
    ("a line's name", rule("budget.line", "PUHELINPALVELU  – palkat", TO_T1), {"T1": 100}),
    ("how a line's name begins", rule("budget.line", "Puhelinpalvelu*", TO_T1), {"T1": 100}),
    ("a word of a line's name", rule("budget.line", "*palk*", TO_T1), {"T1": 100}),
    ("a word's beginning that isn't the name's", rule("budget.line", "Palk*", TO_T1), {"-": 100}),
    ("the middle of a word", rule("budget.line", "*palvelu*", TO_T1), {"-": 100}),
    ("a goal by its name", rule("budget.account", "4340", [("Verkko kestää myrskyt", 100)]), {"T3": 100}),
    ("an initiative", rule("budget.account", "4340", initiative="H1"), {"T1": 100}),
    ("an initiative of two goals", rule("budget.account", "4340", initiative="H2"), {"T2": 50, "T3": 50}),
    ("a split", rule("budget.account", "4340", [("T1", 6000), ("T2", 4000)]), {"T1": 60, "T2": 40}),
    (
        "a goal by its id and by its name",
        rule("budget.account", "4340", [("T1", 30), ("Asiakas saa vastauksen päivässä", 30), ("T2", 40)]),
        {"T1": 60, "T2": 40},
    ),
    ("a refusal alone", rule("budget.account", "4340", refused=["T1"]), {"-": 100}),
]


@pytest.mark.parametrize(("one", "reached"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_a_rule_leads_lines_by(one, reached):
    assert money(read(LINE, one)) == reached


def test_the_more_specific_rule_decides_and_of_one_value_the_later():
    rules = [
        rule("budget.cost_centre", "4100", TO_T1),
        rule("budget.line", "Puhelin*", [("T2", 1)]),
        rule("link.initiative", "PRJ-7", TO_T1),
        rule("link.initiative", "PRJ-7", [("T3", 1)]),
    ]
    assert money(read(LINE, *rules)) == {"T3": 100}
    assert money(read(LINE, *rules[:2])) == {"T2": 100}


def test_a_rule_for_a_known_code_says_nothing_of_its_dangling():
    without, led = read(LINE), read(LINE, rule("link.initiative", "PRJ-7", TO_T1))
    assert [note.code for note in without.notes if note.code == "dangling-link"] == ["dangling-link"]
    assert not [note for note in led.notes if note.code == "dangling-link"]


@pytest.mark.parametrize(
    ("cells", "reached"),
    [("T2||", {"T2": 100}), ("|H1|", {"T1": 100}), ("||Verkko", {"T3": 100}), ("||", {"T2": 50, "T3": 50})],
)
def test_what_a_line_itself_names_wins(cells, reached):
    head = "Tavoite ID|Hanke ID|Painopiste|Kustannuspaikka|Budjettirivi|Budjetti 2026\n"
    split = rule("budget.cost_centre", "4100", [("T2", 1), ("T3", 1)])
    assert money(read(f"{cells}|4100|Erä|100", split, head=head)) == reached


def test_a_rule_is_the_last_word_over_a_link_table_of_the_workbook():
    table = "Kustannuspaikka|Tavoite ID\n4100|T2"
    head = "Kustannuspaikka|Budjettirivi|Budjetti 2026\n"
    by_rule = rule("budget.cost_centre", "4100", TO_T1)
    assert money(read("4100|Erä|100", head=head, Linkit=table)) == {"T2": 100}
    assert money(read("4100|Erä|100", by_rule, head=head, Linkit=table)) == {"T1": 100}


def test_a_link_table_still_speaks_before_the_area():
    table = "Kustannuspaikka|Tavoite ID\n4100|T3"
    head = "Painopiste|Kustannuspaikka|Budjettirivi|Budjetti 2026\n"
    lines = "Palvelu|4100|Erä|100\nPalvelu|4200|Erä|40"
    assert money(read(lines, head=head, Linkit=table)) == {"T1": 20, "T2": 20, "T3": 100}


def test_an_initiative_without_a_goal_serves_the_one_that_a_rule_names():
    head = "Hanke ID|Budjettirivi|Budjetti 2026\n"
    by_rule = rule("link.initiative", "Uusi valimo", [("T3", 100)])
    assert money(read("H9|Erä|100", head=head)) == {"-": 100}
    led = read("H9|Erä|100", by_rule, head=head)
    assert money(led) == {"T3": 100}
    assert dict(led.initiative_by_id["H9"].goals) == {"T3": 100}
    like = rule("link.initiative", "H9", initiative="H2")
    assert dict(read("H9|Erä|100", like, head=head).initiative_by_id["H9"].goals) == {"T2": 1, "T3": 1}


@pytest.mark.parametrize("way", [1, -1])
def test_an_initiative_may_lead_to_another_that_a_rule_leads_on_in_any_order(way):
    rules = [rule("link.initiative", "H8", initiative="H9"), rule("link.initiative", "H9", TO_T1)][::way]
    lines = "||H8|Yksi|100\n||H9|Kaksi|50"
    assert money(read(lines, *rules, work=WORK + "\nH8|Vanha valimo|")) == {"T1": 150}


def test_a_rule_never_moves_an_initiative_that_serves_a_goal():
    led = read(
        "H1|Erä|100", rule("link.initiative", "H1", [("T3", 1)]), head="Hanke ID|Budjettirivi|Budjetti 2026\n"
    )
    assert money(led) == {"T1": 100}


def test_the_cost_centre_leads_what_an_initiative_without_a_goal_does_not():
    head = "Hanke ID|Kustannuspaikka|Budjettirivi|Budjetti 2026\n"
    led = read("H9|4100|Erä|100", rule("budget.cost_centre", "4100", TO_T1), head=head)
    assert money(led) == {"T1": 100}
    assert led.ledger.of_initiative("H9") == 100_00


@pytest.mark.parametrize(
    "gone", [{"goals": [("T8", 1)]}, {"goals": [("T1", 1), ("T8", 1)]}, {"initiative": "T8"}]
)
def test_a_rule_that_leads_to_what_is_gone_is_noted_and_left_aside(gone):
    made = read(LINE, rule("budget.account", "4340", **gone))
    (note,) = [note for note in made.notes if note.cell.file == "aligner.toml"]
    assert (note.code, note.params["text"]) == ("dangling-link", "T8")
    assert money(made) == {"-": 100}


def test_a_split_is_exact_to_the_cent():
    thirds = rule("budget.account", "4340", [("T1", 3333), ("T2", 3333), ("T3", 3334)])
    made = read("4100|4340||Erä|0.02\n4100|4340||Erä|100.01", thirds)
    assert made.ledger.traced == sum(made.ledger.of_goal(goal.id) for goal in made.goals) == 10003


def test_loose_lines_tell_what_they_say_instead_and_share_a_target():
    made = read("\n".join(["4100|4340|PRJ-7|Yksi|100", "4100|4340|PRJ-7|Kaksi|50", "-|4341||Kolme|20"]))
    first, second, third = (made.ledger.line(at).target for at in range(3))
    assert first is second
    assert first.marks == (
        ("link.initiative", "PRJ-7"), ("budget.cost_centre", "4100"), ("budget.account", "4340")
    )  # fmt: skip
    assert third.marks == (("budget.account", "4341"),)
    assert {line.target.reach for line in map(made.ledger.line, range(3))} == {Reach.NOTHING}


def test_many_lines_at_once_are_led_as_one_by_one():
    rows = [
        [f"{4100 + n % 7}", f"{4300 + n % 3}", None, f"Erä {n % 5} – osa", float(n % 90 + 1)]
        for n in range(6000)
    ]
    rules = (
        rule("budget.cost_centre", "4101", TO_T1),
        rule("budget.account", "4301", [("T2", 1)]),
        rule("budget.line", "Erä 3*", [("T3", 1)]),
    )
    head = ["Kustannuspaikka", "Tili", "Projekti", "Budjettirivi", "Budjetti 2026"]
    sheets = {"Tavoitteet": GOALS, "Hankkeet": WORK, "Budjetti": [head, *rows]}
    made = plan(sheets, options=ReadingOptions(links=rules))
    for index in range(len(made.ledger)):
        line = made.ledger.line(index)
        centre, account, _, label, amount = rows[line.cell.row - 2]
        goal = "T3" if "Erä 3" in label else "T1" if centre == "4101" else "T2" if account == "4301" else None
        assert [one for one, _ in line.target.goals] == ([goal] if goal else [])
        assert line.amount == amount * 100


def test_where_there_are_too_many_targets_lines_are_known_by_name_only(monkeypatch):
    lines = "\n".join(f"{n}|1||Erä|1" for n in range(4100, 4110))
    known = len(read(lines).ledger.targets)
    monkeypatch.setattr(loose, "MOST_MARKED", known - 8)
    made = read(lines)
    assert len(made.ledger.targets) == known - 8
    assert made.ledger.untraced == 1000

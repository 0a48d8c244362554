import pytest
from books import plan, told

GOALS = """
Tavoite ID|Tavoite|Painopiste|Määritelmä
T1|Asiakas saa vastauksen päivässä|Palvelu|Vastaus päivässä
T2|Asukas löytää tiedon verkosta|Palvelu|Tieto löytyy
T3|Verkko kestää myrskyt|Verkko|Katkot vähenevät
"""
INITIATIVES = "Hanke ID|Hanke|Tavoite ID\nH1|Keskustelu|T1\nH2|Hakukone|T2; T3"
LINES = "Tavoite ID|Budjettirivi|Budjetti 2026\n"
WORK = "Hanke ID|Budjettirivi|Budjetti 2026\n"


def money(read):
    """The money of every goal in main units; "area": what came through areas; "-": what reaches none."""
    ledger = read.ledger
    made = {goal: ledger.of_goal(goal) / 100 for goal in sorted(ledger.by_goal)}
    made |= (
        {"area": sum(ledger.area_level_of_goal(g) for g in ledger.area_level) / 100}
        if ledger.area_level
        else {}
    )
    return made | ({"-": ledger.untraced / 100} if ledger.untraced else {})


def notes(read, *codes):
    return [(n.code, n.cell.text) for n in read.notes if n.code in codes]


LINKS = ("close-link", "dangling-link", "ambiguous-link")

REFERENCES = [
    ("its id", "T1", {"T1": 100}, []),
    ("its id in another case", "t1", {"T1": 100}, []),
    ("its name", "Asiakas saa vastauksen päivässä", {"T1": 100}, []),
    ("its name in capitals, with other spaces", "VERKKO  KESTÄÄ MYRSKYT", {"T3": 100}, []),
    ("its id and name", "T3 Verkko kestää myrskyt", {"T3": 100}, []),
    ("its id, a dash and its name", "T3 – Verkko kestää myrskyt", {"T3": 100}, []),
    ("a name spelt almost so", "Asiakas saa vastaukset päivässä", {"T1": 100}, ["close-link"]),
    ("an id with a space", "T 2", {"T2": 100}, ["close-link"]),
    ("an id with a nought", "T-02", {"T2": 100}, ["close-link"]),
    ("an id before other words", "T2 verkkopalvelu", {"T2": 100}, ["close-link"]),
    ("an id that no goal has", "T9", {"-": 100}, ["dangling-link"]),
    ("a name that no goal has", "Jotain aivan muuta", {"-": 100}, ["dangling-link"]),
    ("nothing", None, {"-": 100}, []),
    ("a placeholder", "-", {"-": 100}, []),
    ("two goals", "T1, T3", {"T1": 50, "T3": 50}, []),
    ("three goals without spaces", "T1;T2/T3", {"T1": 33.34, "T2": 33.33, "T3": 33.33}, []),
    ("two goals with shares", "T1 (70 %), T2 (30 %)", {"T1": 70, "T2": 30}, []),
    ("shares with decimals", "T1: 33,5 %; T3: 66,5 %", {"T1": 33.5, "T3": 66.5}, []),
    ("shares before the goals", "60 % T1 ja 40 % T2", {"T1": 60, "T2": 40}, []),
    ("a share for one of two", "T1 80 %, T2", {"T1": 80, "T2": 20}, []),
    ("nothing left for the second", "T1 100 %, T2", {"T1": 100}, []),
    ("a share without a goal", "T1; 40 %", {"T1": 100}, []),
    ("two goals, one of them unknown", "T1, T9", {"T1": 100}, ["dangling-link"]),
    ("an area where a goal is asked", "Palvelu", {"T1": 50, "T2": 50, "area": 100}, []),
]


@pytest.mark.parametrize(
    ("cell", "reached", "noted"), [r[1:] for r in REFERENCES], ids=[r[0] for r in REFERENCES]
)
def test_a_line_names_its_goal_by(cell, reached, noted):
    line = [["Tavoite ID", "Budjettirivi", "Budjetti 2026"], [cell, "Erä", 100.0]]
    read = plan({"Tavoitteet": GOALS, "Budjetti": line})
    assert money(read) == reached
    assert [code for code, _ in notes(read, *LINKS)] == noted


def test_two_goals_of_one_name_are_never_guessed_between():
    goals = "Tavoite ID|Tavoite|Määritelmä\nT1|Asiakas saa avun|yksi\nT2|Asiakas saa avun|toinen"
    read = plan({"T": goals, "B": "Tavoite|Budjettirivi|Budjetti 2026\nAsiakas saa avun|a|100\nT2|b|5"})
    assert money(read) == {"T2": 5, "-": 100}
    assert notes(read, *LINKS) == [("ambiguous-link", "Asiakas saa avun")]


def test_names_that_differ_by_a_number_are_not_alike():
    goals = "Tavoite|Määritelmä\nAsiakaslupaus 11 pidetään|yksi\nAsiakaslupaus 12 pidetään|toinen"
    read = plan({"T": goals, "B": "Tavoite|Budjettirivi|Budjetti 2026\nAsiakaslupaus 13 pidetään|a|100"})
    assert money(read) == {"-": 100}


def test_names_alike_to_two_goals_are_not_guessed_between():
    goals = "Tavoite|Määritelmä\nAsiakas saa vastauksen heti A|yksi\nAsiakas saa vastauksen heti B|toinen"
    read = plan({"T": goals, "B": "Tavoite|Budjettirivi|Budjetti 2026\nAsiakas saa vastauksen heti C|a|100"})
    assert money(read) == {"-": 100}
    assert [code for code, _ in notes(read, *LINKS)] == ["ambiguous-link"]


WORKS = [
    ("one initiative", WORK + "H1|a|100", {"T1": 100}),
    ("by its name", WORK + "Keskustelu|a|100", {"T1": 100}),
    ("one that serves two goals", WORK + "H2|a|100.01", {"T2": 50.01, "T3": 50}),
    ("two in a cell", WORK + "H1, H2|a|100", {"T1": 50, "T2": 25, "T3": 25}),
    ("an unknown code", WORK + "H9|a|100", {"-": 100}),
    ("the goal wins", "Tavoite ID|Hanke ID|Budjetti 2026\nT3|H1|100", {"T3": 100}),
    ("an initiative in the goal's column", LINES + "Keskustelu|a|100", {"T1": 100}),
]


@pytest.mark.parametrize(("lines", "reached"), [w[1:] for w in WORKS], ids=[w[0] for w in WORKS])
def test_money_goes_through_initiatives(lines, reached):
    assert money(plan({"T": GOALS, "H": INITIATIVES, "B": lines})) == reached


def test_an_initiative_that_only_the_budget_names_is_taken_up_with_its_goal():
    new = "Uusi asiakaspolku"
    lines = f"Hanke|Tavoite ID|Budjetti 2026\nKeskustelu|T1|60\n{new}|T2|30\n{new}|T3|20\nH9|T1|5"
    read = plan({"T": GOALS, "H": INITIATIVES, "B": lines})
    assert "+ Uusi asiakaspolku" in told(read)
    assert {i.name: [goal for goal, _ in i.goals] for i in read.initiatives}["Uusi asiakaspolku"] == [
        "T2",
        "T3",
    ]
    made = [n for n in read.notes if n.params.get("made") == 1]
    assert [n.cell.address for n in made] == ["A3"]
    assert notes(read, "dangling-link") == [("dangling-link", "Uusi asiakaspolku"), ("dangling-link", "H9")]
    assert read.ledger.of_initiative("uusi-asiakaspolku") == 5000


def test_an_initiative_without_goals_serves_those_that_its_lines_name():
    work = "Hanke ID|Hanke|Vastuuhenkilö\nH1|Keskustelu|Maija"
    read = plan({"T": GOALS, "H": work, "B": "Hanke ID|Tavoite ID|Budjetti 2026\nH1|T1|60\nH1|T2|30"})
    assert [goal for goal, _ in read.initiatives[0].goals] == ["T1", "T2"]
    assert money(read) == {"T1": 60, "T2": 30}


SHARES = [
    ("in per cent", "Hanke ID|Tavoite ID|Osuus %\nH1|T1|60\nH1|T2|40"),
    ("as fractions", "Hanke ID|Tavoite ID|Osuus %\nH1|T1|0.6\nH1|T2|0.4"),
    ("as texts", "Hanke ID|Tavoite ID|Osuus\nH1|T1|60 %\nH1|T2|40 %"),
    ("in the cell of the goals", "Hanke ID|Tavoite ID\nH1|T1 (60 %), T2 (40 %)\nH8|T3"),
    ("by names", "Hanke|Tavoite|Osuus %\nKeskustelu|Asiakas saa vastauksen päivässä|60\nKeskustelu|T2|40"),
]


@pytest.mark.parametrize("table", [s[1] for s in SHARES], ids=[s[0] for s in SHARES])
def test_a_link_table_divides_the_money_of_an_initiative(table):
    work = "Hanke ID|Hanke\nH1|Keskustelu"
    read = plan({"T": GOALS, "H": work, "Kytkentä": table, "B": WORK + "H1|a|100"})
    assert money(read) == {"T1": 60, "T2": 40}


def test_a_link_table_gives_cost_centres_and_accounts_their_goals():
    table = "Kustannuspaikka|Tavoite ID\n1200|T1\n1300|T2\n1300|T3\n1400|T8"
    lines = "Kustannuspaikka|Budjettirivi|Budjetti 2026\n1200|a|100\n1300|b|50.01\n1400|c|7\n1500|d|3"
    read = plan({"T": GOALS, "Kytkentä": table, "B": lines})
    assert money(read) == {"T1": 100, "T2": 25.01, "T3": 25, "-": 10}
    assert notes(read, *LINKS) == [("dangling-link", "T8")]


def test_rows_of_a_link_table_that_are_not_filled_in_yet_link_nothing():
    table = "Hanke ID|Kustannuspaikka|Tavoite ID\nH1||T1\n|1300|T2\n|1400|\n|1500|TBD\n|TBD|T3"
    lines = "Kustannuspaikka|Budjettirivi|Budjetti 2026\n1300|a|50\n1400|b|7\n|c|3\nTBD|d|2"
    read = plan({"T": GOALS, "H": "Hanke ID|Hanke\nH1|Keskustelu", "Kytkentä": table, "B": lines})
    assert money(read) == {"T2": 50, "-": 12}
    assert [goal for goal, _ in read.initiatives[0].goals] == ["T1"]
    assert notes(read, *LINKS) == []


def test_lines_that_nothing_names_are_linked_without_a_label():
    lines = "Kustannuspaikka|Budjetti 2026\n1200|100\n1300|50"
    read = plan({"T": GOALS, "Kytkentä": "Kustannuspaikka|Tavoite ID\n1200|T1\n1300|T2", "B": lines})
    assert [(line.label, line.amount) for line in read.ledger.lines_to("T1")] == [("", 10_000)]
    assert [(line.label, line.amount) for line in read.ledger.lines_to("T2")] == [("", 5_000)]


def test_a_cost_centre_is_no_link_without_a_link_table():
    read = plan({"T": GOALS, "B": "Kustannuspaikka|Budjettirivi|Budjetti 2026\nT1|a|100"})
    assert read.resources_unknown == "unlinkable"
    assert money(read) == {"-": 100}


def test_area_money_is_shared_equally_with_spare_cents_to_the_first():
    read = plan(
        {"T": GOALS, "B": "Painopiste|Budjettirivi|Budjetti 2026\nPalvelu|a|100.01\nVerkko|b|50\nMuu|c|7"}
    )
    assert money(read) == {"T1": 50.01, "T2": 50, "T3": 50, "area": 150.01, "-": 7}


def test_an_initiative_of_an_area_brings_area_money_and_one_of_nothing_brings_none():
    work = "Hanke ID|Hanke|Painopiste\nH1|Keskustelu|Palvelu\nH2|Hakukone|"
    read = plan({"T": GOALS, "H": work, "B": WORK + "H1|a|10\nH2|b|5"})
    assert money(read) == {"T1": 5, "T2": 5, "area": 10, "-": 5}


def test_a_section_heading_names_the_goal_or_the_area_of_the_lines_below_it():
    lines = (
        "Erä|Budjetti 2026\nAsiakas saa vastauksen päivässä|\nPalkat|60\nVerkko|\nMuut|1\nJotain muuta|\nX|3"
    )
    assert money(plan({"T": GOALS, "B": lines})) == {"T1": 60, "T3": 1, "area": 1, "-": 3}


def test_the_label_of_a_line_is_its_own_name():
    read = plan({"T": GOALS, "B": LINES + "T1|Palkat\u00a0ja palkkiot|1\nT1|Matkat|2\n|Muut|3"})
    assert [line.label for line in read.ledger.lines_to("T1")] == ["Palkat ja palkkiot", "Matkat"]
    assert [(item.label, item.amount) for item in read.ledger.loose_items] == [("Muut", 300)]


def test_declared_work_on_a_budget_line_is_its_goals():
    read = plan({"T": GOALS, "B": LINES + "T1|a|virkatyönä\nT2|b|30"})
    assert [len(goal.declared_extra) for goal in read.goals] == [1, 0, 0]


def test_parents_that_are_unknown_or_close_a_loop_are_said_and_cut():
    goals = """
Tavoite ID|Tavoite|Ylätavoite|Määritelmä
T1|Asiakas voittaa|T3|a
T2|Asiakas saa vastauksen|T1|b
T3|Asukas löytää tiedon|T2|c
T4|Verkko kestää|T8|d
T5|Sama nimi|Kaksi|e
T6|Kaksi|-|f
T7|Kaksi|T6|g
"""
    made = plan({"T": goals})
    parents = {goal.id: goal.parent for goal in made.goals if goal.parent}
    assert parents == {"T1": "T3", "T3": "T2", "T7": "T6"}
    codes = [n.code for n in made.notes]
    assert [code for code in codes if "parent" in code or "ambiguous" in code] == [
        "unknown-parent",
        "ambiguous-link",
        "parent-cycle",
    ]


def test_too_many_unknown_names_are_not_compared_by_spelling():
    head = [["Tavoite", "Budjettirivi", "Budjetti 2026"]]
    rows = [[f"Tuntematon viite {chr(65 + n % 26)}{chr(65 + n // 26)}{n}", "a", 1.0] for n in range(2100)]
    made = plan({"T": GOALS, "B": [*head, *rows, ["Asiakas saa vastaukset päivässä", "b", 5.0]]})
    assert made.ledger.untraced == 210_500

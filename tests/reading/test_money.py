from datetime import date
from decimal import Decimal

import pytest
from books import book, plan

from aligner.model.grid import Trouble
from aligner.model.options import ReadingOptions
from aligner.reading.assemble import read_plan

GOALS = """
Tavoite ID|Tavoite|Määritelmä
T1|Asiakas saa vastauksen päivässä|Vastaus päivässä
T2|Asukas löytää tiedon verkosta|Tieto löytyy
T3|Verkko kestää myrskyt|Katkot vähenevät
"""
OWN = """
Tavoite ID|Tavoite|Määritelmä|Budjetti 2026
T1|Asiakas saa|a|{}
T2|Asukas löytää|b|{}
T3|Verkko kestää|c|{}
"""
HEAD = "Tavoite ID|Budjettirivi|"


def read(lines, options=None, goals=GOALS, **odd):
    odd = {name: {"B": value} for name, value in odd.items()}
    return plan({"Tavoitteet": goals, "B": HEAD + lines}, options, **odd)


def years(made, goal="T1"):
    return {year: minor / 100 for year, minor in made.ledger.by_goal.get(goal, {}).items()}


def codes(made, *wanted):
    return [n.code for n in made.notes if n.code in wanted]


def balance(made):
    """What was read, in main units: traced, untraced, and left out by reason."""
    ledger = made.ledger
    left = {reason: minor / 100 for reason, minor in ledger.left_out.items()}
    return {"traced": ledger.traced / 100, "untraced": ledger.untraced / 100} | left


YEARS = [
    ("TA 2026|TA 2027\nT1|a|1|2", {2026: 1, 2027: 2}),
    ("2026 (t€)|2027 (M€)\nT1|a|60|1.5", {2026: 60_000, 2027: 1_500_000}),
    ("FY26|FY2027\nT1|a|1|2", {2026: 1, 2027: 2}),
    ("Budjetti (€)\nT1|a|7", {0: 7}),
    ("Vuosi|Budjetti\nT1|a|2026|60\nT1|b|2027|40", {2026: 60, 2027: 40}),
    ("2026|2027\n||t€|t€\nT1|a|1|2\nT2|b|3|4", {2026: 1000, 2027: 2000}),
    ("Budjetti 2026\nT1|a|60 t€\nT1|b|1,2 M€", {2026: 1_260_000}),
    ("Vuosi|Budjetti\nT1|a|2026|60\nT1|b|myöhemmin|40", {2026: 60, 0: 40}),
    ("TA 2026|TA 2027|Valuutta\nT1|a|60||EUR\nT1|b||40|€", {2026: 60, 2027: 40}),
]


@pytest.mark.parametrize(("lines", "made"), YEARS)
def test_years_and_units_reach_every_cell(lines, made):
    assert years(read(lines)) == made


def test_a_unit_in_the_corner_reaches_the_whole_table():
    lines = "(1 000 €)||\n" + HEAD + "2026\nT1|a|60"
    assert years(plan({"Tavoitteet": GOALS, "B": lines})) == {2026: 60_000}


def test_budget_years_are_those_of_columns_and_rows_even_where_nothing_stands():
    assert read("TA 2026|TA 2027\nT1|a|1|0").budget_years == (2026, 2027)
    assert read("Vuosi|Budjetti\nT1|a|2026|60\nT2|b|2028|").budget_years == (2026, 2028)
    assert read("Vuosi|Budjetti\nT1|a|2026|60\nT2|b|myöhemmin|40").budget_years == (2026,)


KINDS = [
    ("Budjetti 2026|Toteutuma 2026|Ennuste 2026\nT1|a|60|40|70", 60, {"actual": 4000, "forecast": 7000}),
    ("Esitys 2026|Myönnetty 2026\nT1|a|60|40", 40, {"proposal": 6000}),
    ("Esitys 2026|Ennuste 2026\nT1|a|60|50", 60, {"forecast": 5000}),
    ("Ennuste 2026|Toteutuma 2026\nT1|a|60|50", 60, {"actual": 5000}),
]


@pytest.mark.parametrize(("lines", "counted", "beside"), KINDS)
def test_one_kind_of_money_counts_and_the_others_stand_beside(lines, counted, beside):
    made = read(lines)
    assert made.ledger.read == counted * 100
    assert {kind: ledger.read for kind, ledger in made.other_money.items() if ledger.read} == beside


TOTALS = [
    ("beside years, by its label", "2026|2027|Yhteensä\nT1|a|60|40|100\nT2|b|1|2|3", 103),
    ("beside years, by its sum", "TA 2026|TA 2027|Budjetti\nT1|a|60|40|100\nT2|b|30|10|40", 140),
    (
        "of quarters, with their year",
        "Q1/2026|Q2/2026|Q3/2026|Q4/2026|2026\nT1|a|1|2|3|4|10\nT2|b|3|4|5|6|18",
        28,
    ),
    (
        "of its year, by its label",
        "Investoinnit 2026|Käyttömenot 2026|Yhteensä 2026\nT1|a|1|2|3\nT2|b|3|4|7",
        10,
    ),
    (
        "left blank on a row, and cut short on another",
        "TA 2026|TA 2027|Budjetti\nT1|a|60|40|100\nT2|b|30|10|40\nT3|c|5||\nT3|d|7",
        140,
    ),
    (
        "with a slip in one row of many",
        "TA 2026|TA 2027|Budjetti\n" + "\n".join(f"T1|r{n}|{n}|{n}|{2 * n + (n == 5)}" for n in range(1, 13)),
        78 * 2 + 1,
    ),
]


@pytest.mark.parametrize(("lines", "whole"), [t[1:] for t in TOTALS], ids=[t[0] for t in TOTALS])
def test_a_column_that_sums_others_is_left_out(lines, whole):
    made = read(lines)
    assert codes(made, "totals-column") == ["totals-column"]
    assert made.ledger.left_out["totals-column"] == whole * 100 or made.ledger.traced == whole * 100
    assert made.ledger.untraced == 0


def test_a_column_that_only_looks_like_a_sum_counts():
    made = read("TA 2026|TA 2027|Budjetti\nT1|a|60|40|101\nT2|b|30|10|50")
    assert made.ledger.traced == (100 + 40 + 151) * 100
    assert read("Kustannukset yhteensä 2026\nT1|a|60").ledger.traced == 6000
    assert codes(read("2026|2027\nT1|a|0|0\nT2|b|0|0"), "totals-column") == []


def test_a_header_that_stands_twice_is_read_once():
    made = read("Budjetti 2026|Budjetti 2026\nT1|a|1|2\nT2|b|3|4")
    assert balance(made) == {"traced": 4, "untraced": 0, "header-repeated": 6}


def test_totals_rows_are_left_out_and_a_wrong_one_is_said():
    made = read("Budjetti 2026\nT1|a|10\nT2|b|20\n|Yhteensä|31")
    assert balance(made) == {"traced": 30, "untraced": 0, "totals-row": 31}
    assert [n.params["agrees"] for n in made.notes if n.code == "totals-row"] == [0]


CELLS = [
    ("(5)", -500, ["negative-amount"]),
    ("−7,50", -750, ["negative-amount"]),
    ("0", 0, []),
    ("-", 0, []),
    ("15 %", None, ["percent-in-amount"]),
    ("ks. liite 3", None, ["unreadable-amount"]),
    ("TBD", None, ["unreadable-amount"]),
    ("12.12.2026", None, ["unreadable-amount"]),
    (date(2026, 12, 12), None, ["unreadable-amount"]),
    (True, None, ["unreadable-amount"]),
    (float("nan"), None, ["unreadable-amount"]),
    (1e300, None, ["unreadable-amount"]),
    (0.125, 13, ["rounded-amount"]),
    (2026.0, 202600, ["year-as-amount"]),
    (19.99, 1999, []),
    (1234567.89, 123456789, []),
    (4.35, 435, []),
]
AMOUNT_NOTES = (
    "negative-amount", "percent-in-amount", "unreadable-amount",
    "rounded-amount", "year-as-amount", "ambiguous-amount",
)  # fmt: skip


@pytest.mark.parametrize(("cell", "minor", "noted"), CELLS)
def test_a_cell_is_read_to_the_cent_or_counted_as_unreadable(cell, minor, noted):
    rows = [["Tavoite ID", "Budjettirivi", "Budjetti 2026"], ["T1", "a", cell], ["T2", "b", 100.0]]
    made = plan({"Tavoitteet": GOALS, "B": rows})
    assert made.ledger.of_goal("T1") == (minor or 0)
    assert made.ledger.unreadable == (minor is None)
    assert codes(made, *AMOUNT_NOTES) == noted


def test_cells_whose_value_is_not_what_it_seems_are_not_summed():
    odd = {
        "C2": (Trouble.PERCENT, "50 %"),
        "C3": (Trouble.ERROR, "#REF!"),
        "C4": (Trouble.NO_VALUE, "=SUM(A1)"),
    }
    made = read("Budjetti 2026\nT1|a|0.5\nT1|b|\nT2|c|\nT3|d|7", troubles=odd)
    assert balance(made) == {"traced": 7, "untraced": 0}
    assert made.ledger.unreadable == 3
    assert codes(made, "percent-in-amount", "error-cell", "formula-without-value") == [
        "percent-in-amount", "error-cell", "formula-without-value",
    ]  # fmt: skip


def test_a_broken_cell_takes_no_other_amount_of_its_row_with_it():
    odd = {"C2": (Trouble.ERROR, "#REF!"), "D3": (Trouble.UNREADABLE, "4600x")}
    made = read("Budjetti 2026|Budjetti 2027\nT1|a||40\nT2|b|30|", troubles=odd)
    assert (years(made), years(made, "T2"), made.ledger.unreadable) == ({2027: 40}, {2026: 30}, 2)
    assert [(n.code, n.cell.address, n.cell.text) for n in made.notes] == [
        ("error-cell", "C2", "#REF!"),
        ("unreadable-amount", "D3", "4600x"),
    ]


def test_a_column_whose_texts_contradict_each_other_is_read_cell_by_cell():
    made = read("Budjetti 2026\nT1|a|1,50\nT2|b|'2.50\nT3|c|'1.234")
    assert codes(made, "ambiguous-amount") == ["ambiguous-amount", "ambiguous-amount"]
    assert (made.ledger.read, made.ledger.unreadable) == (400, 1)


GROUPED = [
    ("Budget 2026\nT1|a|216,000\nT2|b|1,500", 217_500),
    ("Budjetti 2026\nT1|a|'216.000\nT2|b|7", 216_007),
    ("Budjetti 2026\nT1|a|216,000\nT2|b|7", 7),
    ("Budjetti 2026|Budjetti 2027\nT1|a|'216.000|1,50\nT2|b|7|2", 216_010.5),
    ("Budjetti 2026 (M€)\nT1|a|'1.234\nT2|b|1", 1_000_000),
    ("Budjetti 2026\nT1|a|'1.234\nT2|b|5,678", 0),
]


@pytest.mark.parametrize(("lines", "whole"), GROUPED)
def test_what_a_separator_means_is_told_by_the_table(lines, whole):
    assert read(lines).ledger.read == whole * 100


def test_hidden_sheets_are_summed_as_left_out():
    sheets = {
        "T": GOALS,
        "B": HEAD + "Budjetti 2026\nT1|a|60",
        "Vanha": HEAD + "Budjetti 2025\nT1|a|50\n|Yhteensä|50",
    }
    made = plan(sheets, hidden_sheets={"Vanha"})
    assert balance(made) == {"traced": 60, "untraced": 0, "sheet-skipped": 50, "totals-row": 50}
    assert made.budget_years == (2026,)


CURRENCY = "Budjetti 2026|Valuutta\nT1|a|60|EUR\nT2|b|30|kr\nT3|c|5|€"
SEK = ReadingOptions(rates={"SEK": Decimal("0.087")})


def test_another_currency_is_left_out_unless_a_rate_is_given():
    assert balance(read(CURRENCY)) == {"traced": 65, "untraced": 0, "mixed-currency": 30}
    assert [dict(n.params) for n in read(CURRENCY).notes if n.code == "mixed-currency"] == [
        {"currency": "SEK", "plan": "EUR", "lines": 1}
    ]
    assert balance(read(CURRENCY, SEK)) == {"traced": 67.61, "untraced": 0}
    assert years(read(CURRENCY, SEK), "T2") == {2026: 2.61}


def test_a_currency_in_a_header_without_amounts_below_is_nothing_to_note():
    made = read("Budjetti 2026 (€)|Budjetti 2027 (USD)\nT1|a|60|\nT2|b|30|")
    assert (made.currency, balance(made)) == ("EUR", {"traced": 90, "untraced": 0})
    assert codes(made, "mixed-currency") == []


MARKED = [
    ("in cells", "Budjetti 2026\nT1|a|60 €\nT2|b|30 kr\nT3|c|5 €", {}, "EUR", 65),
    (
        "in number formats",
        "Budjetti 2026\nT1|a|60\nT2|b|30\nT3|c|5",
        {"currencies": {"C2": "EUR", "C3": "USD", "C4": "EUR"}},
        "EUR",
        65,
    ),
    ("for the whole sheet", "Budjetti 2026\nT1|a|60\nT2|b|30", {"currency": "SEK"}, "SEK", 90),
    ("in the header", "Budget 2026 (tkr)\nT1|a|60\nT2|b|30", {}, "SEK", 90_000),
    ("in one odd cell of a Finnish table", "Budjetti 2026\nT1|a|60\nT2|b|$30\nT3|c|5", {}, "EUR", 65),
    ("nowhere", "Budjetti 2026\nT1|a|60", {}, "EUR", 60),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "odd", "currency", "traced"), [m[1:] for m in MARKED], ids=[m[0] for m in MARKED]
)
def test_a_currency_is_marked(lines, odd, currency, traced):
    made = read(lines, **odd)
    assert (made.currency, made.ledger.traced) == (currency, traced * 100)


def test_the_configured_currency_wins():
    made = read("Budjetti 2026\nT1|a|60\nT2|b|$30\nT3|c|5 €", ReadingOptions(currency="usd"))
    assert (made.currency, balance(made)) == ("USD", {"traced": 90, "untraced": 0, "mixed-currency": 5})


PEOPLE = [
    ("HTV 2026\nT1|a|1.5\nT2|b|0,5 htv\nT3|c|50 %", {"T1": 1500, "T2": 500, "T3": 500}),
    ("HTP\nT1|a|110\nT2|b|22 htp\nT3|c|0,5 htv", {"T1": 500, "T2": 100, "T3": 500}),
    ("Person-months\nT1|a|6", {"T1": 500}),
    ("FTE\nT1|a|joku\nT2|b|1", {"T2": 1000}),
]


@pytest.mark.parametrize(("lines", "thousandths"), PEOPLE)
def test_people_are_read_as_person_years(lines, thousandths):
    people = read(lines).people
    assert {goal: people.of_goal(goal) for goal in people.by_goal} == thousandths


def test_a_percent_format_is_a_share_of_a_person():
    made = read("FTE\nT1|a|0.5\nT2|b|1", troubles={"C2": (Trouble.PERCENT, "50 %")})
    assert made.people.of_goal("T1") == 500


DECLARED = ["virkatyönä", "nykyisin resurssein", "inom befintlig ram", "within existing resources"]


@pytest.mark.parametrize("words", DECLARED)
def test_existing_resources_are_declared_not_counted(words):
    made = plan({"T": OWN.format(words, 20, 30)})
    assert [len(goal.declared_extra) for goal in made.goals] == [1, 0, 0]
    assert (made.ledger.read, made.ledger.unreadable) == (5000, 0)


def test_the_amounts_of_a_turned_table_keep_their_places():
    rows = [
        ["Tavoite", "Asiakas saa avun", "Asukas löytää"],
        ["Määritelmä", "a", "b"],
        ["Budjetti 2026", 10.0, 20.0],
    ]
    made = read_plan([book({"T": rows})])
    assert [line.cell.address for line in made.ledger.lines_to(made.goals[1].id)] == ["C3"]

import pytest
from books import plan, told

ONE = "Tavoite|Määritelmä\nLupa viikossa|Päätös\nYksi luukku|Asia hoituu"
TWO = "Tavoite|Määritelmä\nVarma valo|Valot palavat\nPuisto lähellä|Kolmesataa metriä"

SHEETS = [
    ("names of areas", ("Asukas ensin", "Vihreä kaupunki"), True),
    ("pages", ("Taul1", "Taul2"), False),
    ("the same word numbered", ("Kortti A1", "Kortti A2"), False),
    ("years", ("Kevät 2026", "Syksy 2027"), False),
    ("headers", ("Tavoitteet", "Strategiset tavoitteet"), False),
    ("a long sentence", ("x" * 90, "Vihreä kaupunki"), False),
]


@pytest.mark.parametrize(("names", "areas"), [s[1:] for s in SHEETS], ids=[s[0] for s in SHEETS])
def test_sheets_that_are_areas_and_those_that_are_not(names, areas):
    made = plan({names[0]: ONE, names[1]: TWO})
    assert [a.name for a in made.areas] == (list(names) if areas else [])
    assert [n.code for n in made.notes] == (["area-from-place"] * 2 if areas else [])
    assert len(made.goals) == 4


def test_tables_with_an_area_column_or_other_headers_are_left_alone():
    area = "Painopiste|Tavoite\nAsukas|Varma valo"
    assert [a.name for a in plan({"Asukas ensin": ONE, "Vihreä kaupunki": area}).areas] == ["Asukas"]


def test_a_skipped_sheet_is_no_area():
    assert plan({"Asukas ensin": ONE, "Vihreä kaupunki": TWO}, hidden_sheets={"Vihreä kaupunki"}).areas == ()


FORM = "Tavoite|Lupa viikossa\nMääritelmä|Päätös seitsemässä päivässä\nOmistaja|Ilona Aho\n\n"
METRICS = "Mittari|Lähtötaso|Tavoitetaso\nAika|21|7"


def test_metrics_below_a_form_belong_to_its_goal():
    made = plan({"T": FORM + METRICS})
    assert told(made) == ["Lupa viikossa = Päätös seitsemässä päivässä @ Ilona Aho", "# Aika 21>7"]
    assert [(n.code, n.cell.address) for n in made.notes] == [("table-turned", ""), ("goal-from-place", "B1")]


def test_metrics_below_two_forms_belong_to_neither():
    other = FORM.replace("Lupa viikossa", "Yksi luukku")
    assert told(plan({"T": FORM + other + METRICS}))[-1] == "loose metric Aika"


def test_metrics_on_another_sheet_belong_to_no_form():
    assert told(plan({"T": FORM, "M": METRICS}))[-1] == "loose metric Aika"


def test_a_header_without_rows_below_a_form_holds_nothing():
    assert told(plan({"T": FORM + METRICS.partition("\n")[0]})) == told(plan({"T": FORM}))

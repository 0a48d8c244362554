from dataclasses import replace

import pytest
from books import book, plan, told

from aligner.model.options import ReadingOptions, TableOption
from aligner.reading.assemble import read_plan

GOALS = """
Tavoite|Määritelmä|Luku (t€)|Arvio
Lupa viikossa|Päätös seitsemässä päivässä|5|70
Yksi luukku|Asia hoituu kerralla|3|
"""
HEADERS = ("Tavoite", "Määritelmä", "Luku (t€)", "Arvio")
READ = [
    "Lupa viikossa = Päätös seitsemässä päivässä",
    "€ undated 5000",
    "Yksi luukku = Asia hoituu kerralla",
    "€ undated 3000",
]


def options(**table):
    table.setdefault("columns", {})
    table["columns"] = {k: (v,) if isinstance(v, str) else v for k, v in table["columns"].items()}
    return ReadingOptions(tables=(TableOption(**table),))


def read(sheet, said, name="Taulukko", **oddities):
    return told(plan({name: sheet}, options=said, **oddities))


@pytest.mark.parametrize(
    "naming",
    [
        {"headers": HEADERS},
        {"headers": tuple(h.upper() + " " for h in HEADERS)},
        {"sheet": "taulukko"},
        {"file": "plan.xlsx"},
        {"file": "Plan.xlsx", "sheet": "Taulukko"},
        {"headers": HEADERS, "file": "plan.xlsx"},
    ],
)
def test_a_corrected_column_is_what_the_user_says(naming):
    said = options(columns={"Luku (t€)": "budget.amount", "Arvio": "skip"}, **naming)
    assert read(GOALS, said) == READ


@pytest.mark.parametrize(
    "naming",
    [
        {"headers": ("Tavoite", "Mittari", "Arvio", "Muu")},
        {"sheet": "Toinen"},
        {"file": "toinen.xlsx"},
        {"headers": HEADERS, "file": "toinen.xlsx"},
        {},
    ],
)
def test_a_correction_of_another_table_is_left_alone(naming):
    said = options(columns={"Tavoite": "goal.definition", "Määritelmä": "goal.name"}, **naming)
    assert "Lupa viikossa = Päätös seitsemässä päivässä" in read(GOALS, said)


def test_a_table_named_by_its_headers_goes_before_one_named_by_its_sheet():
    by_sheet = TableOption(sheet="Taulukko", skip=True)
    by_headers = TableOption(headers=HEADERS, columns={"Luku (t€)": ("budget.amount",), "Arvio": ("skip",)})
    assert read(GOALS, ReadingOptions(tables=(by_sheet, by_headers))) == READ


def test_a_column_that_the_user_leaves_alone_is_not_noted():
    said = options(sheet="Taulukko", columns={"Luku (t€)": "budget.amount", "Arvio": "skip"})
    assert [n for n in plan({"Taulukko": GOALS}, options=said).notes if n.code.startswith("column-")] == []


def test_a_repeated_header_lists_a_field_an_occurrence():
    sheet = "Tavoite|Arvo|Arvo|Arvo\nLupa viikossa|Käsittelyaika|21|7"
    said = options(sheet="Taulukko", columns={"Arvo": ("metric.name", "metric.baseline", "metric.target")})
    assert read(sheet, said) == ["Lupa viikossa", "# Käsittelyaika 21>7"]


def test_an_occurrence_that_is_left_open_is_asked_about_as_before():
    sheet = "Tavoite|Arvio|Arvio\nLupa viikossa|70|5"
    said = options(sheet="Taulukko", columns={"Arvio": (None, "goal.definition")})
    (table,) = plan({"Taulukko": sheet}, options=said).sources[0].tables
    (untold,) = plan({"Taulukko": sheet}).sources[0].tables
    assert [c.field for c in table.columns] == ["goal.name", untold.columns[1].field, "goal.definition"]
    assert table.columns[1] == untold.columns[1]


def test_corrections_for_one_sheet_go_before_those_for_the_headers_anywhere():
    anywhere = TableOption(headers=HEADERS, scale=1)
    here = TableOption(headers=HEADERS, file="plan.xlsx", sheet="Taulukko", scale=1000)
    elsewhere = TableOption(headers=HEADERS, file="plan.xlsx", sheet="Muu", scale=1_000_000)
    columns = {"Luku (t€)": ("budget.amount",), "Arvio": ("skip",)}
    tables = tuple(replace(option, columns=columns) for option in (anywhere, elsewhere, here))
    assert "€ undated 5000" in read(GOALS, ReadingOptions(tables=tables))
    assert "€ undated 5" in read(GOALS, ReadingOptions(tables=tables[:2]))


def test_corrected_columns_belong_to_the_metric_before_them():
    sheet = "Tavoite|A|B|C|D\nLupa viikossa|Käsittelyaika|21|Tyytyväisyys|3.1"
    columns = {"A": "metric.name", "B": "metric.baseline", "C": "metric.name", "D": "metric.baseline"}
    told_ = read(sheet, options(sheet="Taulukko", columns=columns))
    assert told_ == ["Lupa viikossa", "# Käsittelyaika 21>?", "# Tyytyväisyys 3.1>?"]


def test_a_metrics_field_without_a_metric_before_it_is_the_first_ones():
    sheet = "Tavoite|A|B\nLupa viikossa|21|Käsittelyaika"
    columns = {"A": "metric.baseline", "B": "metric.name"}
    assert read(sheet, options(sheet="Taulukko", columns=columns))[1] == "# Käsittelyaika 21>?"


def test_headers_that_mean_nothing_to_the_reader_are_found_by_the_correction():
    sheet = "Raportti|x\nAlfa|Beeta|Gamma\nLupa viikossa|Päätös|300\nYksi luukku|Kerralla|20"
    columns = {"Alfa": "goal.name", "Beeta": "goal.definition", "Gamma": "budget.amount"}
    said = options(headers=("alfa", "beeta", "gamma"), columns=columns)
    assert read(sheet, said) == [
        "Lupa viikossa = Päätös",
        "€ undated 300",
        "Yksi luukku = Kerralla",
        "€ undated 20",
    ]
    assert read(sheet, options(headers=("alfa", "beeta", "muu"), columns=columns)) == []


def test_the_header_row_is_the_one_that_the_user_says():
    sheet = "Tavoite|Mittari\nvanha|vanha\nTavoite|Määritelmä\nLupa viikossa|Päätös"
    assert read(sheet, options(sheet="Taulukko", header_row=3)) == ["Lupa viikossa = Päätös"]


def test_tables_below_the_users_header_row_are_found():
    sheet = (
        "x|y\nTavoite|Määritelmä\nLupa viikossa|Päätös\n\nMittari|Tavoite|Tavoitetaso\nAika|Lupa viikossa|7"
    )
    assert read(sheet, options(sheet="Taulukko", header_row=2)) == ["Lupa viikossa = Päätös", "# Aika ?>7"]


@pytest.mark.parametrize("row", [4, 99])
def test_a_header_row_where_nothing_stands_leaves_the_sheet_unread(row):
    made = plan({"Taulukko": GOALS}, options=options(sheet="Taulukko", header_row=row + 1))
    assert not made.goals
    assert [n.code for n in made.notes] == ["sheet-skipped"]


def test_the_users_unit_scales_money_but_not_people():
    sheet = "Tavoite|Budjetti 2026|Henkilötyövuodet\nLupa viikossa|5|2"
    made = plan({"T": sheet}, options=options(sheet="T", scale=1000))
    assert told(made) == ["Lupa viikossa", "€ 2026 5000"]
    assert made.people.read == 2000


SHEETS = {
    "Tavoitteet": "Tavoite|Budjetti 2026\nLupa viikossa|300",
    "Vanha": "Tavoite|Budjetti 2026\nVanha tavoite|999",
}


def test_a_skipped_sheet_counts_only_in_the_reconciliation():
    made = plan(SHEETS, options=ReadingOptions(skip_sheets=frozenset({"vanha "})))
    assert told(made) == ["Lupa viikossa", "€ 2026 300", "sheet-skipped 999"]
    assert [n.code for n in made.notes] == ["sheet-skipped"]


def test_a_skipped_table_counts_only_in_the_reconciliation():
    assert told(plan(SHEETS, options=options(sheet="Vanha", skip=True)))[-1] == "sheet-skipped 999"


def test_a_hidden_sheet_is_taken_in_where_the_user_says():
    said = ReadingOptions(include_sheets=frozenset({"vanha"}))
    made = plan(SHEETS, options=said, hidden_sheets={"Vanha"})
    assert told(made) == ["Lupa viikossa", "€ 2026 300", "Vanha tavoite", "€ 2026 999"]
    assert [n.params["taken"] for n in made.notes if n.code == "hidden-sheet"] == [1]


def test_a_workbook_whose_sheets_are_all_hidden_is_read():
    made = plan(SHEETS, hidden_sheets=set(SHEETS))
    assert len(made.goals) == 2


def test_files_are_corrected_each_by_itself():
    sheet = "Tavoite|Arvio\nLupa viikossa|5"
    one = book({"": sheet}, file="a.csv")
    said = options(file="b.csv", columns={"Arvio": "budget.amount"}, scale=1000)
    other = book({"": sheet.replace("Lupa", "Päätös")}, file="b.csv")
    assert "€ undated 5000" in told(read_plan([one, other], options=said))

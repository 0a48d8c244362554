import time
from datetime import date, datetime

import pytest
from books import book, plan, told

from aligner.model.grid import Column
from aligner.reading.assemble import read_plan
from aligner.reading.view import Table, View, as_text

TEXTS = [
    (None, ""),
    ("a ", "a "),
    (2026.0, "2026"),
    (0.1, "0.1"),
    (1e16, "1e+16"),
    (7, "7"),
    (date(2026, 3, 1), "2026-03-01"),
    (datetime(2026, 3, 1), "2026-03-01"),
    (datetime(2026, 3, 1, 9, 30), "2026-03-01 09:30:00"),
    (True, "True"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_a_value_as_text(value, text):
    assert as_text(value) == text


def test_a_view_outside_its_sheet_is_blank():
    view = View("f", book({"T": "a|b"}).sheets[0])
    assert view.value(1, 3) is view.value(2, 1) is view.value(0, 1) is None


def test_a_turned_view_keeps_the_addresses():
    sheet = book(
        {"T": "Tavoite|Lupa\nMittari|Aika"}, merged=["A1:B2"], hidden_rows={2}, currencies={"B2": "USD"}
    ).sheets[0]
    turned = View("f", sheet).turn()
    assert turned.cell(2, 1).address == "B1"
    assert turned.sheet.hidden_columns == {2}
    assert turned.sheet.currencies == {(2, 2): "USD"}
    assert turned.turn().sheet.rows == [["Tavoite", "Lupa"], ["Mittari", "Aika"]]


def test_the_range_of_a_turned_table_is_as_it_lies_in_the_file():
    sheet = "Tavoite|Lupa|Luukku\nMääritelmä|a|b\nOmistaja|c|d\nMittari|e|f\nLähtötaso|1|2"
    table = plan({"T": sheet}).sources[0].tables[0]
    assert (table.range.first_row, table.range.last_row) == (1, 5)
    assert (table.range.first_column, table.range.last_column) == (1, 3)


def test_the_surest_column_of_a_field_is_taken():
    columns = (
        Column(1, "a", "goal.name", 0.8),
        Column(2, "b", "goal.name", 0.9),
        Column(3, "c", "goal.name", 0.9),
    )
    table = Table(View("f", book({"T": "a"}).sheets[0]), 1, 2, 2, columns, ())
    assert table.first("goal.name") is columns[1]
    assert table.first("note") is None


ODD = """
Tavoite ID|Tavoite|Tyyppi|Aikajänne|Mittari|Tavoite 2026|Tavoite 2028
T1|Lupa viikossa|asiakas|2027|Aika|9|7
T2|Yksi luukku|x|joskus pian|TBD|3|
T3|Varma valo|sisäinen|TBD|Valot||5
T9||||Viat||
"""


def test_dated_targets_kinds_and_horizons():
    made = plan({"T": ODD})
    assert told(made) == [
        "Lupa viikossa [T1]",
        "# Aika 9>7 by 2028" if made.metrics[0].baseline else "# Aika ?>7 by 2028",
        "Yksi luukku [T2]",
        "Varma valo [T3]",
        "# Valot ?>5 by 2028",
    ]
    assert [g.customer_centric for g in made.goals] == [True, True, False]
    assert [n.cell.text for n in made.notes if n.code == "unreadable-date"] == ["joskus pian"]


def test_ids_that_return_with_other_names_make_other_goals():
    made = plan({"T": "Tavoite ID|Tavoite\nT1|Lupa\nT1|Luukku\nT1|Valo\nT1|Luukku"})
    assert [g.id for g in made.goals] == ["T1", "T1#2", "T1#3"]
    assert [n.code for n in made.notes] == ["duplicate-id", "duplicate-id"]


def test_a_goals_row_with_other_details_is_noted():
    made = plan({"T": "Tavoite ID|Tavoite|Mittari\nT1|Lupa|Aika\nT1|Lupa|Määrä"})
    assert len(made.goals) == 1
    assert [n.code for n in made.notes] == ["duplicate-id"]


def test_a_merged_goal_is_no_repeat():
    made = plan({"T": "Tavoite ID|Tavoite|Mittari\nT1|Lupa|Aika\n||Määrä"}, merged=["A2:A3", "B2:B3"])
    assert len(made.metrics_of(made.goals[0])) == 2
    assert made.notes == ()


def test_one_name_with_two_ids_is_two_goals_and_noted():
    made = plan({"T": "Tavoite ID|Tavoite|Määritelmä\nT1|Lupa|a\nT2|Lupa|b"})
    assert [g.id for g in made.goals] == ["T1", "T2"]
    assert [n.code for n in made.notes] == ["duplicate-name"]


def test_a_later_table_gives_a_goal_its_id():
    made = plan(
        {
            "A": "Tavoite|Määritelmä\nLupa viikossa|Päätös",
            "B": "Tavoite ID|Tavoite|Omistaja\nT1|Lupa viikossa|Ilona Aho",
            "C": "Toimenpide|Tavoite ID\nJärjestelmä|T1",
        }
    )
    assert told(made) == ["Lupa viikossa [lupa-viikossa] = Päätös @ Ilona Aho", "+ Järjestelmä"]


def test_a_name_of_signs_only_still_makes_an_id():
    assert [g.id for g in plan({"T": "Tavoite|Määritelmä\n???|a"}).goals] == ["x"]


def test_areas_named_again_keep_their_first_words():
    made = plan(
        {
            "A": "Painopiste|Kuvaus|Painoarvo\nAsukas|Palvelu paranee|60\nAsukas|Toinen teksti|40",
            "B": "Painopiste|Tavoite\nAsukas|Lupa\nTBD|Luukku",
        }
    )
    assert [(a.name, str(a.weight)) for a in made.areas] == [("Asukas", "60")]
    assert [g.area for g in made.goals] == ["asukas", None]


@pytest.mark.parametrize(("heading", "areas"), [("Asukas", ["Asukas"]), ("\u200b", [])])
def test_a_heading_that_shows_nothing_is_no_area(heading, areas):
    sheet = f"Tavoite ID|Tavoite|Määritelmä\n{heading}\nT1|Lupa|Viikossa\nT2|Luukku|Yksi"
    made = plan({"A": sheet})
    assert [area.name for area in made.areas] == areas
    assert [goal.id for goal in made.goals] == ["T1", "T2"]


def test_initiatives_under_the_name_of_an_area_belong_to_it():
    made = plan(
        {
            "A": "Painopiste|Tavoite\nAsukas|Lupa\nVihreä|Puisto",
            "B": "Toimenpide|2026\nVihreä|\nIstutukset|300\nKorjaus|20\nJotain muuta|\n",
        }
    )
    assert {i.name: i.area for i in made.initiatives} == {
        "Istutukset": "vihreä", "Korjaus": "vihreä", "Jotain muuta": "vihreä",
    }  # fmt: skip


def test_thousands_of_goals_of_one_id_are_read_in_linear_time():
    rows = [["Tavoite ID", "Tavoite"], *(["T1", f"Tavoite {n} paranee"] for n in range(8_000))]
    start = time.perf_counter()
    made = read_plan([book({"T": rows})])
    assert len(made.goals) == 8_000
    assert time.perf_counter() - start < 10


def test_thousands_of_merged_ranges_are_read_in_linear_time():
    rows = [
        ["Tavoite", "Mittari"],
        *([f"Palvelu {n}" if n % 2 else None, f"Mittari {n}"] for n in range(1, 8_001)),
    ]
    merged = [f"A{n}:A{n + 1}" for n in range(2, 8_000, 2)] + [f"D{n}:F{n}" for n in range(1, 50_000)]
    start = time.perf_counter()
    made = read_plan([book({"T": rows}, merged=merged)])
    assert len(made.goals) == 4_000
    assert time.perf_counter() - start < 10


def test_what_stands_under_a_merged_cell_goes_before_it():
    made = plan({"T": "Painopiste|Tavoite\nAsukas|Lupa\nVihreä|Puisto\n|Valo"}, merged=["A2:A4"])
    assert [g.area for g in made.goals] == ["asukas", "vihreä", "asukas"]


def test_a_blank_row_is_no_part_of_a_block():
    made = plan({"T": "Painopiste|Tavoite\nAsukas|Lupa\n|Luukku\n\n|Verkko\nVihreä|Puisto\n|Valo"})
    assert [g.area for g in made.goals] == ["asukas", "asukas", "asukas", "vihreä", "vihreä"]
    assert [n.cell.address for n in made.notes if n.code == "filled-down"] == ["A3", "A5", "A7"]


def test_goals_in_order_of_priority_are_weighed_by_their_rank():
    made = plan({"T": "Prioriteetti|Tavoite|Määritelmä\n1|Lupa|a\n2|Luukku|b\n3|Valo|c"})
    assert made.ranked
    assert [goal.weight * 6 for goal in made.goals] == [3, 2, 1]


def test_a_date_is_no_weight():
    rows = [["Tavoite", "Painoarvo"], ["Lupa", 60.0], ["Luukku", date(2026, 3, 1)], ["Valo", "40 %"]]
    assert [goal.weight for goal in plan({"T": rows}).goals] == [60, None, 40]


def test_a_kind_of_metric_that_says_nothing_leaves_it_to_the_metrics_name():
    made = plan({"T": "Tavoite|Mittari|Mittarin tyyppi\nLupa|Asiakastyytyväisyys|muu\nLuukku|Kulut|asiakas"})
    assert [metric.kind for metric in made.metrics] == ["customer", "customer"]


def test_a_files_name_states_the_period_where_no_title_does():
    sheets = {"T": "Tavoite|Määritelmä\nLupa viikossa|Päätös"}
    period = plan(sheets, file="Kaupungin_strategia_2026-2029.xlsx").period
    assert (period.start, period.end) == (date(2026, 1, 1), date(2029, 12, 31))
    assert plan(sheets, file="strategia.xlsx").period is None


def test_a_sheet_that_goes_on_for_very_many_rows_is_never_read_by_its_columns():
    form = [
        ["Tavoite", "Lupa", "Luukku"],
        ["Määritelmä", "a", "b"],
        ["Omistaja", "c", "d"],
        ["Mittari", "e", "f"],
    ]
    assert [goal.name for goal in plan({"T": form}).goals] == ["Lupa", "Luukku"]
    long = plan({"T": [*form, *([[]] * 20_000), ["Mittari", "g", "h"]]})
    assert not {"Lupa", "Luukku"} & {goal.name for goal in long.goals}


def test_a_goal_without_a_name_goes_by_its_id() -> None:
    rows = [
        ["ID", "Goal", "Definition", "Owner"],
        ["G1", "Warm homes", "Heat by October", "Ann"],
        ["G2", " ", "Dry by May", "Bo"],
    ]
    made = read_plan([book({"Goals": rows})])
    assert [goal.name for goal in made.goals] == ["Warm homes", "G2"]
    assert [note.cell.address for note in made.notes if note.code == "unnamed-goal"] == ["A3"]


@pytest.mark.parametrize(("unit", "kept"), [("%", "%"), ("€", "€"), ("€/kk", "€/kk"), ("-", ""), ("?", "")])
def test_a_sign_is_a_unit_and_a_dash_is_none(unit, kept):
    read = plan(
        {
            "Tavoitteet": "Tunnus|Tavoite\nT1|Lupa viikossa",
            "Mittarit": f"Mittari|Tavoite|Lähtötaso|Tavoitearvo|Yksikkö\nVastatut|T1|61|90|{unit}",
        }
    )
    assert [metric.unit for metric in read.metrics] == [kept]


def test_ids_that_differ_in_capitals_are_two_and_that_is_told():
    made = plan(
        {"Tavoitteet": "Tunnus|Tavoite\nG1|Vastaus päivässä\ng1|Asiointi verkossa\nG1|Vastaus päivässä\n"}
    )
    assert [goal.id for goal in made.goals] == ["G1", "g1"]
    (note,) = [note for note in made.notes if note.code == "alike-id"]
    assert (note.params, note.cell.address) == ({"id": "g1", "other": "G1"}, "B3")

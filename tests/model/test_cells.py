from datetime import date

import pytest

from aligner.model import places
from aligner.model.entities import Goal
from aligner.model.grid import Cell, Column, Sheet, column_letter
from aligner.model.period import Period


@pytest.mark.parametrize(
    ("column", "letter"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_called_as_spreadsheets_call_them(column, letter):
    assert column_letter(column) == Column(column, "", None).letter == letter


@pytest.mark.parametrize(("row", "column", "address"), [(5, 3, "C5"), (5, 0, "5"), (0, 0, ""), (0, 3, "C")])
def test_an_address_is_of_a_cell_a_row_or_a_sheet(row, column, address):
    assert Cell("plan.xlsx", "Goals", row, column).address == address


def test_a_sheet_is_read_a_slice_at_a_time():
    sheet = Sheet("Goals", [[n] for n in range(1, 8)])
    assert [(start, len(rows)) for start, rows in sheet.slices(2, size=3)] == [(2, 3), (5, 3)]
    assert [(start, [row[0] for row in rows]) for start, rows in sheet.slices(6, 99)] == [(6, [6, 7])]
    assert list(sheet.slices(8)) == []


def test_a_period_ends_with_its_last_year():
    assert Period(date(2026, 7, 1), date(2028, 6, 30), "2026–28").year == 2028


def test_folders_are_inside_the_package_or_beside_it(tmp_path, monkeypatch):
    package = tmp_path / "aligner"
    monkeypatch.setattr(places, "_PACKAGE", package)
    assert places.place("samples") == tmp_path / "samples"
    (package / "_samples").mkdir(parents=True)
    assert places.place("samples") == package / "_samples"


def test_an_id_that_was_made_of_the_name_is_not_shown():
    made = Goal("warm-homes", "Warm homes")
    given = Goal("G1", "Warm homes", {"id": Cell("a.xlsx", "Goals", 2, 1, "G1")})
    assert (made.full_name, given.full_name) == ("Warm homes", "G1 Warm homes")

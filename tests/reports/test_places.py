from dataclasses import replace

import assessments
import pytest

from aligner.model.grid import Cell
from aligner.reports.places import Places
from aligner.reports.voice import Voice

BOOK, BUDGET = assessments.BOOK, assessments.BUDGET


def where(*cells, total=0, language="fi"):
    return Places(assessments.plan(), Voice(language)).where(cells, total)


def at(row, column=3, sheet="Tavoitteet", file=BOOK):
    return Cell(file, sheet, row, column)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ((), "–"),
        ((at(5),), "Tavoitteet › C5"),
        ((at(5), at(6), at(7)), "Tavoitteet › C5–C7"),
        ((at(5), at(7)), "Tavoitteet › C5, C7"),
        ((at(5, 4), at(5, 3)), "Tavoitteet › C5, D5"),
        ((at(5), at(5)), "Tavoitteet › C5"),
        ((at(0, 0),), "Tavoitteet"),
        ((at(0, 3),), "Tavoitteet › sarake C"),
        ((at(9, 0),), "Tavoitteet › rivi 9"),
        ((at(9, 0), at(10, 0)), "Tavoitteet › rivit 9–10"),
        ((at(14, 4, "", BUDGET), at(15, 5, "", BUDGET)), "`budjetti.csv` › rivit 14–15"),
        ((at(5), at(2, 2, "Mittarit")), "Tavoitteet › C5; Mittarit › B2"),
        ((at(5, sheet="a|b"),), "a\\|b › C5"),
    ],
)
def test_cells_are_named_as_a_reader_looks_them_up(cells, text):
    assert where(*cells) == text


def test_many_places_are_named_in_part_and_counted():
    cells = [at(row) for row in range(1, 41, 2)]
    assert where(*cells) == "Tavoitteet › C1, C3, C5, C7, C9, C11; + 14 muuta"
    assert where(*cells, total=120, language="en") == "Tavoitteet › C1, C3, C5, C7, C9, C11; + 114 more"


def test_a_sheet_name_that_two_files_share_is_told_apart():
    source = assessments.sources()[0]
    plan = replace(assessments.plan(), sources=(source, replace(source, file="vanha.xlsx")))
    assert Places(plan, Voice("fi")).where((at(5),)) == "`strategia.xlsx` › Tavoitteet › C5"


def test_one_cell_with_its_file():
    places = Places(assessments.plan(), Voice("en"))
    assert places.full(at(5)) == "`strategia.xlsx` › Tavoitteet › C5"
    assert places.full(Cell(BUDGET, "")) == "`budjetti.csv`"
    assert places.full(Cell("", "")) == ""

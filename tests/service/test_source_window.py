import hashlib
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from aligner import service
from aligner.model.errors import SourceError
from aligner.model.grid import Range
from aligner.model.limits import Limits
from aligner.service import Request, background, sheet_apart
from aligner.service.source import open_sheet


@pytest.fixture
def folder(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tavoitteet"
    sheet.append(["Strategia 2028"])
    sheet.append(["Tavoite", "Määritelmä", "Summa (€)", "Pvm", "Osuus"])
    sheet.append(["Puhelu vastataan", "Kahdessa\nminuutissa", 1234.5, date(2026, 5, 3), 0.125])
    sheet.append(["Lasku on selvä", "Yhdellä  sivulla", 7, datetime(2026, 5, 3, 14, 30), "#REF!"])
    sheet.append(["[b]x[/b]", "=1+1", True, time(9, 5), None])
    sheet["E3"].number_format = "0.0 %"
    sheet["E4"].data_type = "e"
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "raha.csv").write_text("Tavoite;Summa\nPuhelu vastataan;1 000,50\n", "utf-8")
    return tmp_path


def window(folder, file="plan.xlsx", sheet="Tavoitteet", language="fi"):
    request = Request((folder,), language=language)
    return open_sheet(request, service.read(request), file, sheet)


def texts(rows):
    return [[cell.text for cell in row.cells] for row in rows]


def test_a_sheet_is_shown_as_it_stands(folder):
    before = hashlib.sha256((folder / "plan.xlsx").read_bytes()).hexdigest()
    seen = window(folder)
    assert (seen.row_count, seen.column_count, seen.changed) == (5, 5, False)
    shown = texts(seen.rows(1, 99))
    assert shown[0][:3] == ["Strategia 2028", "", ""]
    assert shown[2] == ["Puhelu vastataan", "Kahdessa\nminuutissa", "1234,5", "3.5.2026", "12,5\u00a0%"]
    assert shown[3][3:] == ["3.5.2026 14:30", "#REF!"]
    assert shown[4][0] == "[b]x[/b]"
    assert shown[4][2:4] == ["TRUE", "09:05"]
    assert hashlib.sha256((folder / "plan.xlsx").read_bytes()).hexdigest() == before


def test_it_is_written_in_the_language_of_the_reader(folder):
    shown = texts(window(folder, language="en").rows(3, 3))
    assert shown == [["Puhelu vastataan", "Kahdessa\nminuutissa", "1234.5", "3 May 2026", "12.5%"]]


def test_what_is_broken_merged_or_hidden_is_marked(folder):
    seen = window(folder)
    assert seen.cell(4, 5).trouble == "error-cell"
    assert (seen.cell(5, 2).trouble, seen.cell(5, 2).text != "") == ("formula-without-value", True)
    assert seen.cell(3, 5).trouble == "percent-in-amount"
    assert seen.cell(1, 2).merged == Range(1, 1, 1, 3)
    assert [row.hidden for row in seen.rows(3, 5)] == [False, True, False]
    assert seen.hidden_columns == {4}
    assert [cell.number for cell in seen.rows(3, 3)[0].cells] == [False, False, True, False, True]


def test_the_plans_understanding_goes_with_it(folder):
    seen = window(folder)
    assert seen.header_rows == (2,)
    assert {n: column.field for n, column in seen.meanings.items()}[3] == "budget.amount"


def test_a_part_is_cut_to_what_there_is(folder):
    seen = window(folder)
    assert texts(seen.rows(2, 3, 2, 3)) == [["Määritelmä", "Summa (€)"], ["Kahdessa\nminuutissa", "1234,5"]]
    assert seen.rows(90, 99) == []
    assert texts(seen.rows(-3, 1, 1, 1)) == [["Strategia 2028"]]
    assert seen.cell(90, 90).text == ""


@pytest.mark.parametrize(
    ("text", "start", "back", "found"),
    [
        ("puhelu", (1, 0), False, (3, 1)),
        ("PUHELU", (3, 1), False, (3, 1)),
        ("yhdellä sivulla", (1, 0), False, (4, 2)),
        ("kahdessa minuutissa", (4, 1), False, (3, 2)),
        ("1234,5", (1, 0), False, (3, 3)),
        ("1234.5", (1, 0), False, (3, 3)),
        ("#ref", (1, 0), False, (4, 5)),
        ("3.5.2026", (3, 4), False, (4, 4)),
        ("3.5.2026", (4, 4), False, (3, 4)),
        ("3.5.2026", (4, 4), True, (3, 4)),
        ("3.5.2026", (3, 4), True, (4, 4)),
        ("a", (3, 2), True, (3, 1)),
        ("määritelmä", (2, 2), True, (2, 2)),
        ("ei missään", (1, 0), False, None),
        ("  ", (1, 0), False, None),
    ],
)
def test_a_text_is_found_from_a_place_on_and_once_round(text, start, back, found, folder):
    assert window(folder).find(text, *start, back=back) == found


def test_delimited_text_is_a_sheet_too(folder):
    seen = window(folder, "raha.csv", "")
    assert texts(seen.rows(1, 9)) == [["Tavoite", "Summa"], ["Puhelu vastataan", "1 000,50"]]


def test_last_years_file_is_found_too(folder, tmp_path_factory):
    earlier = tmp_path_factory.mktemp("earlier")
    (earlier / "vanha.csv").write_text("Tavoite;Määritelmä\nPuhelu vastataan;Kahdessa minuutissa\n", "utf-8")
    request = Request((folder,), previous=(earlier,))
    plan = service.check(request).plan
    seen = open_sheet(request, plan, "vanha.csv", "")
    assert seen.cell(2, 1).text == "Puhelu vastataan"
    assert seen.meanings[1].field == "goal.name"


def test_what_has_changed_or_gone_since_is_told(folder):
    request = Request((folder,))
    plan = service.read(request)
    (folder / "raha.csv").write_text("Tavoite;Summa\nPuhelu vastataan;2\n", "utf-8")
    assert open_sheet(request, plan, "raha.csv", "").changed
    for file, sheet in (("muu.csv", ""), ("raha.csv", "Muu")):
        with pytest.raises(SourceError) as caught:
            open_sheet(request, plan, file, sheet)
        assert file in service.error_sentence(caught.value, "fi")
    (folder / "raha.csv").unlink()
    named = replace(request, paths=(folder / "raha.csv", folder / "plan.xlsx"))
    with pytest.raises(SourceError) as caught:
        open_sheet(named, plan, "raha.csv", "")
    assert caught.value.code == "gone-since"


def test_of_two_files_of_one_name_each_is_found(folder):
    (folder / "toinen").mkdir()
    (folder / "toinen" / "raha.csv").write_text("Tavoite;Summa\nLasku;9\n", "utf-8")
    request = Request((folder / "raha.csv", folder / "toinen" / "raha.csv", folder / "plan.xlsx"))
    plan = service.read(request)
    seen = [open_sheet(request, plan, s.file, "").cell(2, 1).text for s in plan.sources if "raha" in s.file]
    assert seen == ["Puhelu vastataan", "Lasku"]


def test_read_apart_it_is_the_same(folder):
    request = Request((folder,), "fi")
    plan = service.read(request)
    for file, sheet in (("plan.xlsx", "Tavoitteet"), ("raha.csv", "")):
        apart = sheet_apart.open_sheet(request, plan, file, sheet)
        assert apart == open_sheet(request, plan, file, sheet)
    with pytest.raises(SourceError) as gone:
        sheet_apart.open_sheet(request, plan, "plan.xlsx", "Ei ole")
    assert gone.value.code == "sheet-gone-since"
    (folder / "raha.csv").write_text("Hanke;Euroa\n" + "H1;100,50\n" * 60_000, "utf-8")
    hasty = replace(request, limits=Limits(seconds=0.001))
    with pytest.raises(SourceError) as slow:
        sheet_apart.open_sheet(hasty, plan, "raha.csv", "")
    assert (slow.value.code, slow.value.params["limit"]) == ("reader-too-slow", "0.001")
    background.close()

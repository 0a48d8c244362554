from datetime import date

import pytest
from openpyxl import load_workbook

from aligner import i18n
from aligner.model.errors import OutputError, SettingsError
from aligner.reports.plan_workbook import write_plan_workbook


@pytest.fixture(params=i18n.LANGUAGES)
def book(request, tmp_path):
    path = tmp_path / "plan.xlsx"
    write_plan_workbook(path, request.param, first_year=2031)
    return load_workbook(path)


def headers(page):
    return [cell.value for cell in page[1]]


def test_it_has_guidance_and_ten_empty_tables(book):
    assert len(book.sheetnames) == 11
    for page in book.worksheets[1:]:
        assert page.max_row == 1
        assert all(headers(page))
        assert page.freeze_panes == "C2"


def test_the_budget_has_a_column_for_each_of_three_years(book):
    assert [header.split()[1] for header in headers(book.worksheets[5])[2:]] == ["2031", "2032", "2033"]


def test_the_first_year_is_this_year_unless_told(tmp_path):
    path = tmp_path / "plan.xlsx"
    write_plan_workbook(path, "en")
    assert str(date.today().year) in headers(load_workbook(path).worksheets[5])[2]


def test_drop_downs_point_at_sheets_that_exist_and_hold_what_they_offer(book):
    rules = [rule for page in book.worksheets for rule in page.data_validations.dataValidation]
    ranges = [rule.formula1 for rule in rules if rule.type == "list"]
    pointing = [formula for formula in ranges if "!" in formula]
    assert len(pointing) == 6
    assert len(ranges) == 12
    for formula in pointing:
        sheet, _, cells = formula.replace("'", "").replace("$", "").partition("!")
        assert book[sheet][cells.split(":")[0]].row == 2
    assert all(len(formula) <= 255 for formula in ranges)


def test_every_column_has_its_guidance_beside_the_cell_and_in_excels_length(book):
    for page in book.worksheets[1:]:
        rules = page.data_validations.dataValidation
        assert len(rules) == len(headers(page))
        assert all(0 < len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in rules)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_sheet_names_are_ones_that_excel_accepts(language):
    names = [i18n.text(f"workbook.sheet.{key}", language) for key in i18n.keys("workbook", "sheet")]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_an_existing_file_is_left_as_it_is(tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(SettingsError) as refused:
        write_plan_workbook(path, "fi")
    assert (refused.value.code, refused.value.params["file"]) == ("exists", str(path))
    assert path.read_bytes() == b"mine"


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path):
    with pytest.raises(OutputError) as refused:
        write_plan_workbook(tmp_path / "nowhere" / "plan.xlsx", "sv")
    assert refused.value.params["file"] == str(tmp_path / "nowhere" / "plan.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_the_workbook_is_left_in_the_folder(tmp_path):
    write_plan_workbook(tmp_path / "plan.xlsx", "en")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_file_name_never_becomes_a_formula(tmp_path):
    write_plan_workbook(tmp_path / "=1+1.xlsx", "en")
    page = load_workbook(tmp_path / "=1+1.xlsx").worksheets[0]
    assert all(cell.data_type == "s" for row in page.iter_rows() for cell in row)

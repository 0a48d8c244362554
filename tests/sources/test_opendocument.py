from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
import workbook_parts as wb

from aligner.model.grid import Book, Range, Trouble, Visibility
from aligner.sources import open_book


@pytest.fixture()
def opened(tmp_path: Path):  # type: ignore[no-untyped-def]
    def open_rows(rows: str, **said: str) -> Book:
        path = tmp_path / "plan.ods"
        path.write_bytes(wb.zipped(wb.ods(rows, **said)))
        return open_book(path, "plan.ods")

    return open_rows


def row(*cells: str, said: str = "") -> str:
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def cell(kind: str = "", text: str = "", said: str = "") -> str:
    typed = f' office:value-type="{kind}"' if kind else ""
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{typed} {said}>{inside}</table:table-cell>"


def number(value: str, kind: str = "float", said: str = "") -> str:
    return cell(kind, value, f'office:value="{value}" {said}')


MEANT = {
    "number": (number("-12.5"), -12.5),
    "text": (cell("string", "Määrä<text:s text:c='2'/>x<text:tab/>y<text:line-break/>z"), "Määrä  x\ty\nz"),
    "two paragraphs": (cell("string", "a</text:p><text:p>b"), "a\nb"),
    "comment": (
        cell("string", "a</text:p><office:annotation><text:p>ei</text:p></office:annotation><text:p>b"),
        "a\nb",
    ),
    "day": (cell("date", "1.3.2026", 'office:date-value="2026-03-01"'), date(2026, 3, 1)),
    "time": (cell("time", "10:30", 'office:time-value="PT10H30M00S"'), time(10, 30)),
    "long time": (cell("time", "30:00", 'office:time-value="PT30H"'), timedelta(hours=30)),
    "truth": (cell("boolean", "TOSI", 'office:boolean-value="true"'), True),
    "formula": (number("3", said='table:formula="of:=1+2"'), 3.0),
}


@pytest.mark.parametrize("case", sorted(MEANT))
def test_a_cell_reads_as_it_was_meant(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    written, meant = MEANT[case]
    sheet = opened(row(number("1"), written)).sheets[0]
    assert (list(sheet.rows[0]), sheet.troubles) == ([1.0, meant], {})


JUDGED = {
    "error": (cell("string", "#REF!", 'table:formula="of:=[.#REF!]"'), Trouble.ERROR, "#REF!"),
    "numbered error": (
        number("0", said='table:formula="of:=x"').replace(">0<", ">Err:502<"),
        Trouble.ERROR,
        "Err:502",
    ),
    "no value": (cell(said='table:formula="of:=1+2"'), Trouble.NO_VALUE, "of:=1+2"),
    "percent": (number("0.125", "percentage"), Trouble.PERCENT, "0.125"),
    "no number": (number("hello"), Trouble.UNREADABLE, "hello"),
    "month 13": (cell("date", "x", 'office:date-value="2026-13-01"'), Trouble.UNREADABLE, "2026-13-01"),
}


@pytest.mark.parametrize("case", sorted(JUDGED))
def test_a_cell_that_must_not_be_taken_as_it_looks(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    written, trouble, text = JUDGED[case]
    sheet = opened(row(number("1"), written)).sheets[0]
    assert sheet.troubles == {(1, 2): (trouble, text)}
    assert sheet.rows[0][1:2] == [0.125 if trouble is Trouble.PERCENT else None]


def test_repeats_stand_where_they_should_and_blank_ones_cost_nothing(opened) -> None:  # type: ignore[no-untyped-def]
    blank = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', said=' table:number-rows-repeated="{}"'
    )
    rows = blank.format(2) + row(
        cell(said='table:number-columns-repeated="2"'), number("5", said='table:number-columns-repeated="2"')
    )
    sheet = opened(rows + blank.format(1_048_573)).sheets[0]
    assert [list(line) for line in sheet.rows] == [[], [], [None, None, 5.0, 5.0]]


def test_currencies_merges_and_what_is_hidden(opened) -> None:  # type: ignore[no-untyped-def]
    style = (
        '<office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    rows = row(
        number("5", "currency", 'office:currency="SEK"'), number("1"), said=' table:visibility="collapse"'
    )
    rows += row(cell("string", "x", wide), "<table:covered-table-cell/>")
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    sheet = opened(rows, before=style, columns=columns, table=' table:style-name="h"').sheets[0]
    assert (sheet.currency, sheet.merged) == ("SEK", (Range(2, 1, 2, 2),))
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.visibility) == ({1}, {2}, Visibility.HIDDEN)


def test_a_stray_row_far_below_is_told(opened) -> None:  # type: ignore[no-untyped-def]
    gap = row(cell(), said=' table:number-rows-repeated="900000"')
    book = opened(row(number("1")) + gap + row(number("2")))
    assert [list(line) for line in book.sheets[0].rows] == [[1.0]]
    assert [(note.code, note.cell.row) for note in book.notes] == [("limit-reached", 900_002)]

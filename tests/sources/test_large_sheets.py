"""Sheets so large that they are proven and parsed in parts read as if they had been read whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import workbook_parts as wb

from aligner.model.errors import SourceError
from aligner.model.grid import Book, Trouble
from aligner.sources import open_book

LINES = 24_000
FILLER = "as agreed, " * 40 + "."
STRINGS = f'<sst xmlns="{wb.MAIN}"><si><t>Kulut</t></si></sst>'

Open = Callable[..., Book]


def line(number: int, more: str = "", attributes: str = "") -> str:
    """A row of some five hundred bytes: nothing in A, a filler in B, a shared string in C, a number in D."""
    return (
        f'<row r="{number}"{attributes}><c r="B{number}" t="inlineStr"><is><t>{FILLER}</t></is></c>'
        f'<c r="C{number}" t="s"><v>0</v></c><c r="D{number}"><v>{number}.5</v></c>{more}</row>'
    )


def lines(first: int = 1, last: int = LINES) -> str:
    return "".join(line(number) for number in range(first, last + 1))


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def open_cells(cells: str) -> Book:
        path = tmp_path / "large.xlsx"
        path.write_bytes(wb.zipped(wb.parts(cells, strings=STRINGS)))
        return open_book(path, "large.xlsx")

    return open_cells


def test_rows_keep_their_numbers_and_their_width(opened: Open) -> None:
    late = LINES + 500  # after a gap, and wider than all before it
    cells = lines(3) + line(late, f'<c r="G{late}"><v>7</v></c>')
    rows = opened(cells).sheets[0].rows
    assert len(rows) == late
    blank = [None] * 7
    assert list(rows[0]) == list(rows[1]) == list(rows[LINES]) == list(rows[late - 2]) == blank
    told = [list(row) for row in rows[2:LINES]]
    assert told == [[None, FILLER, "Kulut", n + 0.5, None, None, None] for n in range(3, LINES + 1)]
    assert list(rows[late - 1]) == [None, FILLER, "Kulut", late + 0.5, None, None, 7.0]


def test_what_stands_out_late_is_seen(opened: Open) -> None:
    n = LINES + 1
    odd = f'<c r="E{n}" t="e"><v>#REF!</v></c><c r="F{n}" t="s"><v>99</v></c>'
    sheet = opened(lines() + line(n, odd, ' hidden="1"') + line(n + 1)).sheets[0]
    assert sheet.hidden_rows == {n}
    assert {place: trouble for place, (trouble, _) in sheet.troubles.items()} == {
        (n, 5): Trouble.ERROR,
        (n, 6): Trouble.UNREADABLE,
    }
    assert [row[3] for row in sheet.rows[-2:]] == [n + 0.5, n + 1.5]
    assert len(sheet.rows[0]) == 4


@pytest.mark.parametrize("far", ["XFD9", "A1048576"])
def test_a_stray_cell_after_many_rows(opened: Open, far: str) -> None:
    stray = f'<c r="{far}"><v>9</v></c>'
    cells = lines(10) + (f'<row r="1048576">{stray}</row>' if far[0] == "A" else "")
    book = opened(cells if far[0] == "A" else line(9, stray) + cells)
    assert [(note.code, note.cell.address) for note in book.notes] == [("limit-reached", far)]
    rows = book.sheets[0].rows
    assert (len(rows), len(rows[-1]), rows[-1][3]) == (LINES, 4, LINES + 0.5)


def test_markup_that_is_odd_but_legal_late_in_a_sheet(opened: Open) -> None:
    """The parts that were read before it came are forgotten: no row is read twice."""
    n = LINES + 1
    odd = f"<row  r='{n}'><c t='n' r='D{n}'><v>{n}.5</v></c></row>"
    rows = opened(lines() + odd + line(n + 1)).sheets[0].rows
    assert [row[3] for row in rows] == [number + 0.5 for number in range(1, n + 2)]


@pytest.mark.parametrize(
    "last",
    [
        line(7),  # above the rows before it
        line(1_048_577),
        line(LINES + 1).replace(f'r="D{LINES + 1}"', 'r="D8"'),
        f'<row r="{"9" * 5000}"><c r="A1"><v>1</v></c></row>',
        f'<row r="{LINES + 1}" hidden="1"><c r="A{"9" * 5000}"><v>1</v></c></row>',
        line(LINES + 1).removesuffix("</row>"),
    ],
    ids=["disorder", "beyond", "elsewhere", "endless-row", "endless-cell", "cut"],
)
def test_damage_late_in_a_sheet_is_refused(opened: Open, last: str) -> None:
    with pytest.raises(SourceError) as refused:
        opened(lines() + last)
    assert refused.value.code == "damaged"

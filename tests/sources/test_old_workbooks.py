from __future__ import annotations

from pathlib import Path

import pytest
import workbook_parts as wb

from aligner.model.errors import SourceError
from aligner.model.grid import Book, Range, Trouble
from aligner.sources import open_book

OLD = {"xls": wb.xls(), "xlsb": wb.zipped(wb.xlsb())}


@pytest.fixture(scope="module", params=sorted(OLD))
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = tmp_path_factory.mktemp("old") / f"vanha.{request.param}"
    path.write_bytes(OLD[request.param])
    return open_book(path, path.name)


def test_values_stand_in_their_cells(book: Book) -> None:
    rows = [list(row) for row in book.sheets[0].rows]
    assert rows == [["Nimi", None, None, None], [250.5, 0.25, None, 7.0]]
    assert book.notes == ()


def test_an_error_is_no_blank(book: Book) -> None:
    assert book.sheets[0].troubles[2, 3] == (
        Trouble.ERROR,
        "#REF!" if book.file.endswith("xls") else "#DIV/0!",
    )


def test_percent_and_currency_come_from_the_number_format(book: Book) -> None:
    assert book.sheets[0].troubles[2, 2] == (Trouble.PERCENT, "0.25")
    assert book.sheets[0].currency == "EUR"


def test_what_is_hidden_and_merged_is_told(book: Book) -> None:
    sheet = book.sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {4})
    assert sheet.merged == (Range(1, 1, 1, 2),)


@pytest.mark.parametrize("cut", [40, 600, 1100, 2000])
def test_a_cut_old_workbook_is_damaged(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.xls"
    path.write_bytes(OLD["xls"][:cut])
    with pytest.raises(SourceError, match="damaged"):
        open_book(path, "cut.xls")

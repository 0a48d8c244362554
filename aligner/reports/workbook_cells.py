"""Cells that hold what they show, and a workbook as bytes that do not tell when it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aligner.words.texts import clean

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_000
"""A cell of Excel holds 32,767 characters, of which an emoji takes two."""
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))
"""No XML may hold these: Excel would call the workbook damaged."""


def text_cell(page: Any, text: str, style: Mapping[str, Any]) -> Any:
    """A cell that holds a text and nothing else: what looks like a formula or an error stays words."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, _short(clean(text).translate(_NO_CHARACTERS)))
    cell.data_type = "s"
    for name, value in style.items():
        setattr(cell, name, value)
    cell.quotePrefix = True  # Excel keeps it a text when somebody edits it, too
    return cell


def as_bytes(book: Workbook, day: date) -> bytes:
    """Return the workbook as a file; the same workbook and day give the same bytes, whenever it is made."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)
    made = BytesIO()
    ExcelWriter(book, _Undated(made, "w", ZIP_DEFLATED)).save()  # the book's own save writes the time of day
    return made.getvalue()


class _Undated(ZipFile):
    """An archive whose entries do not tell when they were written."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        entry = ZipInfo(str(zinfo_or_arcname))  # of 1980, which is no date at all
        super().writestr(entry, data, ZIP_DEFLATED, compresslevel)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _short(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")

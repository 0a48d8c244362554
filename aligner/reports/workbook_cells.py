"""Cells that hold what they show, and a workbook as bytes that do not tell when it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aligner.words.texts import clean

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_000
"""A cell of Excel holds 32,767 characters, of which an emoji takes two."""
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))
"""No XML may hold these: Excel would call the workbook damaged."""
_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an entry of a zip file can have."""


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
    from openpyxl.xml.functions import tostring

    made, settled = BytesIO(), BytesIO()
    book.save(made)
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)
    core = tostring(book.properties.to_tree())
    with ZipFile(made) as old, ZipFile(settled, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, core if name == _CORE else old.read(name))
    return settled.getvalue()


def _short(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")

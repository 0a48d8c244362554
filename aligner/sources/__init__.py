"""Readers of files: bytes in, cells out; the only layer that opens an input file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from aligner.model.errors import SourceError
from aligner.model.grid import Book, Cell, Note, Sheet
from aligner.sources.compound import SIGNATURE
from aligner.sources.each_sheet import EachSheet, untold
from aligner.sources.files import read_bytes
from aligner.sources.package import open_package
from aligner.sources.sniff import Kind, kind_of_package, refuse_foreign, workbook_stream


def open_book(path: Path, name: str, each_sheet: EachSheet = untold) -> Book:
    """Read a spreadsheet or delimited text whole, whatever its suffix; hidden sheets are read too.

    ``name`` is how the user knows the file: it stands in cells and errors. The file is read once and
    never written to. ``each_sheet`` is told of every sheet; what it raises ends the reading. Raises
    SourceError with ``file`` among its parameters for every refusal.
    """
    try:
        content = read_bytes(path)
        kind, sheets, notes = _read(content, name, each_sheet)
    except SourceError as error:
        raise SourceError(error.code, **{**error.params, "file": name}) from error
    if PurePath(name).suffix.lower() not in kind.value:
        notes = [Note("wrong-extension", Cell(name, ""), {"kind": kind.name.lower()}), *notes]
    notes = [*notes, *_of_one_name(sheets, name)]
    digest = hashlib.sha256(content).hexdigest()
    return Book(name, digest, tuple(sheets), tuple(notes), delimited=kind is Kind.TEXT)


def _of_one_name(sheets: Iterable[Sheet], file: str) -> Iterator[Note]:
    """Tell of sheets whose name is another's too, as no spreadsheet program lets them be."""
    met: set[str] = set()
    for sheet in sheets:
        if sheet.name.casefold() in met:
            yield Note("sheet-name-repeated", Cell(file, sheet.name, text=sheet.name))
        met.add(sheet.name.casefold())


def _read(content: bytes, name: str, each_sheet: EachSheet) -> tuple[Kind, list[Sheet], list[Note]]:
    refuse_foreign(content)
    if content.startswith(SIGNATURE):
        from aligner.sources.binary import read_xls

        return Kind.XLS, *_with_cells(read_xls(content, workbook_stream(content), name, each_sheet))
    if content.startswith(b"PK") or (b"PK\x05\x06" in content[-70_000:] and b"\0" in content):
        return _read_package(content, name, each_sheet)
    from aligner.sources.delimited import read_delimited

    each_sheet("", 1, 1)
    sheet, notes = read_delimited(content, name)
    return Kind.TEXT, [sheet], notes


def _read_package(content: bytes, name: str, each_sheet: EachSheet) -> tuple[Kind, list[Sheet], list[Note]]:
    package = open_package(content)
    kind = kind_of_package(package)
    if kind is Kind.XLSX:
        from aligner.sources.xlsx import read_xlsx

        sheets, notes = _with_cells(read_xlsx(package, name, each_sheet))
    elif kind is Kind.ODS:
        from aligner.sources.ods import read_ods

        sheets, notes = _with_cells(read_ods(package, name, each_sheet))
    else:
        from aligner.sources.binary import read_xlsb

        sheets, notes = _with_cells(read_xlsb(package, name, each_sheet))
    if not content.startswith(b"PK"):
        notes = [Note("part-ignored", Cell(name, ""), {"part": "?"}), *notes]
    return kind, sheets, notes


def _with_cells(read: tuple[list[Sheet], list[Note]]) -> tuple[list[Sheet], list[Note]]:
    if not any(sheet.rows or sheet.troubles for sheet in read[0]):
        raise SourceError("empty-workbook")
    return read

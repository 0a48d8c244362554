"""Reads xls and xlsb: values from calamine in a child process, evidence from the files' own records."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from aligner.model.errors import SourceError
from aligner.model.grid import Cell, Note, Sheet, Trouble, Value, Visibility
from aligner.sources.compound import Compound
from aligner.sources.contents import carried
from aligner.sources.each_sheet import EachSheet, untold
from aligner.sources.ooxml import read_relations
from aligner.sources.package import Package
from aligner.sources.records import Marks, xls_marks, xlsb_formats, xlsb_marks, xlsb_records
from aligner.sources.values import trimmed
from aligner.sources.worker import RawSheet, read_apart


def read_xls(
    content: bytes, compound: Compound, file: str, each_sheet: EachSheet = untold
) -> tuple[list[Sheet], list[Note]]:
    """Return the worksheets of an old binary workbook, and what was noticed.

    Raises SourceError: "password", "damaged", "no-sheets", "empty-workbook".
    """
    names = {name.lower(): name for name in compound.streams}
    modern = "workbook" in names
    marks = xls_marks(compound.read(names["workbook" if modern else "book"])) if modern else []
    notes = []
    if any("vba" in name for name in names):
        notes.append(Note("active-content", Cell(file, ""), {"kind": "macros"}))
    return _combined(read_apart(content), marks, each_sheet), notes


def read_xlsb(package: Package, file: str, each_sheet: EachSheet = untold) -> tuple[list[Sheet], list[Note]]:
    """Return the worksheets of a binary package, and what was noticed.

    Raises SourceError: "missing-part", "damaged", "no-sheets", "bomb".
    """
    package.read("[Content_Types].xml")
    relations = {relation.id: relation for relation in read_relations(package, "xl/workbook.bin")}
    formats = xlsb_formats(package.read("xl/styles.bin")) if "xl/styles.bin" in package else []
    marks = []
    for link, name in _bundled(package.read("xl/workbook.bin")):
        relation = relations.get(link)
        if relation is None or relation.external or relation.target not in package:
            raise SourceError("missing-part", part=name)
        if relation.kind == "worksheet":
            marks.append(xlsb_marks(package.read(relation.target), name, formats))
    notes = list(carried(package, file))
    return _combined(read_apart(package.content), marks, each_sheet), notes


def _bundled(part: bytes) -> Iterable[tuple[str, str]]:
    """Yield the relation and the name of every sheet."""
    try:
        for kind, data in xlsb_records(part):
            if kind == 156:
                link, position = _wide_text(data, 8)
                yield link, _wide_text(data, position)[0]
    except (struct.error, IndexError) as error:
        raise SourceError("damaged") from error


def _wide_text(data: bytes, position: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, position)
    end = position + 4 + 2 * length
    return data[position + 4 : end].decode("utf-16-le", "replace"), end


def _combined(raw: list[RawSheet], marks: list[Marks], each_sheet: EachSheet) -> list[Sheet]:
    if not raw:
        raise SourceError("no-sheets")
    by_name = {found.name: found for found in marks}
    sheets: list[Sheet] = []
    for number, sheet in enumerate(raw, 1):
        each_sheet(sheet[0], number, len(raw))
        sheets.append(_sheet(RawSheet(*sheet), by_name.get(sheet[0]) or Marks(sheet[0])))
    return sheets


def _sheet(raw: RawSheet, marks: Marks) -> Sheet:
    rows, width = trimmed([[_clean(value) for value in row] for row in raw.rows])
    troubles: dict[tuple[int, int], tuple[Trouble, str]] = {
        place: (Trouble.ERROR, text) for place, text in marks.errors.items()
    }
    currencies = {}
    for (row, column), form in marks.formats.items():
        value = rows[row - 1][column - 1] if row <= len(rows) and column <= width else None
        if form.percent and value is not None:
            troubles[row, column] = (Trouble.PERCENT, str(value))
        elif form.currency and value is not None:
            currencies[row, column] = form.currency
    for row, column in marks.errors:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = None
    codes = set(currencies.values())
    return Sheet(
        name=raw.name,
        rows=rows,
        visibility=Visibility.SHOWN if raw.shown else Visibility.HIDDEN,
        hidden_rows=frozenset(row for row in marks.hidden_rows if row <= len(rows)),
        hidden_columns=frozenset(
            column for first, last in marks.hidden_columns for column in range(first, min(last, width) + 1)
        ),
        merged=tuple(marks.merged),
        troubles=troubles,
        currency=next(iter(codes)) if len(codes) == 1 else None,
        currencies=currencies if len(codes) > 1 else {},
    )


def _clean(value: Value) -> Value:
    """Return None for blanks, and strings without the NULs that some old writers put between letters."""
    if isinstance(value, str):
        return value.replace("\0", "") or None
    return value

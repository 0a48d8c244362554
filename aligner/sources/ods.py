"""Reads OpenDocument sheets: values, repeats and evidence in one pass over content.xml.

calamine panics on hostile repeats and drops error cells, currencies and hidden rows, so this reader
takes the values itself; calamine remains the yardstick of its tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import InvalidOperation

from aligner.model.errors import SourceError
from aligner.model.grid import Cell, Note, Range, Sheet, Trouble, Value, Visibility
from aligner.sources.contents import carried
from aligner.sources.each_sheet import EachSheet, untold
from aligner.sources.evidence import LAST_COLUMN, LAST_ROW
from aligner.sources.extent import LONGEST_GAP, MOST_CELLS
from aligner.sources.markup import Attributes, parse
from aligner.sources.ods_values import count, typed
from aligner.sources.package import Package

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_MOST_BLANKS = 10_000
"""Blanks that one element may stand for in a text."""
_MOST_REPEATED = 2_000_000
"""Cells with a value that repeats may make in one sheet; a filled-down column is some thousands."""
_WIDEST_GAP = 800
"""Blank columns between one cell of a row and the next that still belongs to it."""
_ERRORS = re.compile(r"#[A-ZÄÖÅ/0!?]+[!?]?|(?:Err|Virhe|Fel):[0-9]{3}")


def read_ods(package: Package, file: str, each_sheet: EachSheet = untold) -> tuple[list[Sheet], list[Note]]:
    """Return the sheets in order and what was noticed.

    Raises SourceError: "password", "missing-part", "damaged", "doctype", "too-many-cells", "bomb".
    """
    if "meta-inf/manifest.xml" in package:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise SourceError("password")
    reader = _Reader(file, each_sheet)
    parse(package.read("content.xml"), reader, qualified=True)
    if not reader.sheets:
        raise SourceError("no-sheets")
    return reader.sheets, [*carried(package, file), *reader.notes]


@dataclass
class _Cell:
    attributes: Attributes
    covered: bool
    text: list[str] = field(default_factory=list)
    paragraphs: int = 0


@dataclass
class _Open:
    """The sheet that is being read."""

    name: str
    visibility: Visibility
    rows: list[list[Value]] = field(default_factory=list)
    troubles: dict[tuple[int, int], tuple[Trouble, str]] = field(default_factory=dict)
    currencies: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    row: int = 0
    column: int = 0
    columns: int = 0
    repeated: int = 0
    strays: list[tuple[int, int, str]] = field(default_factory=list)


class _Reader:
    """Follows the elements of content.xml."""

    def __init__(self, file: str, each_sheet: EachSheet) -> None:
        self._each_sheet = each_sheet
        self.sheets: list[Sheet] = []
        self.notes: list[Note] = []
        self._file = file
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._sheet: _Open | None = None
        self._row: list[tuple[_Cell, int]] = []
        self._row_said: Attributes = {}
        self._cell: _Cell | None = None
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get("name", "")
        elif name == f"{_STYLE}table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name.startswith(_TABLE):
            self._start_table(name[len(_TABLE) :], attributes)
        elif name == f"{_OFFICE}annotation" or self._aside:
            # A comment stands in the cell but is none of its text.
            self._aside += 1
        elif self._cell is not None and name.startswith(_TEXT):
            self._start_text(self._cell, name[len(_TEXT) :], attributes)

    def end(self, name: str) -> None:
        if self._aside and not name.startswith(_TABLE):
            self._aside -= 1
        elif name == f"{_TABLE}table" and self._sheet:
            self._close_sheet(self._sheet)
        elif name == f"{_TABLE}table-row" and self._sheet:
            self._close_row(self._sheet)
        elif name in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"} and self._cell:
            times = count(self._cell.attributes.get("number-columns-repeated"), LAST_COLUMN)
            self._row.append((self._cell, times))
            self._cell = None

    def text(self, text: str) -> None:
        if self._cell is not None and self._cell.paragraphs and not self._aside:
            self._cell.text.append(text)

    def _start_table(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            hidden = attributes.get("style-name") in self._hidden_styles
            self._each_sheet(attributes.get("name", ""), len(self.sheets) + 1, 0)
            self._sheet = _Open(attributes.get("name", ""), Visibility.HIDDEN if hidden else Visibility.SHOWN)
        elif name == "table-column" and self._sheet:
            times = count(attributes.get("number-columns-repeated"), LAST_COLUMN)
            first = self._sheet.columns + 1
            self._sheet.columns = min(self._sheet.columns + times, LAST_COLUMN)
            if attributes.get("visibility") in {"collapse", "filter"}:
                self._sheet.hidden_columns.update(range(first, self._sheet.columns + 1))
        elif name == "table-row":
            self._row, self._row_said = [], attributes
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell = _Cell(attributes, name.startswith("covered"))

    def _start_text(self, cell: _Cell, name: str, attributes: Attributes) -> None:
        if name in {"p", "h"}:
            if cell.paragraphs:
                cell.text.append("\n")
            cell.paragraphs += 1
        elif name == "s":
            cell.text.append(" " * count(attributes.get("c"), _MOST_BLANKS))
        elif name in {"tab", "line-break"}:
            cell.text.append("\t" if name == "tab" else "\n")

    def _close_row(self, sheet: _Open) -> None:
        times = count(self._row_said.get("number-rows-repeated"), LAST_ROW)
        first = sheet.row + 1
        sheet.row += times
        if sheet.row > LAST_ROW:
            raise SourceError("damaged")
        filled = sum(wide for cell, wide in self._row if _is_filled(cell))
        if not filled:
            return
        if first - len(sheet.rows) > LONGEST_GAP:
            sheet.strays.append((first, 1, ""))
            return
        sheet.repeated += times * filled if times * filled > len(self._row) else 0
        if sheet.repeated > _MOST_REPEATED:
            raise SourceError("too-many-cells", limit=_MOST_REPEATED)
        sheet.rows.extend([] for _ in range(first - 1 - len(sheet.rows)))
        sheet.rows.extend(self._values(sheet, number) for number in range(first, first + times))
        if self._row_said.get("visibility") in {"collapse", "filter"}:
            sheet.hidden_rows.update(range(first, first + times))

    def _values(self, sheet: _Open, number: int) -> list[Value]:
        values: list[Value] = []
        column = 0
        for cell, times in self._row:
            first, column = column + 1, column + times
            if column > LAST_COLUMN:
                raise SourceError("damaged")
            if not _is_filled(cell):
                continue
            if first - len(values) > _WIDEST_GAP:
                sheet.strays.append((number, first, "".join(cell.text)[:100]))
                continue
            values.extend([None] * (first - 1 - len(values)))
            values.extend(self._value(sheet, number, place, cell) for place in range(first, column + 1))
        return values

    def _value(self, sheet: _Open, row: int, column: int, cell: _Cell) -> Value:
        said, text = cell.attributes, "".join(cell.text)
        _note_span(sheet, row, column, said)
        kind = said.get("value-type", "")
        if _is_error(said, text):
            sheet.troubles[row, column] = (Trouble.ERROR, text)
            return None
        if "formula" in said and not kind:
            sheet.troubles[row, column] = (Trouble.NO_VALUE, said["formula"])
            return None
        try:
            value = typed(kind, said, text)
        except (ValueError, InvalidOperation, OverflowError):
            raw = said.get("value") or said.get("date-value") or said.get("time-value") or text
            sheet.troubles[row, column] = (Trouble.UNREADABLE, raw)
            return None
        if kind == "percentage":
            sheet.troubles[row, column] = (Trouble.PERCENT, said.get("value", text))
        elif kind == "currency" and said.get("currency"):
            sheet.currencies[row, column] = said["currency"]
        return value

    def _close_sheet(self, sheet: _Open) -> None:
        self._sheet = None
        rows = sheet.rows
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()
        width = max(map(len, rows), default=0)
        if len(rows) * width > MOST_CELLS:
            raise SourceError("too-many-cells", limit=MOST_CELLS)
        if sheet.strays:
            row, column, text = sheet.strays[0]
            cell = Cell(self._file, sheet.name, row, column, text)
            self.notes.append(Note("limit-reached", cell, {"kind": "far-cells"}, count=len(sheet.strays)))
        codes = set(sheet.currencies.values())
        self.sheets.append(
            Sheet(
                name=sheet.name,
                rows=rows,
                visibility=sheet.visibility,
                hidden_rows=frozenset(row for row in sheet.hidden_rows if row <= len(rows)),
                hidden_columns=frozenset(column for column in sheet.hidden_columns if column <= width),
                merged=tuple(sheet.merged),
                troubles=sheet.troubles,
                currency=next(iter(codes)) if len(codes) == 1 else None,
                currencies=sheet.currencies if len(codes) > 1 else {},
            )
        )


def _is_filled(cell: _Cell) -> bool:
    """Whether a cell holds anything; covered cells may hold a value that a merged range hides."""
    said = cell.attributes
    return bool(cell.text) or "value-type" in said or "formula" in said or _spans(said)


def _is_error(said: Mapping[str, str], text: str) -> bool:
    """Whether a cell shows an error: LibreOffice writes it as the text of a formula, Excel as a string."""
    return "formula" in said and bool(_ERRORS.fullmatch(text))


def _spans(said: Mapping[str, str]) -> bool:
    return said.get("number-columns-spanned", "1") != "1" or said.get("number-rows-spanned", "1") != "1"


def _note_span(sheet: _Open, row: int, column: int, said: Mapping[str, str]) -> None:
    if _spans(said):
        width = count(said.get("number-columns-spanned"), LAST_COLUMN)
        height = count(said.get("number-rows-spanned"), LAST_ROW)
        sheet.merged.append(Range(row, column, row + height - 1, column + width - 1))

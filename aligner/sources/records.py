"""What the records of binary workbooks tell and calamine doesn't: errors, hidden rows, number formats."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.model.errors import SourceError
from aligner.model.grid import Range
from aligner.sources.formats import Format, read_format

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class Marks:
    """What was seen in one sheet; places are 1-based. ``formats`` holds percentages and currencies only."""

    name: str
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], Format] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)

    def number(self, row: int, column: int, form: Format | None) -> None:
        """Note a number, 0-based, where its format says more than the number does."""
        if form and (form.percent or form.currency):
            self.formats[row + 1, column + 1] = form

    def error(self, row: int, column: int, code: int) -> None:
        self.errors[row + 1, column + 1] = ERRORS.get(code, "#N/A")


def xls_marks(stream: bytes) -> list[Marks]:
    """Walk the records of an old workbook's stream. Raises SourceError "password", "damaged"."""
    try:
        return _xls_marks(stream)
    except (struct.error, IndexError) as error:
        raise SourceError("damaged") from error


def _xls_marks(stream: bytes) -> list[Marks]:
    codes: dict[int, str] = {}
    numbers: list[int] = []
    sheets: list[tuple[int, str]] = []
    for kind, data in _xls_records(stream, 0):
        if kind == 0x2F:
            raise SourceError("password")
        if kind == 0x41E and len(data) >= 5:
            codes[struct.unpack_from("<H", data)[0]] = _short_text(data[2:], wide_length=True)
        elif kind == 0xE0:
            numbers.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == 0x85 and data[5] == 0:
            sheets.append((struct.unpack_from("<I", data)[0], _short_text(data[6:], wide_length=False)))
    formats = [read_format(number, codes.get(number, "")) for number in numbers]
    return [_xls_sheet(stream, start, name, formats) for start, name in sheets]


def _xls_records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of the stream, up to its end mark."""
    depth = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind in (0x809, 0x409, 0x209, 0x009):
            depth += 1
        elif kind == 0x0A:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _short_text(data: bytes, *, wide_length: bool) -> str:
    """Read a counted string of BIFF8: its length, a flag for two-byte characters, the characters."""
    length = struct.unpack_from("<H", data)[0] if wide_length else data[0]
    start = 2 if wide_length else 1
    text = data[start + 1 :]
    if data[start] & 1:
        return text[: 2 * length].decode("utf-16-le", "replace")
    return text[:length].decode("latin-1")


def _xls_sheet(stream: bytes, start: int, name: str, formats: list[Format]) -> Marks:
    marks = Marks(name)
    for kind, data in _xls_records(stream, start):
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            _xls_cell(marks, kind, data, (row, column), formats[style] if style < len(formats) else None)
        elif kind == 0xBD:
            _xls_numbers(marks, data, formats)
        elif kind == 0x208 and data[12] & 0x20:
            marks.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == 0x7D and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            marks.hidden_columns.append((first + 1, last + 1))
        elif kind == 0xE5:
            for place in range(struct.unpack_from("<H", data)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", data, 2 + 8 * place)
                marks.merged.append(Range(top + 1, left + 1, bottom + 1, right + 1))
    return marks


_CELLS = {0x203, 0x27E, 0x06, 0x205}
"""A number, a short number, a formula, a boolean or error."""


def _xls_cell(marks: Marks, kind: int, data: bytes, place: tuple[int, int], form: Format | None) -> None:
    if kind == 0x205:
        if data[7]:
            marks.error(*place, data[6])
    elif kind == 0x06 and data[12:14] == b"\xff\xff":
        if data[6] == 2:
            marks.error(*place, data[8])
    else:
        marks.number(*place, form)


def _xls_numbers(marks: Marks, data: bytes, formats: list[Format]) -> None:
    row, first = struct.unpack_from("<HH", data)
    for step in range((len(data) - 6) // 6):
        style = struct.unpack_from("<H", data, 4 + 6 * step)[0]
        marks.number(row, first + step, formats[style] if style < len(formats) else None)


def xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of an xlsb package."""
    position = 0
    while position < len(part):
        kind, position = _varying(part, position, 2)
        size, position = _varying(part, position, 4)
        yield kind, part[position : position + size]
        position += size


def _varying(part: bytes, position: int, most: int) -> tuple[int, int]:
    number = 0
    for place in range(most):
        byte = part[position]
        position += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, position


def xlsb_formats(part: bytes) -> list[Format]:
    """Read the style table of an xlsb package. Raises SourceError "damaged"."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = False
    try:
        for kind, data in xlsb_records(part):
            if kind == 44:
                number, length = struct.unpack_from("<HI", data)
                codes[number] = data[6 : 6 + 2 * min(length, 255)].decode("utf-16-le", "replace")
            elif kind in (617, 618):
                inside = kind == 617
            elif kind == 47 and inside:
                numbers.append(struct.unpack_from("<H", data, 2)[0])
    except (struct.error, IndexError) as error:
        raise SourceError("damaged") from error
    return [read_format(number, codes.get(number, "")) for number in numbers]


def xlsb_marks(part: bytes, name: str, formats: list[Format]) -> Marks:
    """Walk the records of one sheet of an xlsb package. Raises SourceError "damaged"."""
    marks, row = Marks(name), 0
    try:
        for kind, data in xlsb_records(part):
            if kind == 0:
                (row,) = struct.unpack_from("<I", data)
                if data[11] & 0x10:
                    marks.hidden_rows.add(row + 1)
            elif kind in (2, 3, 5, 9, 11):
                _xlsb_cell(marks, kind, data, row, formats)
            else:
                _xlsb_shape(marks, kind, data)
    except (struct.error, IndexError) as error:
        raise SourceError("damaged") from error
    return marks


def _xlsb_cell(marks: Marks, kind: int, data: bytes, row: int, formats: list[Format]) -> None:
    column, style = struct.unpack_from("<II", data)
    style &= 0xFFFFFF
    if kind in (3, 11):
        marks.error(row, column, data[8])
    else:
        marks.number(row, column, formats[style] if style < len(formats) else None)


def _xlsb_shape(marks: Marks, kind: int, data: bytes) -> None:
    if kind == 60 and data[16] & 1:
        first, last = struct.unpack_from("<II", data)
        marks.hidden_columns.append((first + 1, last + 1))
    elif kind == 176:
        top, bottom, left, right = struct.unpack_from("<4I", data)
        marks.merged.append(Range(top + 1, left + 1, bottom + 1, right + 1))

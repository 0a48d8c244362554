"""Reads xlsx and xlsm: calamine for the values, from a package written anew, and the sheet's own evidence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from aligner.model.errors import SourceError
from aligner.model.grid import Cell, Note, Range, Sheet, Trouble
from aligner.sources import grammar
from aligner.sources.canonical import rewrite_sheet, rewrite_strings
from aligner.sources.contents import carried
from aligner.sources.each_sheet import EachSheet, untold
from aligner.sources.evidence import Evidence, ForeignMarkupError, Scan, Stretch, column_number
from aligner.sources.extent import cut_strays, is_compact
from aligner.sources.markup import Attributes, each_element, unescape
from aligner.sources.ooxml import Index, SheetPart, read_index
from aligner.sources.package import Package
from aligner.sources.parsing import Parser
from aligner.sources.values import Read, trimmed

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_MERGED = 100_000
_PIECE = 1 << 16
"""Bytes that are decoded at once: what fits in the processor's own memory takes a fifth of the time."""


@dataclass
class _Frame:
    """What stands around the cells of a sheet."""

    hidden_columns: list[tuple[int, int]]
    merged: list[Range]


@dataclass
class _Prepared:
    """A sheet that is ready for calamine, and what it will not be told."""

    part: SheetPart
    frame: _Frame
    seen: Evidence
    currency: str | None
    notes: list[Note]


def read_xlsx(package: Package, file: str, each_sheet: EachSheet = untold) -> tuple[list[Sheet], list[Note]]:
    """Return the worksheets in order and what was noticed.

    Raises SourceError: "missing-part", "no-sheets", "damaged", "doctype", "too-many-cells", "bomb".
    """
    index = read_index(package)
    strings = _Strings(package, index)
    parser = Parser(index, strings.body)
    prepared: list[_Prepared] = []
    for number, part in enumerate(index.sheets):
        each_sheet(part.name, number + 1, len(index.sheets))
        prepared.append(_prepare(package, index, strings, parser, number, file))
    read = map(Read, parser.sheets())
    sheets = [_assembled(sheet, values) for sheet, values in zip(prepared, read, strict=True)]
    notes = [*carried(package, file), *(note for sheet in prepared for note in sheet.notes)]
    return sheets, notes


class _Strings:
    """The shared strings, in the ordinary form; ``count`` is None where the workbook has no such part."""

    def __init__(self, package: Package, index: Index) -> None:
        self.body = b""
        self.count: int | None = None
        if index.strings_part in package:
            self.body = self._ordinary(package.read(index.strings_part))
            self.count = sum(map(self.body.count, (b"<si>", b"<si/>", b"<si />")))

    def _ordinary(self, content: bytes) -> bytes:
        opening = re.search(rb"<sst[^<>]*+>", content[:4096])
        if opening and b"<!" not in content[: opening.start()] and _is_utf8(content):
            found = grammar.STRINGS.match(content, opening.end())
            stop = found.end() if found else 0
            if content[stop:].strip() == b"</sst>" and not opening[0].endswith(b"/>"):
                _require_utf8(content)
                return content[opening.end() : stop]
        return rewrite_strings(content)


_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def _is_utf8(content: bytes) -> bool:
    """Whether a part claims to be UTF-8, by saying so or by saying nothing."""
    claim = _ENCODING.search(content[:200])
    return content[:2] not in _WIDE_MARKS and (not claim or claim[1].lower() in {b"utf-8", b"utf8"})


_ENCODING = re.compile(rb"""encoding=["']([^"']*)["']""")


def _require_utf8(content: bytes) -> None:
    if content.isascii():
        return
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise SourceError("damaged") from error


def _prepare(
    package: Package, index: Index, strings: _Strings, parser: Parser, number: int, file: str
) -> _Prepared:
    part = index.sheets[number]
    content = package.read(part.part)
    try:
        scan, frame, currency = _scan(content, index, strings)
        strays = _hand_over(scan, parser, number)
    except ForeignMarkupError:
        parser.drop(number)
        try:
            scan, frame, currency = _scan(rewrite_sheet(content), index, strings)
            strays = _hand_over(scan, parser, number)
        except ForeignMarkupError as error:
            raise SourceError("damaged") from error
    notes = _stray_notes(scan, strays, Cell(file, part.name))
    return _Prepared(part, frame, scan.seen, currency, notes)


def _scan(content: bytes, index: Index, strings: _Strings) -> tuple[Scan, _Frame, str | None]:
    around, start, stop = _split(content)
    currency, watched = _currencies(content, start, stop, index)
    scan = Scan(content, start, stop, strings.count, index.styles, watched, index.recalculates)
    return scan, _read_frame(around), currency


def _hand_over(scan: Scan, parser: Parser, number: int) -> list[tuple[int, int]]:
    """Prove a sheet and let the parser have what is proven and near; return the stretches of far cells."""
    waiting: list[Stretch] = []
    for stretch in scan.prove():
        waiting.append(stretch)
        if is_compact(scan):
            parser.add(number, scan.content, waiting.pop())
    strays = cut_strays(scan)
    if strays:
        parser.drop(number)
        waiting = [scan.whole()]
    for stretch in waiting:
        parser.add(number, scan.content, stretch)
    return strays


def _split(content: bytes) -> tuple[bytes, int, int]:
    """Return what stands around the cells, and where they stand.

    Raises ForeignMarkupError where that takes a real parser.
    """
    opening = re.search(rb"<worksheet[^<>]*+>", content[:4096])
    start = content.find(b"<sheetData")
    if not opening or start < 0 or not _is_utf8(content):
        raise ForeignMarkupError
    if content.startswith(b"<sheetData/>", start):
        return content, start, start
    stop = content.rfind(b"</sheetData>")
    if not content.startswith(b"<sheetData>", start) or stop < start:
        raise ForeignMarkupError
    _require_utf8(content)
    first = start + len(b"<sheetData>")
    return content[:first] + content[stop:], first, stop


def _currencies(content: bytes, start: int, stop: int, index: Index) -> tuple[str | None, dict[int, str]]:
    """Return the one currency of a sheet's numbers, and the styles whose numbers must be looked at.

    Those are percentages, and currencies where the sheet names more than one.
    """
    watched = {n: "" for n, style in enumerate(index.styles or ()) if style.format.percent}
    if watched and not grammar.styled(watched).search(content, start, stop):
        watched = {}
    by_currency: dict[str, list[int]] = {}
    for n, style in enumerate(index.styles or ()):
        if style.format.currency:
            by_currency.setdefault(style.format.currency, []).append(n)
    used = {
        currency: numbers
        for currency, numbers in by_currency.items()
        if grammar.styled(numbers).search(content, start, stop)
    }
    if len(used) <= 1:
        return next(iter(used), None), watched
    return None, watched | {n: currency for currency, numbers in used.items() for n in numbers}


def _read_frame(around: bytes) -> _Frame:
    frame = _Frame([], [])

    def wanted(name: str, attributes: Attributes) -> None:
        if name == "col" and attributes.get("hidden") in {"1", "true"}:
            frame.hidden_columns.append((_whole(attributes.get("min")), _whole(attributes.get("max"))))
        elif name == "mergeCell" and len(frame.merged) < _MOST_MERGED:
            found = _ADDRESS.findall(attributes.get("ref", ""))
            if len(found) == 2:
                (left, top), (right, bottom) = ((column_number(a.encode()), int(b)) for a, b in found)
                frame.merged.append(Range(top, left, bottom, right))

    each_element(around, wanted)
    return frame


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def _stray_notes(scan: Scan, strays: list[tuple[int, int]], sheet: Cell) -> list[Note]:
    if not strays:
        return []
    start, end = strays[0]
    found = grammar.CELL.search(scan.content, start, end)
    if not found:
        return []
    value = re.search(rb"<(?:v|t)[^>]*+>([^<]*+)<", found[4] or b"")
    text = unescape(value[1].decode("utf-8", "replace"))[:100] if value else ""
    cell = replace(sheet, row=int(found[2]), column=column_number(found[1]), text=text)
    count = sum(scan.content.count(b"</c>", first, last) for first, last in strays)
    return [Note("limit-reached", cell, {"kind": "far-cells"}, count=count)]


def _assembled(prepared: _Prepared, read: Read) -> Sheet:
    seen = prepared.seen
    for (row, column), value in seen.instead.items():
        read.put(row, column, value)
    for (row, column), (trouble, _) in seen.troubles.items():
        if trouble is not Trouble.PERCENT:
            read.put(row, column, None)
    rows, width = trimmed(read.rows)
    return Sheet(
        name=prepared.part.name,
        rows=rows,
        visibility=prepared.part.visibility,
        hidden_rows=frozenset(row for row in seen.hidden_rows if row <= len(rows)),
        hidden_columns=frozenset(
            column
            for first, last in prepared.frame.hidden_columns
            for column in range(first, min(last, width) + 1)
        ),
        merged=tuple(prepared.frame.merged),
        troubles=seen.troubles,
        currency=prepared.currency,
        currencies=seen.currencies,
    )

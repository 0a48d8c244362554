"""Writes a workbook anew for calamine: the cells as proven, and nothing of the original's oddities."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator

from aligner.sources.evidence import Stretch
from aligner.sources.markup import escape
from aligner.sources.ooxml import Index

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write_strings(clean: zipfile.ZipFile, strings: bytes) -> None:
    """Write the shared strings, without the counts that may lie."""
    _write_part(clean, "xl/sharedStrings.xml", [f'<sst xmlns="{_MAIN}">'.encode(), strings, b"</sst>"])


def write_rows(clean: zipfile.ZipFile, number: int, content: bytes, stretch: Stretch) -> None:
    """Write a stretch of rows, but for what is spare, as the sheet of a number."""
    _write_part(clean, f"xl/worksheets/{number}.xml", _pieces(content, stretch))


def _pieces(content: bytes, stretch: Stretch) -> Iterator[bytes | memoryview]:
    # Calamine reads all cells once more in search of merged ones, unless these come first.
    yield f'<worksheet xmlns="{_MAIN}"><mergeCells/><sheetData>'.encode()
    view, position = memoryview(content), stretch.start
    for start, end in stretch.spare:
        if start >= position:
            yield view[position:start]
            position = end
    yield view[position : max(position, stretch.stop)]
    yield b"</sheetData></worksheet>"


def _write_part(clean: zipfile.ZipFile, name: str, pieces: Iterable[bytes | memoryview]) -> None:
    # Stored, not packed: packing again would take longer than all the rest.
    with clean.open(_entry(name), "w", force_zip64=True) as stream:
        for piece in pieces:
            stream.write(piece)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without today's date, which a clock before 1980 could not give."""
    return zipfile.ZipInfo(name)


def write_index(clean: zipfile.ZipFile, index: Index, sheets_written: int) -> None:
    """Write the parts around the cells: sheets by their numbers, relations, number formats."""
    sheets, links = [], []
    for number in range(sheets_written):
        sheets.append(f'<sheet name="{number}" sheetId="{number + 1}" r:id="r{number}"/>')
        links.append(_link(f"r{number}", "worksheet", f"worksheets/{number}.xml"))
    links.append(_link("strings", "sharedStrings", "sharedStrings.xml"))
    links.append(_link("styles", "styles", "styles.xml"))
    epoch = '<workbookPr date1904="1"/>' if index.from_1904 else ""
    clean.writestr(_entry("[Content_Types].xml"), "<Types/>")
    clean.writestr(_entry("_rels/.rels"), _links([_link("r", "officeDocument", "xl/workbook.xml")]))
    clean.writestr(_entry("xl/_rels/workbook.xml.rels"), _links(links))
    clean.writestr(
        _entry("xl/workbook.xml"),
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}<sheets>{"".join(sheets)}</sheets></workbook>',
    )
    clean.writestr(_entry("xl/styles.xml"), _styles(index))


def _styles(index: Index) -> str:
    codes = {style.number: style.code for style in index.styles or () if style.code}
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{escape(code)}"/>' for n, code in codes.items())
    entries = "".join(f'<xf numFmtId="{style.number}"/>' for style in index.styles or ())
    tables = f"<numFmts>{formats}</numFmts><cellXfs>{entries}</cellXfs>"
    return f'<styleSheet xmlns="{_MAIN}">{tables}</styleSheet>'


def _links(links: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'

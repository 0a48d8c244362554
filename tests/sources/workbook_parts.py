"""Builds small workbooks part by part, so that a test can make any one of them odd."""

from __future__ import annotations

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
GOOD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Tavoite</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Budjetti</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Määrä</t></is></c><c r="B2"><v>120000.5</v></c></row>'
)
GOOD_ROWS = [["Tavoite", "Budjetti"], ["Määrä", 120000.5]]


def links(*targets: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def sheet(cells: str, *, before: str = "", after: str = "", root: str = f'worksheet xmlns="{MAIN}"') -> str:
    return f"<{root}>{before}<sheetData>{cells}</sheetData>{after}</{root.split(maxsplit=1)[0]}>"


def styles(*codes: str) -> str:
    formats = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    entries = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{entries}</cellXfs></styleSheet>'
    )


def parts(cells: str = GOOD, **said: str) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, "Suunnitelma"; ``said`` adds strings, styles, state, calc."""
    state = f' state="{said["state"]}"' if "state" in said else ""
    calc = said.get("calc", "")
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="Suunnitelma" sheetId="1"{state} r:id="r1"/></sheets>{calc}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": links(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": said.get("sheet") or sheet(cells),
    }
    if "strings" in said:
        made["xl/sharedStrings.xml"] = said["strings"]
    if "styles" in said:
        made["xl/styles.xml"] = said["styles"]
    return made


def zipped(made: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in made.items():
            package.writestr(name, content)
    return buffer.getvalue()


def ods(rows: str, *, before: str = "", columns: str = "", table: str = "") -> dict[str, str | bytes]:
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{short}="{ns}:{short}:1.0"' for short in ("office", "table", "text", "style"))
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f"<office:document-content {spaces}>{before}<office:body><office:spreadsheet>"
            f'<table:table table:name="T"{table}>{columns}{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        ),
    }


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls() -> bytes:
    """An old workbook: text, euros, a percentage, #REF!, a hidden row and column, a merge."""
    begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)
    code = "#,##0 [$€-40B]"
    form = struct.pack("<HHB", 164, len(code), 1) + code.encode("utf-16-le")
    looks = b"".join(_record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 164, 10))
    name = "Vanha"
    cells = [
        _record(0x208, struct.pack("<HHHHHHI", 1, 0, 4, 255, 0, 0, 0x20)),
        _record(0x7D, struct.pack("<HHHHHH", 3, 3, 2000, 0, 1, 0)),
        _record(0x204, struct.pack("<HHHHB", 0, 0, 0, 4, 0) + b"Nimi"),
        _record(0x203, struct.pack("<HHHd", 1, 0, 1, 250.5)),
        _record(0x203, struct.pack("<HHHd", 1, 1, 2, 0.25)),
        _record(0x205, struct.pack("<HHHBB", 1, 2, 0, 23, 1)),
        _record(0x203, struct.pack("<HHHd", 1, 3, 0, 7.0)),
        _record(0xE5, struct.pack("<H4H", 1, 0, 0, 0, 1)),
    ]
    body = _record(0x809, begin[:2] + b"\x10\0" + begin[4:]) + b"".join(cells) + _record(0x0A)
    bound = struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode()
    head = _record(0x809, begin) + form_record(form) + looks
    start = len(head) + len(_record(0x85, bound)) + 4
    bound = struct.pack("<I", start) + bound[4:]
    return compound({"Workbook": head + _record(0x85, bound) + _record(0x0A) + body})


def form_record(form: bytes) -> bytes:
    return _record(0x41E, form)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file whose streams all have sectors of their own."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, stream) in enumerate(streams.items(), 1):
        padded = stream.ljust(4096, b"\0")
        pieces = [padded[n : n + 512].ljust(512, b"\0") for n in range(0, len(padded), 512)]
        first = len(sectors) + 2
        table += [*range(first + 1, first + len(pieces)), 0xFFFFFFFE]
        sectors += pieces
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, first, len(padded), right=right))
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *table]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return header + packed + b"".join(entries).ljust(512, b"\0") + b"".join(sectors)


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<III", start, size, 0)


def _brt(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data)]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb() -> dict[str, str | bytes]:
    """A binary package: a number in euros, a share in percent, #DIV/0!, a hidden row and column, a merge."""
    code = "#,##0 [$€-40B]"
    looks = b"".join(_brt(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 10))
    cells = [
        _brt(129),
        _brt(148, struct.pack("<4I", 0, 1, 0, 3)),
        _brt(60, struct.pack("<IIIIH", 3, 3, 2000, 0, 1)),
        _brt(145),
        _brt(0, struct.pack("<IIHBBB", 0, 0, 300, 0, 0, 0) + struct.pack("<III", 1, 0, 3)),
        _brt(6, struct.pack("<II", 0, 0) + _wide("Nimi")),
        _brt(0, struct.pack("<IIHBBB", 1, 0, 300, 0, 0x10, 0) + struct.pack("<III", 1, 0, 3)),
        _brt(5, struct.pack("<IId", 0, 1, 250.5)),
        _brt(5, struct.pack("<IId", 1, 2, 0.25)),
        _brt(3, struct.pack("<IIB", 2, 0, 7)),
        _brt(5, struct.pack("<IId", 3, 0, 7.0)),
        _brt(146),
        _brt(176, struct.pack("<4I", 0, 0, 0, 1)),
        _brt(130),
    ]
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/_rels/workbook.bin.rels": links(
            ("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin")
        ),
        "xl/workbook.bin": _brt(131)
        + _brt(153, bytes(8))
        + _brt(143)
        + _brt(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("Vanha"))
        + _brt(144)
        + _brt(157, bytes(26))
        + _brt(132),
        "xl/styles.bin": _brt(278)
        + _brt(615, struct.pack("<I", 1))
        + _brt(44, struct.pack("<H", 164) + _wide(code))
        + _brt(616)
        + _brt(617, struct.pack("<I", 3))
        + looks
        + _brt(618)
        + _brt(279),
        "xl/worksheets/sheet1.bin": b"".join(cells),
    }

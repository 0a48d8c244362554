"""One good plan as the parts of a workbook, of an OpenDocument sheet, and as delimited text."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

Parts = dict[str, bytes]

GOALS = [
    ["Strategia ja talousarvio"],
    [],
    ["Tunnus", "Painopiste", "Tavoite", "Määritelmä", "Tavoitetaso", "Mittari", "Lähtötaso", "Tavoitearvo",
     "Kärkihanke", "Vastuuhenkilö", "Määräaika", "Painoarvo"],
    ["T1", "Asiakas", "Vastaus päivässä", "Asiakas saa vastauksen yhdellä yhteydenotolla", "90 % vuonna 2027",
     "Vastausaika", 5, 1, "Palvelukanava", "Maija Mäkelä", 46022, 0.4],
    ["T2", "Asiakas", "Asiointi verkossa", "Asiat hoituvat verkossa alusta loppuun", "80 % vuonna 2028",
     "Verkkoasioinnin osuus", 40, 80, "Verkkopalvelu", "Åke Öhman", 46387, 0.35],
    ["T3", "Kasvu", "Uudet asiakkaat & kumppanit", "", "200 asiakasta 2027", "Uudet asiakkaat", 0, 200,
     "Myynnin uudistus", "Liisa Järvinen", 46387, 0.25],
]  # fmt: skip
LINES = [
    ["Tavoite ID", "Hanke", "Budjettirivi", "Budjetti 2026 (€)", "Budjetti 2027 (€)"],
    ["T1", "Palvelukanava", "Palkat", 120000, 80000.5],
    ["T1", "Palvelukanava", "Järjestelmä", 15000, 0],
    ["T2", "Verkkopalvelu", "Kehitys", 250000, 99999.99],
    ["T3", "Myynnin uudistus", "Koulutus", 45000.25, None],
    ["T9", "", "Varaus", 1000, 2000],
    ["Yhteensä", "", "", 431000.25, 182000.49],
]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DATE, _PERCENT, _EURO = 1, 2, 3
_STYLES_OF = {(0, 10): _DATE, (0, 11): _PERCENT, (1, 3): _EURO, (1, 4): _EURO}


def _letters(column: int) -> str:
    return chr(65 + column)


def _sheet(number: int, rows: list[list[object]], strings: dict[str, int], after: str) -> bytes:
    lines = []
    for at, row in enumerate(rows, 1):
        cells = [
            _cell(f"{_letters(column)}{at}", value, _STYLES_OF.get((number, column), 0), strings)
            for column, value in enumerate(row)
        ]
        lines.append(f'<row r="{at}" spans="1:12">{"".join(cells)}</row>')
    last = f"A1:{_letters(max(map(len, rows)) - 1)}{len(rows)}"
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><dimension ref="{last}"/>'
        f'<cols><col min="1" max="1" width="9" customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData>{after}</worksheet>"
    ).encode()


def _cell(place: str, value: object, style: int, strings: dict[str, int]) -> str:
    said = f' s="{style}"' if style else ""
    if value in (None, ""):
        return f'<c r="{place}"{said}/>' if style else ""
    if isinstance(value, str):
        if value == "Yhteensä":
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    formula = "<f>SUM(D2:D6)</f>" if place == "D7" else ""
    return f'<c r="{place}"{said}>{formula}<v>{value!r}</v></c>'


def _links(*targets: tuple[str, str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def workbook() -> Parts:
    """The plan as the parts of an xlsx: two sheets and a hidden one, shared strings, styles, a formula."""
    strings: dict[str, int] = {}
    sheets = {
        "xl/worksheets/sheet1.xml": _sheet(
            0, GOALS, strings, '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
        ),
        "xl/worksheets/sheet2.xml": _sheet(1, LINES, strings, ""),
        "xl/worksheets/sheet3.xml": _sheet(2, [["Muistio"], ["Vanha rivi"]], strings, ""),
    }
    table = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    names = (("Tavoitteet", ""), ("Budjetti", ""), ("Vanha", ' state="hidden"'))
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}"{state} r:id="r{n}"/>' for n, (name, state) in enumerate(names, 1)
    )
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr/><sheets>{listed}</sheets>'
            '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Tavoitteet!$A$1:$L$6'
            '</definedName></definedNames><calcPr calcId="1"/></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _links(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "worksheet", "worksheets/sheet2.xml"),
            ("r3", "worksheet", "worksheets/sheet3.xml"),
            ("r4", "sharedStrings", "sharedStrings.xml"),
            ("r5", "styles", "styles.xml"),
        ),
        **sheets,
        "xl/sharedStrings.xml": (
            f'{_HEAD}<sst xmlns="{_MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">{table}</sst>'
        ).encode(),
        "xl/styles.xml": (
            f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
            'formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><fonts count="1"><font/></fonts>'
            '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/>'
            "</cellXfs></styleSheet>"
        ).encode(),
    }


def _types() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{main}.worksheet+xml"/>'
        for n in (1, 2, 3)
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{parts}</Types>'
    ).encode()


def opendocument() -> Parts:
    """The plan as the parts of an ods, with a repeated cell and a repeated row at its ends."""
    names = ("table", "office", "text")
    space = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row></table:table>'
        for name, rows in (("Tavoitteet", _ods_goals()), ("Budjetti", LINES))
    )
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f"{_HEAD}<office:document-content {space}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>"
        ).encode(),
        "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:x"/>',
    }


def _ods_goals() -> list[list[object]]:
    return [
        [*row[:10], "2026-12-31", row[11]] if len(row) == 12 and row[0] != "Tunnus" else row for row in GOALS
    ]


def _ods_row(row: list[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    kind = 'office:value-type="string"'
    if not isinstance(value, str):
        kind = f'office:value-type="float" office:value="{value!r}"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def delimited() -> bytes:
    """The goals, with their money on their own rows, as Excel saves them in Finland."""
    rows = [
        [*row[:10], str(money)]
        for row, money in zip(GOALS[3:], ("120000,50", "80000", "45 000"), strict=True)
    ]
    head = [*GOALS[2][:10], "Budjetti 2026 (€)"]
    return ("\r\n".join(";".join(map(str, row)) for row in [head, *rows]) + "\r\n").encode()


def zipped(parts: Parts) -> bytes:
    """The parts as a zip, in their order, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()

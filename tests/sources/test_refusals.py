from __future__ import annotations

import gzip
import os
import re
import socket
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import workbook_parts as wb

import aligner.sources
from aligner import i18n
from aligner.model.errors import SourceError
from aligner.model.grid import column_letter
from aligner.sources import open_book

GOOD = wb.zipped(wb.parts())


def _without(name: str, cells: str = wb.GOOD) -> bytes:
    made = wb.parts(cells)
    del made[name]
    return wb.zipped(made)


def _with(name: str, content: str | bytes) -> bytes:
    return wb.zipped({**wb.parts(), name: content})


def _cells(cells: str, **said: str) -> bytes:
    return wb.zipped(wb.parts(cells, **said))


def _flipped() -> bytes:
    content = bytearray(wb.zipped({"xl/worksheets/sheet1.xml": os.urandom(500), **wb.parts()}))
    content[content.index(b"sheet1.xml") + 40] ^= 4
    return bytes(content)


def _twice() -> bytes:
    buffer = BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning):
        package.writestr("xl/worksheets/sheet1.xml", wb.sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return buffer.getvalue()


def _locked_zip() -> bytes:
    content = bytearray(GOOD)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _entity(name: str) -> bytes:
    plain = str(wb.parts(strings=f'<sst xmlns="{wb.MAIN}"/>', styles=wb.styles())[name])
    return _with(name, f'<!DOCTYPE x [<!ENTITY a "b">]>{plain}')


def _repeat(attributes: str, row: str = "") -> bytes:
    cell = f'<table:table-cell office:value-type="float" office:value="1"{attributes}/>'
    return wb.zipped(wb.ods(f"<table:table-row{row}>{cell}</table:table-row>"))


def _wide(row: int) -> str:
    return "".join(f'<c r="{column_letter(column)}{row}"><v>1</v></c>' for column in range(1, 701, 150))


FAR = '<row r="1"><c r="{}"><v>1</v></c></row>'
REFUSED: dict[str, tuple[str, bytes]] = {
    "nothing": ("empty", b""),
    "only a mark": ("empty", b"\xef\xbb\xbf"),
    "only blanks": ("empty", b" \r\n\t\n"),
    "zeros": ("damaged", bytes(1000)),
    "no cells": ("empty-workbook", _cells("")),
    "no sheets": (
        "no-sheets",
        _with("xl/workbook.xml", f'<workbook xmlns="{wb.MAIN}"><sheets/></workbook>'),
    ),
    "chart sheets only": (
        "no-sheets",
        _with("xl/_rels/workbook.xml.rels", wb.links(("r1", "chartsheet", "worksheets/sheet1.xml"))),
    ),
    "cut": ("damaged", GOOD[:-200]),
    "bit flipped": ("damaged", _flipped()),
    "two parts of one name": ("damaged", _twice()),
    "junk": ("not-a-table", bytes(range(256)) * 20),
    "web page": ("html-page", b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
    "login page": ("html-page", b"\n<!DOCTYPE html>\n<html lang='fi'><head>"),
    "web archive": ("web-archive", b"MIME-Version: 1.0\nContent-Type: multipart/related\n"),
    "Excel 2003": (
        "xml-2003",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ),
    "flat ods": (
        "flat-ods",
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument">',
    ),
    "other XML": ("not-a-table", b'<?xml version="1.0"?><plan><goal/></plan>'),
    "PDF": ("pdf", b"%PDF-1.7\n1 0 obj"),
    "picture": ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "JSON": ("json", b'{"goals": [1, 2]}'),
    "JSON list": ("json", b'[{"goal": 1}]'),
    "gzip": ("compressed", gzip.compress(b"a;b\n1;2\n")),
    "Word": ("word", wb.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})),
    "Writer": (
        "word",
        wb.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
    ),
    "old Word": ("word", wb.compound({"WordDocument": b"x"})),
    "PowerPoint": (
        "powerpoint",
        wb.zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
    ),
    "old PowerPoint": ("powerpoint", wb.compound({"PowerPoint Document": b"x"})),
    "old something": ("not-a-table", wb.compound({"Contents": b"x"})),
    "Numbers": ("numbers", wb.zipped({"Index/Document.iwa": b"x"})),
    "zip of workbooks": ("zip", wb.zipped({"a.xlsx": GOOD})),
    "password": ("password", wb.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
    "rights management": ("password", wb.compound({"\tDRMContent": b"x"})),
    "locked zip": ("password", _locked_zip()),
    "locked ods": (
        "password",
        wb.zipped({**wb.ods(""), "META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"}),
    ),
    "no content types": ("missing-part", _without("[Content_Types].xml")),
    "no package relations": ("missing-part", _without("_rels/.rels")),
    "no workbook": ("missing-part", _without("xl/workbook.xml")),
    "no relations": ("missing-part", _without("xl/_rels/workbook.xml.rels")),
    "no sheet": ("missing-part", _without("xl/worksheets/sheet1.xml")),
    "no text table": ("missing-part", _cells('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')),
    "sheet outside": (
        "missing-part",
        _with("xl/_rels/workbook.xml.rels", wb.links(("r1", "worksheet", "../../../secret.xml"))),
    ),
    "entity in a sheet": ("doctype", _entity("xl/worksheets/sheet1.xml")),
    "entity in the texts": ("doctype", _entity("xl/sharedStrings.xml")),
    "entity in the workbook": ("doctype", _entity("xl/workbook.xml")),
    "entity in the styles": ("doctype", _entity("xl/styles.xml")),
    "crossed tags": ("damaged", _cells('<row r="1"><c r="A1"><v>1</c></v></row>')),
    "cut sheet": ("damaged", _with("xl/worksheets/sheet1.xml", wb.sheet(wb.GOOD)[:300])),
    "control character": ("damaged", _cells('<row r="1"><c r="A1" t="str"><v>a\x1bb</v></c></row>')),
    "bad UTF-8": ("damaged", _with("xl/worksheets/sheet1.xml", wb.sheet(wb.GOOD).encode("latin-1"))),
    "an encoding that nobody knows": (
        "damaged",
        _with("xl/_rels/workbook.xml.rels", '<?xml version="1.0" encoding="worksheet"?><Relationships/>'),
    ),
    "an encoding that is none": (
        "damaged",
        _with("xl/workbook.xml", '<?xml version="1.0" encoding="undefined"?><workbook/>'),
    ),
    "too deep": (
        "damaged",
        _with("xl/worksheets/sheet1.xml", wb.sheet(wb.GOOD, after="<a>" * 999 + "</a>" * 999)),
    ),
    "column XFE": ("damaged", _cells(FAR.format("XFE1"))),
    "row of another": ("damaged", _cells(FAR.format("A5"))),
    "row 0": ("damaged", _cells('<row r="0"><c r="A0"><v>1</v></c></row>')),
    "row 1048577": ("damaged", _cells('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
    "rows backwards": ("damaged", _cells('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>')),
    "bomb": ("bomb", _cells(wb.GOOD + " " * (20 << 20))),
    "a million by a thousand": (
        "too-many-cells",
        _cells("".join(f'<row r="{r}">{_wide(r)}</row>' for r in range(15_000, 75_001, 15_000))),
    ),
    "repeats": (
        "too-many-cells",
        _repeat(' table:number-columns-repeated="16384"', ' table:number-rows-repeated="1000"'),
    ),
    "impossible repeat": ("damaged", _repeat(' table:number-columns-repeated="-1"')),
    "endless blanks": (
        "damaged",
        wb.zipped(
            wb.ods(
                "<table:table-row><table:table-cell><text:p><text:s text:c='1000000000'/></text:p>"
                "</table:table-cell></table:table-row>"
            )
        ),
    ),
    "fixed width": ("fixed-width", b"Nimi       Summa\nEka          100\nToka        2000\n"),
    "unclosed quote": ("unclosed-quote", b'a;b;c\n1;2;3\n4;"5;6\n7;8;9\n10;11;12\n'),
    "endless field": ("too-large", b'a;b\n"' + b"x" * 4_100_000 + b'";1\n'),
    "endless line": ("too-many-cells", b";" * 70_000 + b"\n"),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_each_refusal_has_its_own_reason(tmp_path: Path, case: str) -> None:
    code, content = REFUSED[case]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(SourceError) as refused:
        open_book(path, "Plan 2026.xlsx")
    assert refused.value.code == code
    for language in i18n.LANGUAGES:
        assert "Plan 2026.xlsx" in i18n.text(f"errors.{code}", language, **refused.value.params)


def test_paths_that_are_no_files_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "s"))
        expected = {"pipe.csv": "not-regular", "loop.csv": "not-found", "s": "not-regular", "": "is-folder"}
        for name, code in {**expected, "gone.csv": "not-found", "nul\0.csv": "not-found"}.items():
            with pytest.raises(SourceError) as refused:
                open_book(tmp_path / name, "x.csv")
            assert refused.value.code == code, name


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SourceError, match="no-permission"):
        open_book(path, "a.csv")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    monkeypatch.setattr("aligner.sources.files.LARGEST_FILE", 3)
    with pytest.raises(SourceError, match="too-large"):
        open_book(path, "a.csv")


def test_every_code_has_a_sentence_in_three_languages() -> None:
    folder = Path(aligner.sources.__file__).parent
    codes = {
        code
        for file in folder.glob("*.py")
        for code in re.findall(r'SourceError\(\s*"([^"]+)"', file.read_text())
    }
    assert len(codes) > 20
    assert codes <= set(i18n.keys("errors"))
    for code in codes:
        asked = {
            frozenset(i18n.placeholders(i18n.entry(f"errors.{code}")[language]))
            for language in i18n.LANGUAGES
        }
        assert len(asked) == 1, code
        assert "file" in next(iter(asked)), code

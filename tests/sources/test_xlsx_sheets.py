from __future__ import annotations

import hashlib
import io
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import workbook_parts as wb
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from aligner.model.grid import Book, Range, Sheet, Trouble, Visibility, column_letter
from aligner.sources import grammar, open_book


@pytest.fixture()
def opened(tmp_path: Path):  # type: ignore[no-untyped-def]
    def open_parts(made: dict[str, str | bytes], name: str = "plan.xlsx") -> Book:
        path = tmp_path / "stored"
        path.write_bytes(wb.zipped(made))
        return open_book(path, name)

    return open_parts


def rows(sheet: Sheet) -> list[list[object]]:
    return [list(row) for row in sheet.rows]


def cell(inside: str, attributes: str = "", at: str = "C1") -> str:
    return f'<row r="1"><c r="A1"><v>1</v></c><c r="{at}"{attributes}>{inside}</c></row>'


PREFIXED = wb.sheet(wb.GOOD, root=f'worksheet xmlns="{wb.MAIN}"')
for tag in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
    PREFIXED = PREFIXED.replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag} ", f"<x:{tag} ")
    PREFIXED = PREFIXED.replace(f"</{tag}>", f"</x:{tag}>")
PREFIXED = PREFIXED.replace("xmlns=", "xmlns:x=")
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
PLAIN = wb.parts()
LEGAL: dict[str, dict[str, str | bytes]] = {
    "ordinary": {},
    "prefixed": {"xl/worksheets/sheet1.xml": PREFIXED},
    "UTF-16": {
        "xl/worksheets/sheet1.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + wb.sheet(wb.GOOD)).encode(
            "utf-16"
        )
    },
    "Latin-1": {
        "xl/worksheets/sheet1.xml": (
            '<?xml version="1.0" encoding="iso-8859-1"?>' + wb.sheet(wb.GOOD)
        ).encode("latin-1")
    },
    "no addresses": {
        "xl/worksheets/sheet1.xml": wb.sheet(
            "".join(
                p if n == 0 else p.partition('"')[2]
                for n, p in enumerate(wb.GOOD.replace(' r="', ' r="').split(' r="'))
            )
        )
    },
    "white space": {
        "xl/worksheets/sheet1.xml": wb.sheet(
            wb.GOOD.replace("><row", ">\n  <row").replace("><c", ">\n    <c")
        )
    },
    "white space in end tags": {
        "xl/worksheets/sheet1.xml": wb.sheet(wb.GOOD.replace("</row>", "</row >").replace("</c>", "</c\n>"))
    },
    "comments": {"xl/worksheets/sheet1.xml": wb.sheet(wb.GOOD.replace("<row", "<!-- x --><row"))},
    "lying dimension": {
        "xl/worksheets/sheet1.xml": wb.sheet(wb.GOOD, before='<dimension ref="A1:XFD1048576"/>')
    },
    "nonsense dimension": {"xl/worksheets/sheet1.xml": wb.sheet(wb.GOOD, before='<dimension ref="foo"/>')},
    "strict": {
        "xl/worksheets/sheet1.xml": wb.sheet(wb.GOOD, root=f'worksheet xmlns="{STRICT}"'),
        "xl/workbook.xml": str(PLAIN["xl/workbook.xml"]).replace(wb.MAIN, STRICT),
    },
    "absolute target": {
        "xl/_rels/workbook.xml.rels": wb.links(("r1", "worksheet", "/xl/worksheets/sheet%31.xml"))
    },
}


@pytest.mark.parametrize("case", sorted(LEGAL))
def test_odd_but_legal_sheets_read_alike(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    book = opened({**PLAIN, **LEGAL[case]})
    assert rows(book.sheets[0]) == wb.GOOD_ROWS
    assert book.notes == ()


def test_part_names_in_another_case_and_with_backslashes(opened) -> None:  # type: ignore[no-untyped-def]
    made = {name.replace("sheet1", "Sheet1").replace("/", "\\"): part for name, part in PLAIN.items()}
    assert rows(opened(made).sheets[0]) == wb.GOOD_ROWS


def test_a_book_is_named_and_hashed(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(wb.zipped(PLAIN))
    book = open_book(path, "Suunnitelma.xlsx")
    assert (book.file, book.sheets[0].name, book.delimited) == ("Suunnitelma.xlsx", "Suunnitelma", False)
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


CODES = ("0.0%", "yyyy-mm-dd", "#,##0 [$€-40B]", "[h]:mm")
JUDGED = {
    "error": (cell("<v>#REF!</v>", ' t="e"'), Trouble.ERROR, "#REF!"),
    "error of a formula": (cell("<f>A1/0</f><v>#DIV/0!</v>", ' t="e"'), Trouble.ERROR, "#DIV/0!"),
    "formula never calculated": (cell("<f>A1&lt;2</f>"), Trouble.NO_VALUE, "=A1<2"),
    "formula with a blank value": (cell("<f>SUM(A1)</f><v/>"), Trouble.NO_VALUE, "=SUM(A1)"),
    "no number": (cell("<v>hello</v>"), Trouble.UNREADABLE, "hello"),
    "not a number": (cell("<v>NaN</v>"), Trouble.UNREADABLE, "NaN"),
    "endless": (cell("<v>INF</v>"), Trouble.UNREADABLE, "INF"),
    "too large": (cell("<v>1e999</v>"), Trouble.UNREADABLE, "1e999"),
    "text beyond the table": (cell("<v>7</v>", ' t="s"'), Trouble.UNREADABLE, "7"),
    "text before the table": (cell("<v>-1</v>", ' t="s"'), Trouble.UNREADABLE, "-1"),
    "no truth": (cell("<v>seven</v>", ' t="b"'), Trouble.UNREADABLE, "seven"),
    "unknown kind": (cell("<v>5</v>", ' t="zz"'), Trouble.UNREADABLE, "5"),
    "unknown style": (cell("<v>5</v>", ' s="99"'), Trouble.UNREADABLE, "5"),
    "day before all days": (cell("<v>-5</v>", ' s="2"'), Trouble.UNREADABLE, "-5"),
    "day after all days": (cell("<v>2958466</v>", ' s="2"'), Trouble.UNREADABLE, "2958466"),
    "month 13": (cell("<v>2026-13-45</v>", ' t="d"'), Trouble.UNREADABLE, "2026-13-45"),
    "percent": (cell("<v>0.125</v>", ' s="1"'), Trouble.PERCENT, "0.125"),
}


@pytest.mark.parametrize("case", sorted(JUDGED))
def test_a_cell_that_must_not_be_taken_as_it_looks(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    cells, trouble, text = JUDGED[case]
    made = wb.parts(
        cells, styles=wb.styles(*CODES), strings=f'<sst xmlns="{wb.MAIN}"><si><t>x</t></si></sst>'
    )
    sheet = opened(made).sheets[0]
    assert sheet.troubles == {(1, 3): (trouble, text)}
    assert rows(sheet) == [[1.0, None, 0.125] if trouble is Trouble.PERCENT else [1.0]]


MEANT = {
    "number": (cell("<v>-1.5E-2</v>"), -0.015),
    "padded number": (cell("<v> 5 </v>"), 5.0),
    "shared text": (cell("<v>0</v>", ' t="s"'), "Rikas teksti"),
    "shared text, blank": (cell("<v></v>", ' t="s"'), None),
    "text like an error": (cell("<v>#N/A</v>", ' t="str"'), "#N/A"),
    "escapes": (cell("<v>a&amp;b_x0041_</v>", ' t="str"'), "a&bA"),
    "text of a formula": (cell('<f>"a"</f><v>a</v>', ' t="str"'), "a"),
    "blank text of a formula": (cell("<f>A9</f><v></v>", ' t="str"'), None),
    "truth": (cell("<v>1</v>", ' t="b"'), True),
    "day": (cell("<v>46082</v>", ' s="2"'), date(2026, 3, 1)),
    "ISO day": (cell("<v>2026-03-01</v>", ' t="d"'), date(2026, 3, 1)),
    "ISO midnight": (cell("<v>2026-03-01T00:00:00Z</v>", ' t="d"'), date(2026, 3, 1)),
    "ISO moment": (cell("<v>2026-03-01T10:30:00.5</v>", ' t="d"'), datetime(2026, 3, 1, 10, 30, 0, 500_000)),
    "ISO time": (cell("<v>10:30:00</v>", ' t="d"'), time(10, 30)),
    "duration": (cell("<v>1.5</v>", ' s="4"'), timedelta(days=1, hours=12)),
    "far column": (cell("<v>3</v>", at="AAB1"), None),
}


@pytest.mark.parametrize("case", sorted(MEANT))
def test_a_cell_reads_as_it_was_meant(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    cells, meant = MEANT[case]
    rich = "<si><r><rPr><b/></rPr><t>Rikas </t></r><r><t>teksti</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    made = wb.parts(
        cells,
        styles=wb.styles(*CODES),
        strings=f'<sst xmlns="{wb.MAIN}" uniqueCount="4294967295">{rich}</sst>',
    )
    sheet = opened(made).sheets[0]
    assert rows(sheet) == [[1.0] if meant is None else [1.0, None, meant]]
    assert sheet.troubles == {}


def test_zeros_of_formulas_that_nothing_ever_calculated(opened) -> None:  # type: ignore[no-untyped-def]
    cells = '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>A1*2</f><v>0</v></c></row>'
    asks = '<calcPr fullCalcOnLoad="1"/>'
    assert opened(wb.parts(cells, calc=asks)).sheets[0].troubles == {(1, 2): (Trouble.NO_VALUE, "=A1*2")}
    assert opened(wb.parts(cells)).sheets[0].troubles == {}
    calculated = cells + '<row r="2"><c r="A2"><f>A1</f><v>7</v></c></row>'
    assert opened(wb.parts(calculated, calc=asks)).sheets[0].troubles == {}


def test_one_currency_is_the_sheets_and_two_are_the_cells(opened) -> None:  # type: ignore[no-untyped-def]
    looks = wb.styles("#,##0 [$€-40B]", "#,##0\\ [$kr-41D]", "&quot;£&quot;#,##0")
    one = opened(wb.parts(cell("<v>5</v>", ' s="1"'), styles=looks)).sheets[0]
    assert (one.currency, one.currencies) == ("EUR", {})
    both = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" s="3"/></row>'
    two = opened(wb.parts(both, styles=looks)).sheets[0]
    assert (two.currency, two.currencies) == (None, {(1, 1): "EUR", (1, 2): "SEK"})


def test_hidden_rows_columns_and_sheets_are_read_and_told(opened) -> None:  # type: ignore[no-untyped-def]
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    cells += '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
    columns = '<cols><col min="2" max="16384" width="9" hidden="1"/></cols>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    made = wb.parts(state="veryHidden", sheet=wb.sheet(cells, before=columns, after=merged))
    sheet = opened(made).sheets[0]
    assert rows(sheet) == [[1.0, 2.0], [3.0, None]]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.visibility) == ({2}, {2}, Visibility.HIDDEN)
    assert sheet.merged == (Range(1, 1, 2, 1),)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD2"])
def test_a_stray_cell_costs_a_note_and_no_memory(opened, far: str) -> None:  # type: ignore[no-untyped-def]
    stray = f'<c r="{far}"><v>9</v></c>'
    cells = (
        wb.GOOD[:-6] + stray + "</row>" if far.endswith("D2") else f'{wb.GOOD}<row r="1048576">{stray}</row>'
    )
    book = opened(wb.parts(cells))
    assert rows(book.sheets[0]) == wb.GOOD_ROWS
    (note,) = book.notes
    assert (note.code, note.cell.address, note.cell.text) == ("limit-reached", far, "9")


def test_formatted_blanks_are_trimmed(opened) -> None:  # type: ignore[no-untyped-def]
    blanks = "".join(
        f'<row r="{r}" s="1" customFormat="1"><c r="A{r}" s="1"/><c r="Z{r}"/></row>' for r in range(3, 2000)
    )
    assert rows(opened(wb.parts(wb.GOOD + blanks)).sheets[0]) == wb.GOOD_ROWS


def test_active_content_is_told_and_never_opened(opened) -> None:  # type: ignore[no-untyped-def]
    extra = {
        "xl/vbaProject.bin": "x",
        "xl/externalLinks/externalLink1.xml": "<a/>",
        "xl/embeddings/oleObject1.bin": "x",
        "xl/worksheets/_rels/sheet1.xml.rels": '<R><r Target="javascript:alert(1)"/></R>',
        "../../evil": "x",
    }
    notes = opened({**PLAIN, **extra}, "plan.xlsm").notes
    assert [note.params.get("kind") for note in notes] == [
        "macros",
        "external-links",
        "embedded-objects",
        "links",
        None,
    ]
    assert notes[-1].code == "part-ignored"


def test_the_content_decides_and_a_wrong_suffix_is_told(opened) -> None:  # type: ignore[no-untyped-def]
    assert [note.code for note in opened(PLAIN, "plan.XLSX").notes] == []
    assert [note.code for note in opened(PLAIN, "plan.csv").notes] == ["wrong-extension"]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e12, 1e12).map(lambda number: round(number, 4)),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="_"),
        max_size=12,
    ),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=6), st.integers(1, 60))
def test_values_are_those_calamine_gives(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[object]], left: int
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for number, line in enumerate(grid, 1):
        for column, value in enumerate(line, left):
            if not (isinstance(value, str) and value.startswith("=")):
                sheet[f"{column_letter(column)}{number}"] = value
    sheet["A1"] = "Otsikko"
    buffer = io.BytesIO()
    book.save(buffer)
    path = tmp_path_factory.mktemp("grid") / "grid.xlsx"
    path.write_bytes(buffer.getvalue())
    read = open_book(path, "grid.xlsx").sheets[0]
    plain = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    expected = {(r, c): v for r, line in enumerate(plain) for c, v in enumerate(line) if v != ""}
    assert {
        (r, c): v for r, line in enumerate(read.rows) for c, v in enumerate(line) if v is not None
    } == expected


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_an_index_is_known_up_to_the_last(largest: int, index: int) -> None:
    known = re.fullmatch(grammar.up_to(largest), str(index).encode())
    assert bool(known) == (index <= largest)


def test_a_table_of_many_texts_reads_each(opened) -> None:  # type: ignore[no-untyped-def]
    texts = [f"Teksti {n}" for n in range(1234)]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cells = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(1236))
    sheet = opened(wb.parts(cells, strings=f'<sst xmlns="{wb.MAIN}">{strings}</sst>')).sheets[0]
    assert [row[0] for row in rows(sheet)] == texts
    assert sorted(sheet.troubles) == [(1235, 1), (1236, 1)]


def test_two_sheets_of_one_name_are_read_and_told(opened) -> None:  # type: ignore[no-untyped-def]
    listed = '<sheet name="{}" sheetId="{}" r:id="{}"/>'
    first = listed.format("Suunnitelma", 1, "r1")
    for name, told in {"SUUNNITELMA": 1, "Suunnitelma": 1, "Toinen": 0}.items():
        workbook = str(PLAIN["xl/workbook.xml"]).replace(first, first + listed.format(name, 2, "r1"))
        book = opened({**PLAIN, "xl/workbook.xml": workbook})
        assert [rows(sheet) for sheet in book.sheets] == [wb.GOOD_ROWS] * 2
        assert [(note.code, note.cell.sheet) for note in book.notes] == [("sheet-name-repeated", name)] * told

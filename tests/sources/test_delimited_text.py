from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from aligner.model.grid import Book
from aligner.sources import open_book

TABLE = (
    'Tunnus;Määritelmä;Ägare;Budjetti\nT1;"Paras; ""oma""";Åsa Öhman;120 000,50\nT2;;Maija Mäkelä;1 000,00\n'
)
ROWS = [
    ["Tunnus", "Määritelmä", "Ägare", "Budjetti"],
    ["T1", 'Paras; "oma"', "Åsa Öhman", "120 000,50"],
    ["T2", None, "Maija Mäkelä", "1 000,00"],
]


@pytest.fixture()
def opened(tmp_path: Path):  # type: ignore[no-untyped-def]
    def open_text(content: bytes | str, name: str = "plan.csv") -> Book:
        path = tmp_path / "stored"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_book(path, name)

    return open_text


def rows(book: Book) -> list[list[object]]:
    return [list(row) for row in book.sheets[0].rows]


def codes(book: Book) -> list[str]:
    return [note.code for note in book.notes]


ENCODED = {
    "UTF-8": (TABLE.encode(), False),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + TABLE.encode(), False),
    "UTF-16 LE": (codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"), False),
    "UTF-16 BE": (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), False),
    "UTF-32": (codecs.BOM_UTF32_LE + TABLE.encode("utf-32-le"), False),
    "UTF-16 without a mark": (TABLE.encode("utf-16-le"), True),
    "UTF-16 BE without a mark": (TABLE.encode("utf-16-be"), True),
    "cp1252": (TABLE.encode("cp1252"), False),
    "cp850": (TABLE.encode("cp850"), True),
    "mac-roman": (TABLE.encode("mac-roman"), True),
    "NULs at the end": (TABLE.encode() + bytes(5000), True),
}


@pytest.mark.parametrize("case", sorted(ENCODED))
def test_letters_come_through_in_every_encoding(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    content, assumed = ENCODED[case]
    book = opened(content)
    assert rows(book) == ROWS
    assert codes(book) == (["encoding-assumed"] if assumed else [])
    assert (book.delimited, book.sheets[0].name) == (True, "")


def test_a_euro_of_latin_9_is_told_from_cp1252(opened) -> None:  # type: ignore[no-untyped-def]
    assert rows(opened("a;b\nŠakki;Žižek\n".encode("iso8859-15")))[1] == ["Šakki", "Žižek"]


def test_a_few_foreign_bytes_do_not_spoil_the_rest(opened) -> None:  # type: ignore[no-untyped-def]
    book = opened(TABLE.encode() + "T3;x;Pär;1\n".encode("cp1252"))
    assert rows(book) == [*ROWS, ["T3", "x", "Pär", "1"]]
    assert codes(book) == ["encoding-assumed"]


def test_text_that_was_encoded_twice_is_told(opened) -> None:  # type: ignore[no-untyped-def]
    assert codes(opened(TABLE.encode().decode("cp1252", "replace"))) == ["encoding-assumed"]


DIVIDED = {
    "tab": ("a\tb\tc\n1\t2,5\t3\n", [["a", "b", "c"], ["1", "2,5", "3"]]),
    "comma": ('a,b,c\n1,"2,5",3\n', [["a", "b", "c"], ["1", "2,5", "3"]]),
    "pipe": ("a|b|c\n1|2,5|3\n", [["a", "b", "c"], ["1", "2,5", "3"]]),
    "semicolons in texts": (
        "a,b,c\n1,x; y; z,3\n2,x; y,4\n",
        [["a", "b", "c"], ["1", "x; y; z", "3"], ["2", "x; y", "4"]],
    ),
    "sep line": ("sep=,\na,b;c\n1,2\n", [["a", "b;c"], ["1", "2"]]),
    "commas with blanks": ('a, b, c\n1, "x, y", 3\n', [["a", "b", "c"], ["1", "x, y", "3"]]),
    "CR": ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
    "CR CR LF": ("a;b\r\r\n1;2\r\r\n", [["a", "b"], ["1", "2"]]),
    "mixed line ends": ("a;b\r\n1;2\n3;4", [["a", "b"], ["1", "2"], ["3", "4"]]),
    "line break in quotes": ('a;b\n"1\n1";2\n', [["a", "b"], ["1\n1", "2"]]),
    "blanks at the end": ("a;b;;;\n1;2;;;\n;;;;\n\n", [["a", "b"], ["1", "2"]]),
    "title above": ("Budjetti\n\na;b\n1;2\n", [["Budjetti"], [], ["a", "b"], ["1", "2"]]),
    "Excel's text": ('a;b\n="00123";2\n', [["a", "b"], ["00123", "2"]]),
    "stray quotes": ('a;b\n12" ruutu;2\n', [["a", "b"], ['12" ruutu', "2"]]),
    "one column": ("Tavoite\nParas palvelu\n", [["Tavoite"], ["Paras palvelu"]]),
    "long field": (f"a;b\n{'x' * 200_000};2\n", [["a", "b"], ["x" * 200_000, "2"]]),
    "no data": ("a;b;c\n", [["a", "b", "c"]]),
}


@pytest.mark.parametrize("case", sorted(DIVIDED))
def test_fields_are_divided_where_they_were_meant(opened, case: str) -> None:  # type: ignore[no-untyped-def]
    text, expected = DIVIDED[case]
    assert rows(opened(text)) == expected


def test_ragged_rows_are_told_with_the_first(opened) -> None:  # type: ignore[no-untyped-def]
    book = opened("Otsikko\na;b;c\n1;2;3\n4;5\n6;7;8;9\n1;2;3\n")
    (note,) = book.notes
    assert (note.code, note.cell.row, note.count) == ("ragged-rows", 4, 2)
    assert note.params == {"row": 4, "fields": 2, "expected": 3}


def test_a_delimiter_that_another_nearly_equals_is_told(opened) -> None:  # type: ignore[no-untyped-def]
    assert codes(opened("a;b,c\n1;2,5\n3;4,5\n")) == ["dialect-assumed"]


def test_delimited_text_under_a_workbooks_name_is_told(opened) -> None:  # type: ignore[no-untyped-def]
    assert codes(opened(TABLE, "plan.xls")) == ["wrong-extension"]

"""The portfolio as a workbook: numbers are numbers, texts are texts, the same plans give the same bytes."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from portfolios import AS_OF, forty, money, portfolio, record

from aligner import i18n
from aligner.model.portfolio import PlanFailure, PlanMoney, Refusal
from aligner.reports.portfolio_workbook import render

SHEETS = ("Plans", "Measures", "Gaps", "Gaps by plan", "Not read", "Notes")


def opened(told, language="en"):
    return openpyxl.load_workbook(BytesIO(render(told, language)))


def rows(page):
    """The rows of a sheet by their headers."""
    head, *others = page.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sheet_has_a_filter_and_a_header_that_stays(language):
    book = opened(forty(), language)
    assert len(book.sheetnames) == 6
    for page in book:
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref == page.dimensions
        head = [cell.value for cell in page[1]]
        assert all(head)
        assert len(set(head)) == len(head)


def test_a_plan_is_a_row_of_numbers_with_formats():
    book = opened(portfolio(record("Vesi", money=money(60_00, 40_05, 9_00), backed_share=0.25)))
    assert tuple(book.sheetnames) == SHEETS
    (row,) = rows(book["Plans"])
    assert (row["Plan"], row["Slogan"], row["Goals"], row["Backed share"]) == ("Vesi", 4, 12, 0.25)
    assert (row["Budget"], row["Traced to goals"], row["Not counted: totals, repeats"], row["Currency"]) == (
        100.05,
        60,
        9,
        "EUR",
    )
    assert (row["Backed share: rank"], row["Goals with money (number)"], row["Years"]) == (1, 7, "2026–2028")
    formats = {cell.value: book["Plans"].cell(2, cell.column).number_format for cell in book["Plans"][1]}
    assert (formats["Budget"], formats["Backed share"]) == ("#,##0.00", "0.0%")


def test_what_is_unknown_is_blank():
    silent = record(money=PlanMoney(), backed_share=None, years=())
    (row,) = rows(opened(portfolio(silent))["Plans"])
    unknown = (
        "Budget",
        "Traced to goals",
        "Backed share",
        "Backed share: rank",
        "Goals with money (number)",
        "Years",
    )
    assert {row[key] for key in unknown} == {None}


def test_measures_gaps_and_failures_have_sheets_of_their_own():
    book = opened(forty())
    measures = rows(book["Measures"])
    assert (len(measures), measures[0]["Measure"], measures[0]["Plans"]) == (10, "Backed share", 34)
    assert [row["Better when it is"] for row in measures].count("smaller") == 2
    gap = rows(book["Gaps"])[0]
    assert (gap["Check"], gap["Severity"], gap["Plans with the gap"]) == ("RES01", "blocker", 26)
    assert [row["Plan"] for row in rows(book["Not read"])] == [
        "Hautala", "Kvarnby", "Old Mill", "Kaislaniemen Vesi", "Tuomarlan kaupunki",
    ]  # fmt: skip


def test_the_matrix_tells_found_clear_and_not_asked_apart():
    told = portfolio(
        record("A", findings={"MET01": 3}, asked={"MET01": 12}),
        record("B", findings={}, asked={"MET01": 12}),
        record("C", findings={}, asked={}),
    )
    assert [row["MET01 Metric missing"] for row in rows(opened(told)["Gaps by plan"])] == [3, 0, None]


def test_an_empty_portfolio_is_a_workbook_too():
    book = opened(portfolio())
    assert rows(book["Plans"]) == []
    assert [row["Plans"] for row in rows(book["Measures"])] == [0] * 10


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+A1",
        "-1",
        "@SUM(A1)",
        "#REF!",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "2026-01-01",
        "ab\x00\ufffe\ud800c",
    ],
)
def test_client_text_is_never_a_formula(text):
    told = portfolio(
        record(text, report=text, currency=text, refused=(Refusal(text, "password"),)),
        failures=[PlanFailure(text, text, (), "password", {"file": text})],
    )
    book = opened(told)
    for page in book:
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert isinstance(book["Plans"]["A2"].value, str)
    assert book["Plans"]["A2"].quotePrefix


def test_nothing_tells_when_it_was_made(monkeypatch):
    first = render(forty(), "fi")

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 5, 5, tzinfo=tz)

    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 5, 1, 1, 1, 0, 125, 0))
    assert render(forty(), "fi") == first
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert opened(forty()).properties.modified.date() == AS_OF == date(2026, 11, 21)


def test_nothing_but_the_portfolio_is_told():
    one = record(paths=("/home/matti/secret",), id="secret/id")
    told = replace(portfolio(one), anonymous=True)
    with ZipFile(BytesIO(render(told, "en"))) as archive:
        content = b"".join(map(archive.read, archive.namelist()))
    assert b"secret" not in content
    assert any("aliases" in str(row["How the figures are made"]) for row in rows(opened(told)["Notes"]))

"""Money cells are read exactly, or refused aloud."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.i18n import LANGUAGES, formats
from aligner.reading.amounts import (
    PERSON_DAYS,
    Amount,
    Style,
    Unreadable,
    column_style,
    number_minor,
    read_amount,
    read_people,
    read_unit,
)

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("0", 0),
        ("0,00", 0),
        ("120000", 12_000_000),
        ("-12,5", -1_250),
        ("  120 000  ", 12_000_000),
        (f"1{NBSP}234{NBSP}567,89", 123_456_789),
        (f"1{NARROW}234,5", 123_450),
        (f"1{THIN}234.50", 123_450),
        ("1'234'567.89", 123_456_789),
        ("1’000.00", 100_000),
        ("1.234.567,89", 123_456_789),
        ("1,234,567.89", 123_456_789),
        ("16.156.949", 1_615_694_900),
        ("0,234", 23),
        ("1234,567", 123_457),
        ("12.3456", 1_235),
        (".50", 50),
        ("1,2E+05", 12_000_000),
        ("1.2e5", 12_000_000),
        ("5e-1", 50),
        ("−1 000", -100_000),
        ("–2 000", -200_000),
        ("(3 000)", -300_000),
        ("4 000-", -400_000),
        ("+5 000", 500_000),
        ("500,-", 50_000),
        ("500,–", 50_000),
        ("１２３４５６", 12_345_600),
        ("١٢٣٤", 123_400),
    ],
)
def test_a_number_is_read_to_the_cent(text, minor):
    amount = read_amount(text)
    assert isinstance(amount, Amount)
    assert amount.minor == minor
    assert (amount.currency, amount.scale_stated) == (None, False)


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("120 000 €", 12_000_000, "EUR"),
        ("€80 000", 8_000_000, "EUR"),
        ("EUR 45000", 4_500_000, "EUR"),
        ("€ 500 EUR", 50_000, "EUR"),
        ("1 000 euroa", 100_000, "EUR"),
        ("500 e", 50_000, "EUR"),
        ("-€500", -50_000, "EUR"),
        ("€-500", -50_000, "EUR"),
        ("(1 000) €", -100_000, "EUR"),
        ("($1,200.50)", -120_050, "USD"),
        ("£16.156.949", 1_615_694_900, "GBP"),
        ("500 kr.", 50_000, "SEK"),
        ("2 000 NOK", 200_000, "NOK"),
    ],
)
def test_a_currency_is_told(text, minor, currency):
    assert read_amount(text) == Amount(minor, currency)


@pytest.mark.parametrize(
    ("text", "units", "currency"),
    [
        ("120 t€", 120_000, "EUR"),
        ("80 k€", 80_000, "EUR"),
        ("80k", 80_000, None),
        ("1,2 M€", 1_200_000, "EUR"),
        ("1,2 Me", 1_200_000, "EUR"),
        ("0.5 MEUR", 500_000, "EUR"),
        ("45 tEUR", 45_000, "EUR"),
        ("1,5 milj. €", 1_500_000, "EUR"),
        ("1,5 milj.", 1_500_000, None),
        ("2 miljoonaa euroa", 2_000_000, "EUR"),
        ("200 tuhatta", 200_000, None),
        ("3 mn", 3_000_000, None),
        ("5 tkr", 5_000, "SEK"),
        ("5 kkr", 5_000, "SEK"),
        ("2,5 mkr", 2_500_000, "SEK"),
        ("2 mnkr", 2_000_000, "SEK"),
        ("3 miljoner kronor", 3_000_000, "SEK"),
        ("3 mdkr", 3_000_000_000, "SEK"),
        ("22.1 Million", 22_100_000, None),
        ("£1.5m", 1_500_000, "GBP"),
        ("£m 1.5", 1_500_000, "GBP"),
    ],
)
def test_a_multiplier_in_the_cell_beats_the_header(text, units, currency):
    expected = Amount(units * 100, currency, scale_stated=True)
    assert read_amount(text) == expected
    assert read_amount(text, scale=1_000) == expected


def test_the_header_scales_what_states_no_multiplier():
    assert read_amount("120", scale=1_000) == Amount(12_000_000)
    assert read_amount(1.2, scale=1_000_000) == Amount(120_000_000)
    assert read_amount("120 €", scale=1_000) == Amount(12_000_000, "EUR")


def test_whole_euros_under_a_header_of_thousands_are_refused():
    assert read_amount("50 000 €", scale=1_000) == Unreadable("ambiguous-amount")


@pytest.mark.parametrize(
    "text",
    [
        *("TBD", "n/a", "x", "?", "ks. liite 3", "sisältyy", "virkatyönä"),
        *("alle 50 t€", "noin 80 000", "n. 30 000", "~45 000", "yli 50 000", "max 10 000", ">5 000"),
        *("15 000 €/kk", "12 000 / v", "120 000 (alv 0 %)", "100 000–200 000", "10-20", "500 kr 50 öre"),
        *("+358 40 123 4567", "+358401234567", "0401234567", "040 123 456", "00100", "FI21 1234"),
        *("15.3.2023", "2026-03", "12:30", "1 000²", "½", "1 23", "1,23,456", "1.234 567,8", "12 0000"),
        *("120 t", "500 € SEK", "5 k€ M", "(-500)", "--5", "1e99", "100000000000000", "1\t000", "9" * 100),
    ],
)
def test_a_word_left_over_refuses_the_cell(text):
    assert read_amount(text) == Unreadable("unreadable-amount")


@pytest.mark.parametrize(
    "value", [True, False, date(2026, 1, 1), datetime(2026, 1, 1), time(12), timedelta(1)]
)
def test_what_is_no_number_is_no_amount(value):
    assert read_amount(value) == Unreadable()
    assert read_people(value) == Unreadable()


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 1e15, 1e308, 10**16])
def test_absurd_numbers_are_refused(value):
    assert read_amount(value) == Unreadable()


@pytest.mark.parametrize("value", [None, "", "   ", "-", "–", "—", "- -", "..."])
def test_blanks_and_dashes_are_blank(value):
    assert read_amount(value) is None
    assert read_people(value) is None


@pytest.mark.parametrize("text", ["25 %", "12,5%"])
def test_a_percentage_is_not_money(text):
    assert read_amount(text) == Unreadable("percent-in-amount")


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.500", "1.234 M€"])
def test_an_ambiguous_separator_needs_the_column(text):
    assert read_amount(text) == Unreadable("ambiguous-amount")


def test_the_column_settles_the_separator():
    assert read_amount("1.234", style=Style.COMMA) == Amount(123_400)
    assert read_amount("1.234", style=Style.DOT) == Amount(123, rounded=True)
    assert read_amount("1,234", style=Style.DOT) == Amount(123_400)
    assert read_amount("1.234,50", style=Style.DOT) == Amount(123_450)


@pytest.mark.parametrize(
    ("values", "style", "mixed"),
    [
        (["1.234", "12,50"], Style.COMMA, False),
        (["1,234", "12.5", None, 5.0], Style.DOT, False),
        (["1.234.567", "1.234"], Style.COMMA, False),
        (["1 234,5 €", "noin 1.5", "ks. liite"], Style.COMMA, False),
        (["1.234,50", "1,234.50"], None, True),
        (["1.234", "1,234", "500", "9" * 100], None, False),
        (["1,2E+05", "1.2e5"], None, False),
        ([], None, False),
    ],
)
def test_a_columns_style_is_what_every_cell_can_be_read_with(values, style, mixed):
    assert column_style(values) == (style, mixed)


@pytest.mark.parametrize(
    ("value", "scale", "minor", "rounded"),
    [
        (120, 1_000, 12_000_000, False),
        (0.1 + 0.2, 1, 30, False),
        (99999.99, 1, 9_999_999, False),
        (2.675, 1, 268, True),
        (1.005, 1, 101, True),
        (-12.345, 1, -1_235, True),
        (12.345, 1_000, 1_234_500, False),
        (1e-9, 1, 0, True),
        (123456789012.12, 1, 12_345_678_901_212, False),
        (1e300, 1, 10**15 + 1, False),
    ],
)
def test_a_number_cell_is_its_shortest_decimal(value, scale, minor, rounded):
    assert number_minor(value, scale) == (minor, rounded)


@given(st.integers(-(10**13), 10**13))
def test_a_number_of_whole_cents_loses_none(minor):
    assert number_minor(minor / 100, 1) == (minor, False)


@given(st.floats(-1e9, 1e9), st.sampled_from([1, 1_000, 1_000_000]))
def test_numbers_round_half_up_from_fifteen_digits(value, scale):
    exact = Decimal(f"{value:.15g}") * scale * 100
    minor, rounded = number_minor(value, scale)
    assert minor == int(exact.to_integral_value("ROUND_HALF_UP"))
    assert rounded == (minor != exact)


@given(st.integers(-(10**14), 10**14), st.sampled_from(LANGUAGES), st.sampled_from(["EUR", "SEK", "GBP"]))
def test_what_a_language_writes_reads_back(minor, language, currency):
    written = formats.money(minor, currency, language, exact=True)
    style = Style.DOT if language == "en" else Style.COMMA
    assert read_amount(written, style=style) == Amount(minor, currency)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    assert read_amount(text) is None or isinstance(read_amount(text), Amount | Unreadable)
    assert read_people(text) is None or isinstance(read_people(text), int | Unreadable)


@pytest.mark.parametrize(
    ("value", "thousandths"),
    [
        (2.5, 2_500),
        (3, 3_000),
        ("2,5", 2_500),
        ("2,5 htv", 2_500),
        ("0.5 FTE", 500),
        ("0,5 årsverken", 500),
        ("2 person-years", 2_000),
        ("50 %", 500),
        ("3 hlö", 3_000),
        ("3 pers.", 3_000),
        ("120 htp", 545),
        ("6 kk", 500),
        ("18 htkk", 1_500),
    ],
)
def test_people_are_thousandths_of_a_person_year(value, thousandths):
    assert read_people(value) == thousandths


def test_a_header_of_person_days_divides_bare_numbers():
    assert read_people(110, per_year=PERSON_DAYS) == 500
    assert read_people("110", per_year=PERSON_DAYS) == 500
    assert read_people("1 htv", per_year=PERSON_DAYS) == 1_000


@pytest.mark.parametrize(
    "value", ["virkatyönä", "Maija 50 %", "2 tiimiä", "-1", -1, float("nan"), 1e12, "1" * 100]
)
def test_people_that_no_number_tells_are_refused(value):
    assert read_people(value) == Unreadable()


def test_people_are_as_strict_about_separators_as_money():
    assert read_people("1,234") == Unreadable("ambiguous-amount")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("t€", (1_000, "EUR")), ("milj. euroa", (1_000_000, "EUR")), ("kr", (None, "SEK")), ("kpl", None)],
)
def test_units_stand_alone_too(text, unit):
    assert read_unit(text) == unit

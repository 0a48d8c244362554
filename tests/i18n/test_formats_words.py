from decimal import Decimal

import pytest

from aligner.i18n import formats


@pytest.mark.parametrize(
    ("years", "language", "said"),
    [
        ([2027], "fi", "2027"),
        ([2028, 2027], "fi", "2027 ja 2028"),
        ([2027, 2029], "sv", "2027 och 2029"),
        ([2026, 2027, 2028], "en", "2026–2028"),
        ([2026, 2028, 2029, 2030], "en", "2026 and 2028–2030"),
        ([2026, 2028, 2030], "fi", "2026, 2028 ja 2030"),
    ],
)
def test_years_are_listed_as_people_do(years, language, said):
    assert formats.years(years, language) == said


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (2, "fi", "kahdelta mittarilta, kaksi"),
        (12, "fi", "kahdeltatoista mittarilta, kaksitoista"),
        (13, "fi", "13 mittarilta, 13"),
        (2, "sv", "två mittarilta, två"),
    ],
)
def test_a_sentence_names_the_case_of_its_count(count, language, said):
    shown = formats.Count(count, language)
    assert f"{shown:ablative} mittarilta, {shown}" == said


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("2.4", "fi", "2,4"),
        ("21.50", "sv", "21,50"),
        ("2.4", "en", "2.4"),
        ("-0.5", "fi", "-0,5"),
        ("120000", "fi", "120\u00a0000"),
        ("2028", "fi", "2028"),
        ("2,4", "en", "2,4"),
        ("2.4 (1–5)", "fi", "2.4 (1–5)"),
        ("1.3.2027", "fi", "1.3.2027"),
        ("", "fi", ""),
    ],
)
def test_a_number_is_written_in_the_language_and_words_as_they_stand(text, language, said):
    assert formats.figure(text, language) == said


@pytest.mark.parametrize(
    ("unit", "language", "said"),
    [
        ("%", "fi", "84 → 98\u00a0%"),
        ("%", "sv", "84 → 98\u00a0%"),
        ("%", "en", "84 → 98%"),
        ("€", "fi", "84 → 98\u00a0€"),
        ("h/kk", "fi", "84 → 98 h/kk"),
        ("1–5", "en", "84 → 98 (1–5)"),
        ("", "en", "84 → 98"),
    ],
)
def test_a_unit_stands_after_its_figures(unit, language, said):
    assert formats.with_unit("84 → 98", unit, language) == said


@pytest.mark.parametrize(
    ("value", "decimals", "fi", "en"),
    [
        (-1234567, 0, "-1\u00a0234\u00a0567", "-1,234,567"),
        (999, 0, "999", "999"),
        (Decimal("1234.5"), 2, "1\u00a0234,50", "1,234.50"),
        (Decimal("0.125"), 2, "0,12", "0.12"),  # halves go to the even digit, as Babel's do
        (Decimal("-0.4"), 0, "-0", "-0"),
        (10**15, 1, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000,0", "1,000,000,000,000,000.0"),
    ],
)
def test_thousands_and_decimals_are_parted_as_the_language_does(value, decimals, fi, en):
    assert formats.number(value, "fi", decimals=decimals) == fi
    assert formats.number(value, "sv", decimals=decimals) == fi
    assert formats.number(value, "en", decimals=decimals) == en

"""The one number of a metric's value, in the spellings that plans use."""

from decimal import Decimal

import pytest

from aligner.reading.telling import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("62 %", "62"),
        ("4,2 / 5", "4.2"),
        ("3.6/5", "3.6"),
        ("alle 5 päivää (2028)", "5"),
        ("12 000 kpl", "12000"),
        ("1 200,5", "1200.5"),
        ("-3", "-3"),
        ("−12 %", "-12"),
        ("2028", "2028"),
        ("NPS 62", "62"),
        ("95", "95"),
        ("0", "0"),
    ],
)
def test_one_number_is_read(text, number):
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "62 → 85", "täsmentyy", "kaksi viikkoa", "3–5 päivää", "1–5", "1.2.3"])
def test_none_or_several_are_not(text):
    assert number_in(text) is None

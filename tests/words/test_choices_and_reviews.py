"""What a text rules out, and whether it has the management look at things regularly."""

import time

import pytest

from aligner.words.choices import ruled_out
from aligner.words.reviews import any_reviews


@pytest.mark.parametrize(
    "text",
    [
        "Emme avaa uusia toimipisteitä ennen vuotta 2028",
        "Paperilaskuista luovutaan",
        "Uusia kanavia ei käynnistetä",
        "Vi öppnar inte nya kontor",
        "Vi ska inte konkurrera med pris",
        "Kontoret i Byviken läggs ner",
        "We will not open new branches",
        "The magazine is discontinued",
        "Home visits are no longer offered by phone",
    ],
)
def test_a_choice_is_heard(text):
    assert ruled_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "Emme jätä ketään yksin",
        "Asiakas ei odota yli kahta päivää",
        "Kunden väntar inte mer än två dagar",
        "Residents will not wait longer than three days",
        "A one-stop shop at every bus stop",
        "",
    ],
)
def test_no_choice_is_heard_where_none_is_made(text):
    assert not ruled_out(text)


@pytest.mark.parametrize(
    ("text", "reviews"),
    [
        ("Johtoryhmä käy tavoitteet läpi neljännesvuosittain", True),
        ("Kaupunginhallitus käsittelee tavoitteet puolivuosittain", True),
        ("Ledningsgruppen följer upp målen kvartalsvis", True),
        ("The board discusses customer goals regularly", True),
        ("Johtoryhmä käsittelee tavoitteet", False),
        ("Asiakkaalle raportoidaan kulutus kuukausittain", False),
        ("Kunden får en rapport varje månad", False),
        ("A monthly report to tenants", False),
    ],
)
def test_a_rhythm_of_the_management(text, reviews):
    assert any_reviews((text, "Liittymä viikossa")) is reviews


def test_long_texts_are_not_read_through():
    text = "emme " * 60_000 + "käsitellään " * 60_000
    before = time.perf_counter()
    assert not ruled_out(text)
    assert not any_reviews((text,))
    assert time.perf_counter() - before < 1

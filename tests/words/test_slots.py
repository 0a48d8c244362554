import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.words.customers import customer_words
from aligner.words.echo import echoes
from aligner.words.placeholders import is_placeholder
from aligner.words.resources import declares_existing
from aligner.words.slots import SLOTS, read
from aligner.words.texts import clean, key, normalise, same_stem, stems

with Path(__file__).with_name("statements.csv").open(encoding="utf-8", newline="") as file:
    STATEMENTS = list(csv.DictReader(file))
WORDS = st.sampled_from(" ".join(row["text"] for row in STATEMENTS).split())
texts = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row["text"][:40])
def test_statement(row):
    assert read(row["text"], row["language"]).slogan == (row["slogan"] == "1")


def test_the_language_is_told_from_the_text():
    right = sum(read(row["text"]).language == row["language"] for row in STATEMENTS)
    assert right >= 0.98 * len(STATEMENTS)


@pytest.mark.parametrize(
    ("text", "slot", "span"),
    [
        ("Odotus lyhenee 10 päivään", "quantity", "10 päivään"),
        ("Ledtiden halveras", "quantity", "halveras"),
        ("valmis vuoteen 2027 mennessä", "deadline", "vuoteen 2027 mennessä"),
        ("NPS paranee", "measure", "NPS"),
        ("Ett gemensamt formulär införs", "deliverable", "formulär"),
        ("Tarjouspyyntöön vastaa myyntijohtaja", "actor", "myyntijohtaja"),
        ("Potilas näkee lähetteensä verkossa", "segment", "Potilas"),
    ],
)
def test_a_slot_shows_what_fills_it(text, slot, span):
    assert span in [found.text for found in read(text).slots[slot]]


@pytest.mark.parametrize(
    "text",
    [
        "Läsnä asiakkaan elämässä 24/7.",
        "Annamme 110 % asiakkaan eteen",
        "Våra 45 000 kunder förtjänar det bästa.",
        "Asumisen iloa kaikille 12 000 asukkaallemme.",
        "Tavoite 3: sujuva arki",
        "Strategi 2.0 tar oss framåt",
        "Noudatamme kuntalakia (410/2015) hengessä ja kirjaimessa",
        "2. Kehitämme toimintaamme",
        "Viiden tähden palvelua",
        "Five-star care, 365 days a year",
        "Vi ligger två steg före",
        "Kolme arvoamme ohjaavat meitä",
        "Kolmen parhaan joukossa Suomessa",
    ],
)
def test_a_number_that_is_no_promise(text):
    assert not read(text).slots["quantity"]


def test_praise_is_shown_and_lowers_the_confidence():
    plain = read("Kunden får svar inom två dagar.")
    praised = read("Kunden får alltid bästa svar inom två dagar i världsklass.")
    assert praised.vague
    assert praised.confidence < plain.confidence


def test_a_reading_names_what_is_there_and_what_is_not():
    reading = read("Väntetiden minskar senast 2028.")
    assert reading.filled == ("deadline", "measure")
    assert set(reading.filled) | set(reading.lacking) == set(SLOTS)
    assert read("").lacking == SLOTS


@given(texts)
def test_spans_lie_in_the_text_and_match(text):
    reading = read(text)
    assert set(reading.slots) == set(SLOTS)
    assert 0.5 <= reading.confidence <= 1
    for span in (*reading.vague, *(s for spans in reading.slots.values() for s in spans)):
        assert reading.text[span.start : span.end] == span.text != ""


@given(texts, texts)
def test_nothing_raises_on_any_text(text, other):
    echoes(text, other)
    is_placeholder(text)
    declares_existing(text)
    assert all(normalise(text)[s.start : s.end] == s.text for s in customer_words(text))


@given(st.text(max_size=200))
def test_clean_leaves_nothing_that_moves_or_hides_text(text):
    shown = clean(text)
    assert not set(shown) & set("\x00\x07\x1b\n\r\t\u200b\u200e\u202e\u2066\ufeff\u2028\x85\x9b")
    assert clean(shown) == shown
    assert normalise(normalise(text)) == normalise(text)
    assert key(text) == key(f"  {text}\n")


def test_a_line_break_becomes_a_space():
    assert clean("Yksi\nkaksi\u202e\u200b") == "Yksi kaksi"
    assert normalise("arjen\u00a0\u202fsujuvuus") == "arjen sujuvuus"
    assert key("Ääni") == key("A\u0308A\u0308NI".replace("A\u0308NI", "a\u0308ni"))


def test_very_long_texts_are_cut():
    assert len(read("asiakas saa " * 20_000).text) <= 2_000


def test_forms_of_a_word_share_a_stem():
    assert stems("Sujuva asiointi")[0] == stems("asiointi on sujuvaa")[-1]
    assert stems("kunden") == stems("kunder")
    assert same_stem(*stems("permits permit"))
    assert not same_stem(*stems("palvelu palkka"))

import re

import pytest

from aligner import i18n
from aligner.i18n import LANGUAGES
from aligner.model.grid import Cell, Note, SourceRead
from aligner.reports import notes

CONTRACT = """
totals-row subtotal-row hidden-row hidden-column hidden-sheet error-cell formula-without-value
unreadable-amount ambiguous-amount rounded-amount negative-amount percent-in-amount year-as-amount
mixed-currency unit-assumed two-amounts duplicate-lines unreadable-date duplicate-id duplicate-name
dangling-link ambiguous-link close-link parent-cycle unknown-parent unlinkable-budget column-asked
column-unknown header-blank header-repeated merged-cells sheet-skipped table-skipped file-refused
file-skipped wrong-extension encoding-assumed dialect-assumed ragged-rows text-cleaned text-cut
active-content part-ignored limit-reached
"""
CODES = CONTRACT.split()


def note(code, text="n. 40 t€", **params):
    return Note(code, Cell("budjetti.csv", "", 5, 4, text), params)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_contract_has_a_sentence(code, language):
    said = notes.sentence(note(code), language, "EUR")
    assert said.endswith(".")
    assert "{" not in said
    assert code not in said


@pytest.mark.parametrize("place", ["with", "case"])
def test_fuller_sentences_belong_to_known_codes(place):
    known = set(i18n.keys("notes"))
    assert {key.partition("_")[0] for key in i18n.keys("notes", place)} <= known


@pytest.mark.parametrize("key", i18n.keys("notes", "with"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fuller_sentence_is_used_where_its_parameters_are_known(key, language):
    wanted = i18n.placeholders(i18n.entry(f"notes.with.{key}")["en"]) - {"text"}
    params = {name: 123_456 if name.endswith("_money") else f"<{name}>" for name in wanted}
    said = notes.sentence(note(key, **params), language, "EUR").replace("\u00a0", " ")
    shown = {"en": "€1,234.56"}.get(language, "1 234,56 €")
    assert all((shown if name.endswith("_money") else f"<{name}>") in said for name in wanted)


def test_a_parameters_value_may_choose_the_sentence():
    assert "täsmää" in notes.sentence(note("totals-row", label="Yht.", agrees=0), "fi", "EUR")
    assert "Nimetön" in notes.sentence(note("totals-row", "", label="", agrees=1), "fi", "EUR")
    assert "makroja" in notes.sentence(note("active-content", kind="macros"), "fi", "EUR")


def test_an_unknown_code_is_named_and_a_long_text_cut():
    assert notes.sentence(note("brand-new"), "en", "EUR") == "Note: brand-new."
    assert len(notes.sentence(note("unreadable-amount", "x" * 9999), "en", "EUR")) < 200


@pytest.mark.parametrize("text", ["{evil}", "{0}", "%s", "a\nb\x1b[0m\u202e"])
def test_client_text_is_never_a_format(text):
    said = notes.sentence(note("unreadable-amount", text), "en", "EUR")
    assert re.sub(r"[\n\x1b\u202e]", "", text).replace("ab", "a b") in said
    assert not set(said) & set("\n\x1b\u202e")


def test_a_refused_file_says_why():
    said = notes.refusal(SourceRead("a.xlsx", refused=("password", {})), "fi")
    assert "a.xlsx" in said
    assert notes.refusal(SourceRead("a.xlsx"), "fi") == ""

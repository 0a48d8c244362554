import csv
import tomllib
from pathlib import Path

import pytest

from aligner.words import cues, deadlines, periods, quantities
from aligner.words.language import language
from aligner.words.slots import SLOTS, read
from aligner.words.statements import held
from aligner.words.weighing import confidence, sloganness, weights

HERE = Path(__file__).parent
MENTIONS = tomllib.loads((HERE / "mentions.toml").read_text("utf-8"))["case"]
SHORT = tomllib.loads((HERE / "short_texts.toml").read_text("utf-8"))
FRESH = list(csv.DictReader((HERE / "fresh_statements.csv").open(encoding="utf-8")))
TOLD = [read(row["text"]) for row in csv.DictReader((HERE / "statements.csv").open(encoding="utf-8"))]


def _macro_f1(pairs):
    def f1(kind):
        right = sum(told == labelled == kind for told, labelled in pairs)
        return 2 * right / sum((told == kind) + (labelled == kind) for told, labelled in pairs)

    return (f1(True) + f1(False)) / 2


@pytest.mark.parametrize("place", ["fi", "sv", "en"])
def test_slogans_are_told_from_what_can_be_checked_in_plain_statements(place):
    pairs = [(read(row["text"]).slogan, row["slogan"] == "1") for row in FRESH if row["language"] == place]
    assert len(pairs) >= 80
    assert _macro_f1(pairs) >= 0.95


@pytest.mark.parametrize("case", MENTIONS, ids=lambda case: f"{case['slot']}: {case['text']}")
def test_a_mention_is_evidence_or_not(case):
    reading = read(case["text"])
    assert [span.text for span in reading.slots[case["slot"]]] == case["spans"]
    assert (case["slot"] in reading.filled) == case["filled"]


def test_every_decision_explains_itself_by_its_slots():
    for reading in TOLD:
        assert reading.slogan == (reading.filled == ())
        assert all(reading.slots[name] for name in reading.filled)
        assert sorted((*reading.filled, *reading.lacking)) == sorted(SLOTS)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in SHORT for text in SHORT[name]])
def test_the_language_of_a_few_words(name, text):
    assert language(text) == name


def test_each_line_of_a_mixed_file_has_its_own_language():
    assert [read(text).language for text in ("Asiakas ensin", "Kunden först", "Customer first")] == [
        "fi",
        "sv",
        "en",
    ]


def test_the_best_quarter_of_a_ranking_is_no_praise():
    ranked = read("Senast 2028 hör vi till den bästa fjärdedelen i branschens kundindex.")
    assert "bästa" not in [span.text for span in ranked.vague]
    assert "quantity" in ranked.filled


def test_every_clue_has_a_weight_and_every_weight_a_clue():
    seen = {name for reading in TOLD for name in held(reading.text, reading.language).clues}
    assert seen <= set(weights())
    assert set(weights()) - seen <= {"bias"}


def test_nothing_found_is_a_slogan_and_evidence_speaks_against_it():
    assert sloganness({}) > 0 > sloganness({"held": 1, "quantity": 1})
    assert sloganness({"vague": 2}) > sloganness({})
    assert confidence(0) == 0.5 < confidence(1) == confidence(-1) < confidence(1000) == 0.98


def _numbers(texts):
    for found in (
        cues.cues,
        periods._found,
        deadlines.deadlines,
        quantities.quantities,
        quantities.ranks,
        quantities._worth_trying,
        periods._worth_trying,
        deadlines._worth_trying,
    ):
        if hasattr(found, "cache_clear"):
            found.cache_clear()
    return [(quantities.quantities(t), quantities.ranks(t), deadlines.deadlines(t)) for t in texts]


def test_looking_only_where_a_number_can_be_loses_none(monkeypatch):
    texts = [reading.text for reading in TOLD]
    for file in ("definitions.toml", "more_examples.toml", "ambitions.toml", "periods.toml"):
        content = (HERE / file).read_text("utf-8")
        texts += [line.strip(' ",') for line in content.splitlines()]
    quick = _numbers(texts)
    monkeypatch.setattr(cues, "worth", lambda *_: True)
    monkeypatch.setattr(cues, "matches", lambda pattern, text, _: pattern.finditer(text))
    monkeypatch.setattr(periods, "cues", lambda _: -1)
    assert _numbers(texts) == quick
    monkeypatch.undo()
    _numbers(())

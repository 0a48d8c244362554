import pytest

from aligner.model.verdicts import Tone
from aligner.reports.voice import Voice


@pytest.mark.parametrize(
    ("number", "case", "language", "words"),
    [
        (0, "nominative", "fi", "nolla"),
        (6, "elative", "fi", "kuudesta"),
        (12, "adessive", "fi", "kahdellatoista"),
        (2, "allative", "fi", "kahdelle"),
        (13, "nominative", "fi", "13"),
        (13, "adessive", "fi", "13 tavoitteella"),
        (1, "nominative", "sv", "ett"),
        (1, "common", "sv", "en"),
        (1200, "elative", "en", "1,200"),
        (12, "elative", "en", "twelve"),
    ],
)
def test_counts_are_written_in_words_in_their_case(number, case, language, words):
    count = Voice(language).count(number, case)
    assert (f"{count}", count == number) == (words, True)


def test_a_count_in_words_still_chooses_the_singular():
    voice = Voice("fi")
    assert voice.counted("part.slogan", 1) == "yksi on korulause"
    assert voice.counted("part.slogan", 2) == "kaksi on korulauseita"


def test_what_fills_a_sentence_is_escaped():
    assert Voice("en").t("read_on", date="*2026*") == r"read and assessed on \*2026\*"


@pytest.mark.parametrize(
    ("items", "text"), [(["a"], "a"), (["a", "b"], "a ja b"), (["a", "b", "c|"], r"a, b ja c\|")]
)
def test_lists_end_as_the_language_does(items, text):
    assert Voice("fi").listing(items) == text


def test_the_neutral_tone_takes_its_own_words_where_it_has_some():
    voice = Voice("fi", tone=Tone.NEUTRAL)
    assert voice.term("verdict.slogan") == "vain sanoja"
    assert voice.term("pillar.metrics") == "mittarit"


def test_a_sentence_begins_with_a_capital_past_its_emphasis():
    assert Voice("fi").capital("**kolme** on") == "**Kolme** on"
    assert Voice("fi").capital("") == ""

"""What every text of every check must keep to; adding a check never edits this file."""

import re
from collections import Counter

import pytest
from example_plans import plan_of

from aligner import checks, i18n
from aligner.checks import Check
from aligner.model.finding import Outcome

EVERY = checks.all_checks()
UNSAID = [check for check in EVERY if "UNSAID" in check.path.with_suffix(".py").read_text("utf-8")]
CASE_ENDING = re.compile(r"(?<=[^\s(])”[:-]?[a-zåäö]")
"""A name in quotation marks is client text: no Finnish case ending or Swedish genitive is glued to it."""

in_every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)
every_check = pytest.mark.parametrize("check", EVERY, ids=lambda check: check.code)


@in_every_language
@pytest.mark.parametrize("check", UNSAID, ids=lambda check: check.code)
def test_a_question_that_may_stand_without_a_finding_needs_none(check: Check, language):
    assert not i18n.placeholders(check.texts[language]["question"])
    assert checks.question(check.code, language) == check.texts[language]["question"]


@in_every_language
@pytest.mark.parametrize("part", ["title", "question"])
def test_no_two_checks_have_the_same_title_or_ask_the_same_question(part, language):
    letters = Counter(re.sub(r"\W", "", check.texts[language][part].casefold()) for check in EVERY)
    assert [text for text, times in letters.items() if times > 1] == []


@every_check
def test_every_threshold_says_what_it_means(check: Check):
    meanings = i18n.load(check.path).get("option", {})
    assert meanings.keys() == check.options.keys()
    for meaning in meanings.values():
        assert meaning.keys() == set(i18n.LANGUAGES)
        assert all(text == text.strip(" .") != "" for text in meaning.values())


@in_every_language
@every_check
def test_texts_keep_to_the_typography_of_their_language(check: Check, language):
    for sentence in check.texts[language].values():
        assert '"' not in sentence
        assert "  " not in sentence
        if language == "en":
            assert not re.search(r"[\d}]\s%", sentence)
        else:
            assert "“" not in sentence
            assert not re.search(r"[\d}] ?[%€]", sentence), "a no-break space"
            assert not CASE_ENDING.search(sentence)


@every_check
def test_an_example_said_to_be_clear_shows_in_the_catalogue(check: Check):
    shown = [example for example in check.examples if example.get("outcome") == "clear"]
    assert shown
    for example in shown:
        outcomes = {answer.outcome for answer in check.run(plan_of(example), example.get("options"))}
        assert outcomes == {Outcome.CLEAR}


@every_check
def test_finnish_asks_as_we_and_acts_in_the_passive(check: Check):
    acts = re.split(r"[,:–]", check.texts["fi"]["fix"])[0]
    assert re.search(r"(t[aä][aä]n|d[aä][aä]n|l[aä][aä]n|n[aä][aä]n|r[aä][aä]n)\b", acts), acts

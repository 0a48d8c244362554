"""What every check must keep to; adding a check never edits this file."""

import re
from pathlib import Path

import pytest
from example_plans import plan_of

from aligner import checks, i18n
from aligner.checks import Check
from aligner.model.finding import Outcome

PARTS = ("title", "message", "why", "fix", "question")
EVERY = checks.all_checks()
EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{example['name']}")
    for check in EVERY
    for example in check.examples
]
LONGEST_MESSAGE = 100
LONGEST_FILE = 60

every_check = pytest.mark.parametrize("check", EVERY, ids=lambda check: check.code)


def test_codes_are_unique_and_well_formed():
    codes = [check.code for check in EVERY]
    assert codes
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}[0-9]{2}", code) for code in codes)


@every_check
def test_file_function_and_check_share_one_name(check: Check):
    assert check.rule.__name__ == check.name == check.path.stem


@every_check
def test_a_check_is_small_and_tells_its_source(check: Check):
    assert len(check.path.with_suffix(".py").read_text("utf-8").splitlines()) <= LONGEST_FILE
    assert check.rule.__doc__ or _module_docstring(check.path)
    assert re.match(r"S[0-4]", check.source)


@every_check
def test_texts_exist_in_three_languages_with_the_same_parts_and_placeholders(check: Check):
    shapes = {
        language: {part: i18n.placeholders(sentence) for part, sentence in check.texts[language].items()}
        for language in i18n.LANGUAGES
    }
    assert shapes["fi"] == shapes["sv"] == shapes["en"]
    assert set(PARTS) <= set(shapes["en"])
    assert {re.sub("(_without_[a-z_]+?)?(_one)?$", "", part) for part in shapes["en"]} == set(PARTS)


@every_check
def test_texts_are_written_to_be_read(check: Check):
    for language in i18n.LANGUAGES:
        for part, sentence in check.texts[language].items():
            assert sentence == sentence.strip() != "", (language, part)
            assert part != "message" or len(sentence) <= LONGEST_MESSAGE, (language, sentence)
            assert part != "question" or sentence.endswith("?"), (language, sentence)
            stops = part in {"why", "fix"}
            assert part == "question" or sentence.endswith(".") is stops, (language, part, sentence)


@every_check
def test_examples_show_where_it_speaks_and_where_it_is_silent(check: Check):
    assert any(example["finds"] for example in check.examples)
    assert any(not example["finds"] for example in check.examples)


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_comes_out_as_it_says(check: Check, example):
    answers = list(check.run(plan_of(example), example.get("options")))
    assert not [answer.error for answer in answers if answer.outcome is Outcome.CRASHED]
    findings = [finding for answer in answers for finding in answer.findings]
    assert len(findings) == example["finds"]
    if "outcome" in example:
        assert {answer.outcome.value for answer in answers} == {example["outcome"]}
    for finding in findings:
        assert finding.evidence
        assert example.get("params", {}).items() <= finding.params.items()
    if "at" in example:
        assert [f"{c.sheet}!{c.address}" for f in findings for c in f.evidence] == example["at"]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_every_finding_has_its_sentences(check: Check, example):
    for answer in check.run(plan_of(example), example.get("options")):
        for finding in answer.findings:
            for language in (*i18n.LANGUAGES, i18n.PSEUDO):
                for part in PARTS:
                    assert checks.sentence(finding, part, language, "EUR")


def _module_docstring(path: Path) -> bool:
    return path.with_suffix(".py").read_text("utf-8").startswith('"""')

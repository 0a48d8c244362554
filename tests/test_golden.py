"""The reports of the samples, word for word; ``python tests/golden/regenerate.py`` writes them anew."""

import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from aligner import i18n, service
from aligner.service import Request
from aligner.service.columns import columns_text

sys.path.insert(0, str(Path(__file__).parent / "golden"))
import regenerate

GOLDEN = Path(regenerate.__file__).parent
SCHEMA = Path(__file__).parents[1] / "docs" / "assessment.schema.json"
MADE = dict(regenerate.made())


@pytest.mark.parametrize("name", MADE)
def test_a_report_is_the_golden_one(name):
    assert MADE[name].splitlines() == (GOLDEN / name).read_text("utf-8").splitlines()


def test_there_are_no_other_golden_reports():
    assert {path.name for path in GOLDEN.glob("*.md")} == set(MADE)


@pytest.mark.parametrize("sample", regenerate.LANGUAGES)
def test_the_json_of_a_sample_is_of_the_published_form(sample):
    request = Request((regenerate.SAMPLES / sample,), as_of=regenerate.AS_OF)
    document = json.loads(service.render(service.check(request), request, "json"))
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


WORD = re.compile(r"[A-Za-z]{3,}")
CODES = {"aligner", "explain", "columns"}


def hard_coded(text, client):
    """Words with a plain vowel that are neither of the pseudo-language nor of the client."""
    ours = re.sub(r"`[^`]*`|\b[A-Z]{3}\d\d\b", " ", text)
    found = {word.casefold() for word in WORD.findall(ours) if re.search("[aeiouy]", word, re.IGNORECASE)}
    return found - client - CODES


def client_words(plan):
    """Every word of the input: cells, headers, names of sheets and files."""
    words = json.dumps([[c.samples, c.header] for s in plan.sources for t in s.tables for c in t.columns])
    noted = repr([plan.name, *(note.cell.text for note in plan.notes)])
    names = repr(
        [*plan.areas, *plan.goals, *plan.metrics, *plan.initiatives, *plan.sources, *plan.ledger.targets]
    )
    return {word.casefold() for word in WORD.findall(words + noted + names)}


@pytest.mark.parametrize("plain", [False, True])
def test_no_sentence_of_a_report_is_hard_coded(plain):
    request = Request(
        (regenerate.SAMPLES / "tern-and-harrow",), as_of=regenerate.AS_OF, language=i18n.PSEUDO, plain=plain
    )
    assessment = service.check(request)
    assert hard_coded(service.render(assessment, request, "md"), client_words(assessment.plan)) == set()


def test_no_sentence_of_the_command_line_is_hard_coded():
    request = Request((regenerate.SAMPLES / "tern-and-harrow",), as_of=regenerate.AS_OF)
    plan = service.check(request).plan
    notes = "\n".join(service.note_text(note, i18n.PSEUDO, plan.currency) for note in plan.notes)
    assert hard_coded(notes, client_words(plan)) == set()
    columns = re.sub(r"[a-z]+\.[a-z_]+", " ", columns_text(plan, i18n.PSEUDO))
    cut = hard_coded(columns, client_words(plan))  # sample values may end in the middle of a word
    assert {word for word in cut if not any(known.startswith(word) for known in client_words(plan))} == set()


def test_the_pseudo_language_shows_a_hard_coded_sentence():
    assert hard_coded("[Thé gáp] hard coded", set()) == {"hard", "coded"}

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.words import promises, sides
from aligner.words.needs import needs
from aligner.words.offers import offers
from aligner.words.outputs import outputs
from aligner.words.texts import normalise

CASES = tomllib.loads((Path(__file__).parent / "claims.toml").read_text("utf-8"))
FUNCTIONS = {"needs": needs, "offers": offers, "outputs": outputs}
FUNCTIONS |= {name: getattr(sides, name) for name in ("competitors", "ourselves", "gains")}
FUNCTIONS |= {name: getattr(promises, name) for name in CASES if hasattr(promises, name)}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in CASES for text in CASES[name]["yes"]])
def test_a_claim_is_heard(name, text):
    assert FUNCTIONS[name](text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in CASES for text in CASES[name]["no"]])
def test_what_sounds_alike_is_no_claim(name, text):
    assert FUNCTIONS[name](text) == ()


@pytest.mark.parametrize("name", FUNCTIONS)
@given(text=st.text(max_size=80) | st.sampled_from([t for case in CASES.values() for t in case["yes"]]))
def test_spans_lie_in_the_text_in_order(name, text):
    found = FUNCTIONS[name](text)
    assert all(normalise(text)[span.start : span.end] == span.text != "" for span in found)
    assert list(found) == sorted(found)

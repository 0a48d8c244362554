"""What a pattern needs stands in everything that it can find, so that passing texts over loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from aligner.words import choices, progress, reviews, strides, subjects
from aligner.words.kinds import metrics
from aligner.words.patterns import Pattern, Signs

MODULES = (choices, progress, reviews, strides, subjects, metrics)
WITH_NEEDS = [
    (one.written, one.needs)
    for module in MODULES
    for one in vars(module).values()
    if isinstance(one, Pattern) and one.needs is not None
]
RULING_OUT = [(pattern.written, choices.NEEDED) for pattern in choices.RULED_OUT]
MOST = 20_000
LETTERS = "qqq"
"""What stands for any letters."""


def examples(parts: Any) -> Iterator[str]:
    """Write out what a parsed pattern finds: each way through it, with and without what may be left out."""
    return map("".join, product(*(tuple(_ways(kind, value)) for kind, value in parts)))


def _ways(kind: Any, value: Any) -> Iterator[str]:
    if kind is op.LITERAL:
        yield chr(value)
    elif kind is op.BRANCH:
        for branch in value[1]:
            yield from examples(branch)
    elif kind is op.SUBPATTERN:
        yield from examples(value[-1])
    elif kind is op.MAX_REPEAT:
        least, _, repeated = value
        for count in {least, max(least, 1)}:
            yield from map("".join, product(tuple(examples(repeated)), repeat=count))
    elif kind is op.IN:
        literals = [chr(one) for what, one in value if what is op.LITERAL]
        yield from literals or LETTERS[:1]
    else:
        assert kind in {op.AT, op.ASSERT, op.ASSERT_NOT, op.NOT_LITERAL}, kind
        yield ""


@pytest.mark.parametrize(("written", "needs"), [*WITH_NEEDS, *RULING_OUT])
def test_a_pattern_finds_nothing_without_what_it_needs(written: str, needs: Signs) -> None:
    found = list(islice(examples(_parser.parse(written)), MOST))
    assert 0 < len(found) < MOST
    assert [text for text in found if not needs.are_in(text)] == []


def test_a_text_without_what_is_needed_is_not_searched() -> None:
    pattern = Pattern(r"\bwe stop \w+", needs="stop")
    assert pattern.search("We stop selling")
    assert pattern.search("Nonstop service") is None
    assert pattern.search("We go on") is None

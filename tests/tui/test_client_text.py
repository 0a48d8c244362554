from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_assessments import HOSTILE
from rich.cells import cell_len
from textual.content import Content

from aligner.tui.client_text import client_text, fitted, padded, plain

NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("[]/\\@\x1b\u202e\u200b\n\ud800"))
) | st.sampled_from(HOSTILE)


@given(NASTY)
def test_no_character_steers_the_terminal(text: str) -> None:
    assert not any(unicodedata.category(char).startswith("C") for char in plain(text))


@given(NASTY)
def test_markup_stays_text(text: str) -> None:
    made = client_text(text)
    assert made.plain == plain(text)
    assert made.spans == []
    assert Content.from_rich_text(made).plain == made.plain


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=200))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert plain(text) == text


@given(NASTY, st.integers(0, 30))
def test_a_fitted_text_fits(text: str, width: int) -> None:
    assert cell_len(fitted(plain(text), width)) <= width
    assert cell_len(padded(plain(text), width)) == width
    assert client_text(text, width=width).cell_len <= width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b[31mx", "[31mx"),
        ("a\u202eb\u200bc\x00", "abc"),
        ("Tavoite [/]", "Tavoite [/]"),
    ],
)
def test_what_goes_and_what_stays(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_huge_cell_is_cut() -> None:
    assert len(plain("a" * 200_000)) == 2000

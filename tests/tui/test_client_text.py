from __future__ import annotations

import unicodedata

import pytest
from drawn_lines import steering
from hostile_texts import ALL, UNSEEN, Hostile
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content

from aligner.tui.client_text import PlainFilter, client_text, fitted, for_clipboard, padded, plain

SHOWN = [one.text[:400] for one in ALL]
NASTY = (
    st.text(st.one_of(st.characters(), st.sampled_from("[]/\\@\x1b\x9b\u202e\u200b\n\t\ud800\u3164\ufe0f")))
    | st.sampled_from(SHOWN)
    | st.lists(st.sampled_from(SHOWN), max_size=4).map("".join)
)
BLANKS = "\u115f\u1160\u3164\uffa0"
"""Letters of which nothing is drawn."""


@given(NASTY)
def test_no_character_steers_the_terminal(text: str) -> None:
    assert not steering(plain(text))
    assert not any(unicodedata.category(char).startswith("C") for char in plain(text))


@given(NASTY)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(NASTY)
@example("\U0001f3fb")
@example("\u200b" * 5000 + "a")
@example("\U0001fae8")
@example("\ue000\ue001")
def test_what_can_be_seen_never_vanishes(text: str) -> None:
    seen = [
        c for c in text if unicodedata.category(c)[0] in "LNPS" or unicodedata.category(c) in {"Co", "Cn"}
    ]
    assert bool([c for c in seen if c not in BLANKS]) <= bool(plain(text).strip())


@given(NASTY, st.integers(1, 30))
def test_a_text_that_is_cut_says_so(text: str, width: int) -> None:
    clean = plain(text)
    assert fitted(clean, width) == clean or fitted(clean, width).endswith("…")


@given(NASTY)
def test_markup_stays_text(text: str) -> None:
    made = client_text(text)
    assert made.plain == plain(text)
    assert made.spans == []
    assert Content.from_rich_text(made).plain == made.plain


@given(st.text(st.characters(categories=["L", "N", "P", "Sc", "Sm", "So", "Zs"]), max_size=200))
@example("Kunnianhimon taso: ”paras” – 50 % · ◐ ✔ åäö")
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert plain(text) == "".join(char for char in text if char not in BLANKS)


@given(NASTY, st.integers(0, 30))
def test_a_fitted_text_fits(text: str, width: int) -> None:
    clean = plain(text)
    assert cell_len(fitted(clean, width)) <= width
    assert cell_len(padded(clean, width)) == width
    assert padded(padded(clean, width), width) == padded(clean, width)
    assert client_text(text, width=width).cell_len <= width


@given(NASTY)
def test_a_line_of_any_widget_is_made_plain_in_its_width(text: str) -> None:
    whole = [Segment("│ "), Segment(text, Style(bold=True)), Segment(" │")]
    drawn = PlainFilter().apply(whole, Color(0, 0, 0))
    assert not any(steering(segment.text) for segment in drawn)
    assert [segment.cell_length for segment in drawn] == [cell_len(segment.text) for segment in whole]
    assert [segment.style for segment in drawn] == [segment.style for segment in whole]


@given(NASTY)
def test_a_copy_keeps_its_lines_and_tabs_and_nothing_else_that_steers(text: str) -> None:
    copied = for_clipboard(text)
    assert not steering(copied.replace("\n", "").replace("\t", ""))
    assert (copied.count("\n"), copied.count("\t")) == (text.count("\n"), text.count("\t"))


def test_no_copied_cell_is_a_formula_and_numbers_stay_numbers() -> None:
    table = "=1+1\t+cmd|' C'!A0\t@SUM(1)\t\"x\n-5,0 %\t+3\t-\t- kohta"
    assert for_clipboard(table) == "'=1+1\t'+cmd|' C'!A0\t'@SUM(1)\t'\"x\n-5,0 %\t+3\t-\t'- kohta"
    words = '"sanottu"\n- kohta'
    assert for_clipboard(words) == words, "words that are no table stay as they are"


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.kind} {ALL.index(one)}")
def test_every_hostile_text_is_still_read(one: Hostile) -> None:
    assert one.seen in plain(one.text)


@pytest.mark.parametrize("text", UNSEEN)
def test_nothing_is_drawn_of_what_cannot_be_seen(text: str) -> None:
    assert plain(text).strip() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b[31mx", "[31mx"),
        ("a\u202eb\u200bc\x00", "abc"),
        ("Tavoite [/]", "Tavoite [/]"),
        ("e" + "\u0301" * 300, "e" + "\u0301" * 4),
        ("\ud800\ue000\U0001fae8", "\ufffd\ufffd\ufffd"),
        ("\u2764\ufe0f \U0001f44d\U0001f3fd", "\u2764 \U0001f44d"),
    ],
)
def test_what_goes_and_what_stays(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_huge_cell_is_cut() -> None:
    assert len(plain("a" * 200_000)) == 2000

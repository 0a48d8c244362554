"""The words of a text, split once for all who look them up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aligner.words.texts import LONGEST

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Tokens(NamedTuple):
    """The words of a text in folded case, and from where to where each stands in it."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8192)
def tokens(text: str) -> Tokens:
    """Split the first 2,000 characters of a text into words; an apostrophe joins."""
    text = text[:LONGEST]
    places = tuple([one.span() for one in _WORD.finditer(text)])
    folded = text.casefold()
    words = _WORD.findall(folded)
    if len(folded) != len(text) or len(words) != len(
        places
    ):  # a letter is folded into two, or a sign into one
        words = [text[start:end].casefold() for start, end in places]
    return Tokens(tuple(words), places)

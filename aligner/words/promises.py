"""What a text promises, by kind: better, cheaper, a saving, a change, a new culture."""

from __future__ import annotations

from functools import lru_cache

from aligner.words.ambition import praises
from aligner.words.claims import apart, claims
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise, words


def better(text: str) -> tuple[Span, ...]:
    """Return the words that promise better: quality, smoothness, a better experience."""
    return claims(text, "better")


def cheaper(text: str) -> tuple[Span, ...]:
    """Return the words that promise cheaper: lower costs or prices, more with less."""
    return claims(text, "cheaper")


def saving(text: str) -> tuple[Span, ...]:
    """Return the words that promise a saving of money; time saved is none."""
    return claims(text, "saving")


def change(text: str) -> tuple[Span, ...]:
    """Return the words that promise change, transformation or renewal; a changing climate is none."""
    return claims(text, "change")


def high(text: str) -> tuple[Span, ...]:
    """Return high words, praise and superlatives."""
    return apart(praises(text), claims(text, "high"))


def new_ways(text: str) -> tuple[Span, ...]:
    """Return the words that promise new ways of working."""
    return claims(text, "new_ways")


def culture(text: str) -> tuple[Span, ...]:
    """Return the words that speak of culture, attitude or mindset; the arts are none of it."""
    return claims(text, "culture")


def whole(text: str) -> tuple[Span, ...]:
    """Return the words that speak of the whole organisation or the whole customer journey."""
    return claims(text, "whole")


def digital(text: str) -> tuple[Span, ...]:
    """Return the words that speak of digital service; a person's help with it is none."""
    return claims(text, "digital")


def everyone(segment: str) -> tuple[Span, ...]:
    """Return the words of a segment that says it is everyone: "all residents", "kaikki"; else empty.

    ``segment`` is the text of a segment field, not of a whole goal. "Customers" says nothing of how many.
    """
    return any_customer(segment) if claims(normalise(segment[:LONGEST]), "everyone") else ()


@lru_cache(maxsize=1024)
def any_customer(segment: str) -> tuple[Span, ...]:
    """Return the words of a segment that narrows nobody: "all residents", "customers"; else empty."""
    text = normalise(segment[:LONGEST])
    named = apart(claims(text, "everyone"), claims(text, "generic"))
    covered = sum(len(words(span.text)) for span in named)
    return named if named and covered == len(words(text)) - _joints(text) else ()


_JOINTS = frozenset(
    ["ja", "sekä", "eli", "och", "eller", "samt", "and", "or", "of", "in", "the", "our", "meidän", "våra"]
)


def _joints(text: str) -> int:
    return sum(word in _JOINTS for word in words(text))

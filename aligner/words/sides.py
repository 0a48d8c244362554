"""Whom a text speaks of: the competitors, ourselves, or the customer who gains something."""

from __future__ import annotations

from aligner.words.claims import apart, claims
from aligner.words.customers import customer_words
from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise


def competitors(text: str) -> tuple[Span, ...]:
    """Return the words that speak of competitors, rivals or a position in the market."""
    return claims(text, "competitor")


def ourselves(text: str) -> tuple[Span, ...]:
    """Return the words that speak of ourselves, our processes and our organisation."""
    return claims(text, "ourselves")


def gains(text: str) -> tuple[Span, ...]:
    """Return the words that tell what happens to the customer or what the customer gains.

    "The patient sees the queue online", "waits are halved" do; "our processes run smoothly" doesn't. A
    verb of getting counts only where the text names somebody who gets.
    """
    gets = _gets(normalise(text[:LONGEST])) if customer_words(text) else ()
    return apart(claims(text, "gain"), gets)


def _gets(text: str) -> tuple[Span, ...]:
    found = (hits(text, name).get("receive", ()) for name in languages(text))
    return next(filter(None, found), ())

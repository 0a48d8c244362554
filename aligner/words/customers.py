"""The words of a text that speak of those served."""

from __future__ import annotations

from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise


def customer_words(text: str) -> tuple[Span, ...]:
    """Return the customer nouns of a text, in order; spans are of the text as :func:`normalise` writes it.

    The text's own language is asked first; in short texts, whose language shows badly, the others too.
    """
    text = normalise(text[:LONGEST])
    found = (hits(text, name).get("customer", ()) for name in languages(text))
    return next(filter(None, found), ())

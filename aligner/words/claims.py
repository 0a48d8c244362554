"""Where a text makes a claim of some kind (a need, an offer, a saving), by the lexicon of claims."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise

_REMEMBERED = 8_192


def claims(text: str, name: str) -> tuple[Span, ...]:
    """Return the spans that make the claim ``name``, a class of the lexicons; empty where none does.

    Spans are of the text as :func:`normalise` writes it.
    """
    for found in said(text):
        if found.get(name) or f"not_{name}" in found:
            return found.get(name, ())
    return ()


@lru_cache(maxsize=_REMEMBERED)
def said(text: str) -> tuple[Mapping[str, tuple[Span, ...]], ...]:
    """Return what the lexicon of claims finds in a text, in each language in which it finds anything.

    The text's own language comes first; in short texts, whose language shows badly, the others too.
    """
    text = normalise(text[:LONGEST])
    return tuple(found for place in languages(text) if (found := hits(text, f"said.{place}")))


def apart(*groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans of several groups in order, each stretch of the text once."""
    kept: list[Span] = []
    for span in sorted({span for group in groups for span in group}, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)

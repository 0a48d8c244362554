"""Outputs: metrics that say that something gets done, not what it changes."""

from __future__ import annotations

from aligner.words.claims import claims
from aligner.words.spans import Span


def outputs(text: str) -> tuple[Span, ...]:
    """Return the words of a metric's name that count doings: launched, drawn up, number of workshops held."""
    return claims(text, "output")

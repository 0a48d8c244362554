"""Customer needs: what somebody lacks, wishes, or has trouble with."""

from __future__ import annotations

from aligner.words.claims import claims
from aligner.words.spans import Span


def needs(text: str) -> tuple[Span, ...]:
    """Return the words that name a need, a problem or a wish.

    "Customers get lost in our forms" names one; "in line with customers' needs" and "we need" don't.
    """
    return claims(text, "need")

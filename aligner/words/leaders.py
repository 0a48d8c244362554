"""Where a text speaks of those who lead, and where it has them meet customers."""

from __future__ import annotations

from aligner.words.claims import claims
from aligner.words.customers import customer_words
from aligner.words.spans import Span

_NEAR = 80
"""Characters within which a leader, a meeting and a customer belong to one thought."""


def leaders(text: str) -> tuple[Span, ...]:
    """Return the words that speak of management: a board, a line manager; "market leader" is none."""
    return claims(text, "leader")


def leaders_meet_customers(text: str) -> bool:
    """Tell whether a text has leaders meet or listen to customers: "johtoryhmä tapaa asiakkaita"."""
    leading = leaders(text)
    if not leading or not (served := customer_words(text)):
        return False
    meetings = claims(text, "meeting")
    return any(
        _near(leader, meeting) and any(_near(meeting, customer) for customer in served)
        for leader in leading
        for meeting in meetings
    )


def _near(one: Span, other: Span) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= _NEAR

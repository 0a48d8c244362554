"""What customers are made to bear: a place closed, hours cut, a price raised, a system changed."""

from __future__ import annotations

from aligner.words.claims import apart, claims
from aligner.words.spans import Span

_PAIRS = (("site", "ending", 60), ("system", "swap", 60), ("fee", "raise", 25))
"""What customers meet, what is done to it, and the characters within which the two belong together."""


def burdens(text: str) -> tuple[Span, ...]:
    """Return the words of a closure, a cut of service, a price rise or a new system that customers will meet.

    "Two branches are closed" and "fares go up" are such; "the project is closed" and "a new payroll" aren't.
    """
    return apart(*(_near(claims(text, thing), claims(text, act), at) for thing, act, at in _PAIRS))


def _near(things: tuple[Span, ...], acts: tuple[Span, ...], most: int) -> tuple[Span, ...]:
    """Return the things and the acts that stand together within so many characters."""
    pairs = ((thing, act) for thing in things for act in acts)
    return tuple(
        span
        for thing, act in pairs
        if max(thing.end, act.end) - min(thing.start, act.start) <= most
        for span in (thing, act)
    )

"""Offers: the service, product or channel with which a need is met."""

from __future__ import annotations

from aligner.words.claims import apart, claims
from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise


def offers(text: str) -> tuple[Span, ...]:
    """Return the words that name an offer, a service or a channel.

    "Booking online", "a named nurse", "the permit desk" are such; "the best service" and the organisation's
    own programmes and plans are none.
    """
    return apart(claims(text, "offer"), _things(normalise(text[:LONGEST])))


def _things(text: str) -> tuple[Span, ...]:
    found = (_offered(text, name) for name in languages(text))
    return next(filter(None, found), ())


def _offered(text: str, language: str) -> tuple[Span, ...]:
    things = hits(text, language).get("thing")
    if not things:
        return ()
    ours = hits(text, f"claims.{language}").get("not_offer", ())
    return tuple(thing for thing in things if not any(map(thing.overlaps, ours)))

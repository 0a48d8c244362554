"""What a statement holds that an outsider could check at the end of the year: its evidence slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aligner.words.language import language as language_of
from aligner.words.spans import Span
from aligner.words.statements import ENOUGH, SLOTS, Slot, held
from aligner.words.texts import LONGEST, normalise
from aligner.words.weighing import confidence, sloganness

__all__ = ["SLOTS", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement and what it holds.

    ``text`` is normalised and cut at 2,000 characters; all spans are of it. ``slots`` has every name of
    ``SLOTS`` with what the text mentions of it; ``filled`` names those of them that are evidence, in the
    order of ``SLOTS``: "Visio 2030" mentions a year and fills nothing. ``vague`` are praise and buzz
    words. A slogan fills no slot, and what is no slogan fills one. ``confidence`` of ``slogan`` is 0.5–1.
    """

    text: str
    language: str
    slots: Mapping[str, tuple[Span, ...]]
    filled: tuple[str, ...]
    vague: tuple[Span, ...]
    slogan: bool
    confidence: float

    @property
    def lacking(self) -> tuple[str, ...]:
        """The names of the slots that hold no evidence."""
        return tuple(name for name in SLOTS if name not in self.filled)


def read(text: str, language: str | None = None) -> Reading:
    """Read a statement into slots; none filled makes it a slogan. Never raises."""
    cut = normalise(text[: 2 * LONGEST])[:LONGEST]
    return _read(cut, language or language_of(cut))


@lru_cache(maxsize=2048)
def _read(text: str, language: str) -> Reading:
    found = held(text, language)
    log_odds = sloganness(found.clues)
    filled = _filled(found.slots) if log_odds < 0 else ()
    mentions = {name: slot.mentions for name, slot in found.slots.items()}
    # What nothing in the text explains is no decision: then it is a slogan, and a doubtful one.
    sure = confidence(log_odds) if bool(filled) == (log_odds < 0) else 0.5
    return Reading(text, language, mentions, filled, found.vague, not filled, sure)


def _filled(slots: Mapping[str, Slot]) -> tuple[str, ...]:
    """Return the slots that hold by themselves, else the strongest of those that hold something."""
    holding = tuple(name for name in SLOTS if slots[name].strength >= ENOUGH and slots[name].mentions)
    if holding:
        return holding
    hinted = [name for name in SLOTS if slots[name].strength > 0 and slots[name].mentions]
    return tuple(sorted(hinted, key=lambda name: -slots[name].strength)[:1])

"""What one header says by itself: its meanings, year, unit, ordinal; the table decides later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from aligner.reading.header_fields import field_of
from aligner.reading.header_text import joined, key, parts, split_asides, tidy
from aligner.reading.header_units import (
    Unit,
    Years,
    take_moment,
    take_ordinal,
    take_percent,
    take_unit,
    take_years,
)
from aligner.reading.header_words import NOTHING, Meaning, phrase_meaning, spelled
from aligner.reading.lexicon import lexicon

_SECOND_BEST = 0.92
_NO_YEARS, _NO_UNIT = Years(), Unit()


@dataclass(frozen=True, slots=True)
class Heard:
    """A header, understood by itself."""

    header: str
    phrase: str = ""
    meaning: Meaning = NOTHING
    years: Years = _NO_YEARS
    unit: Unit = _NO_UNIT
    ordinal: int | None = None
    percent: bool = False
    bare: bool = False
    """Nothing stands there but a year or a unit."""

    @property
    def concepts(self) -> tuple[str, ...]:
        return self.meaning.concepts


@lru_cache(maxsize=4096)
def hear(header: str) -> Heard:
    """Read one header by itself."""
    text, percent = take_percent(tidy(header))
    text, unit = take_unit(text)
    text, years = take_years(text)
    text = take_moment(text)
    whole = key(text)
    phrase, ordinal = (whole, None) if whole in lexicon().dated else take_ordinal(whole)
    heard = Heard(header, phrase, years=years, unit=unit, ordinal=ordinal, percent=percent)
    if not phrase:
        return replace(heard, bare=bool(unit.stated or years.year or years.stretch))
    meaning = _meaning(text, phrase, dated=years.year is not None)
    if unit.stated and meaning.concepts[:1] == ("budget.currency",):
        return replace(heard, bare=True)
    if meaning.total and years.range:
        heard = replace(heard, years=Years(stretch=True, range=True))
    return replace(heard, meaning=meaning)


def _meaning(text: str, phrase: str, *, dated: bool) -> Meaning:
    if dated and phrase in lexicon().dated:
        return Meaning((lexicon().dated[phrase],), 0.95)
    whole = phrase_meaning(phrase)
    if whole.exact:
        return whole
    main, asides = split_asides(text)
    pieces = parts(main)
    found = _pieces([_piece(piece) for piece in pieces], stacked="\n" in main, alternatives="/" in main)
    if not found and not asides:
        found = whole
    found = found or _first(asides) or _first(joined(main))
    return _best(found, whole, phrase, [take_ordinal(key(piece))[0] for piece in (main, *pieces)])


def _best(found: Meaning, whole: Meaning, phrase: str, pieces: Sequence[str]) -> Meaning:
    """Return what was found, else what the spelling suggests."""
    if found or whole.barred:
        return found
    written = [piece for piece in dict.fromkeys((phrase, *pieces)) if not phrase_meaning(piece).barred]
    return max(map(spelled, written), key=lambda guess: guess.confidence, default=NOTHING)


def _piece(piece: str) -> Meaning:
    return phrase_meaning(take_ordinal(key(piece))[0])


def _first(pieces: Sequence[str]) -> Meaning:
    """Return the first piece that is understood, a little less surely."""
    found = next((meaning for meaning in map(_piece, pieces) if meaning), NOTHING)
    return replace(found, confidence=found.confidence * _SECOND_BEST, exact=False) if found else NOTHING


def _pieces(meanings: Sequence[Meaning], *, stacked: bool, alternatives: bool) -> Meaning:
    """Bring the pieces of one header together: agreement is surer, a heading above only groups."""
    understood = [meaning for meaning in meanings if meaning]
    if len(understood) < 2:
        return understood[0] if understood else NOTHING
    first, last = understood[0], understood[-1]
    shared = tuple(c for c in first.concepts if all(c in other.concepts for other in understood))
    if shared:
        surest = max(meaning.confidence for meaning in understood)
        return replace(first, concepts=shared, confidence=min(0.99, surest + 0.02))
    pair = None if alternatives else _pair(first.concepts[0], last.concepts[0])
    if pair:
        return Meaning((pair,), 0.92)
    chosen = last if stacked and not alternatives else first
    return replace(chosen, confidence=chosen.confidence * _SECOND_BEST)


def _pair(one: str, other: str) -> str | None:
    """Compose "Hanke⏎Nimi" or "Project – Start date"."""
    for entity, attribute in ((one, other), (other, one)):
        if entity.startswith("@") and "." not in entity and attribute.startswith("."):
            return field_of(entity[1:], attribute[1:])
    return None

"""What a statement holds that an outsider could check at the end of the year: its evidence slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aligner.words.deadlines import deadlines
from aligner.words.language import language as language_of
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.quantities import quantities, ranks
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise

_Hits = Mapping[str, tuple[Span, ...]]
_NONE: tuple[Span, ...] = ()

SLOTS = ("quantity", "deadline", "measure", "deliverable", "segment", "actor")
# Weights of evidence, tried on labelled statements; a slot is filled at _ENOUGH.
_ENOUGH = 1.0
_CERTAIN = 1.5
_THING, _ACT, _SECOND_ACT, _SOFT, _GROUP, _VAGUE = 1.0, 0.5, 0.2, 0.3, 0.2, 0.2
_SOMEBODY_WEIGHT, _NARROWED, _HINT, _EMPTY = 0.8, 0.3, 0.2, 0.3
_NEAR = 60
"""Characters between a measure and the verb that moves it."""
_NOMINAL = 9
"""Words up to which a text without a verb is read as the name of a metric."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement and what it holds.

    ``text`` is normalised and cut at 2,000 characters; all spans are of it. ``slots`` has every name of
    ``SLOTS``, empty where the text holds none. ``vague`` are praise and buzz words. ``confidence`` of
    ``slogan`` is 0.5–1.
    """

    text: str
    language: str
    slots: Mapping[str, tuple[Span, ...]]
    vague: tuple[Span, ...]
    slogan: bool
    confidence: float

    @property
    def filled(self) -> tuple[str, ...]:
        """The names of the slots that hold something."""
        return tuple(name for name in SLOTS if self.slots[name])

    @property
    def lacking(self) -> tuple[str, ...]:
        """The names of the slots that hold nothing."""
        return tuple(name for name in SLOTS if not self.slots[name])


def read(text: str, language: str | None = None) -> Reading:
    """Read a statement into slots; none filled makes it a slogan. Never raises."""
    cut = normalise(text[: 2 * LONGEST])[:LONGEST]
    return _read(cut, language or language_of(cut))


@lru_cache(maxsize=2048)
def _read(text: str, language: str) -> Reading:
    found = hits(text, language)
    vague = tuple(sorted({*found.get("praise", _NONE), *found.get("buzz", _NONE)}))
    weighed = {
        "quantity": _certain((*quantities(text), *ranks(text))),
        "deadline": _certain(tuple(span for span, _ in deadlines(text))),
        "measure": _measure(text, found),
        "deliverable": _deliverable(found, len(vague)),
        "segment": _segment(text, found, len(vague)),
        "actor": _actor(found),
    }
    slots = {name: spans if weight >= _ENOUGH else _NONE for name, (spans, weight) in weighed.items()}
    best = max(weight for _, weight in weighed.values())
    slogan = not any(slots.values())
    return Reading(text, language, slots, vague, slogan, _confidence(slogan, best, weighed, len(vague)))


_Weighed = tuple[tuple[Span, ...], float]


def _certain(spans: tuple[Span, ...]) -> _Weighed:
    return tuple(sorted(spans)), _CERTAIN if spans else 0.0


def _measure(text: str, found: _Hits) -> _Weighed:
    """Weigh measures: a soft one (satisfaction, costs) needs a direction, or to be a metric's bare name."""
    hard, soft = found.get("measure", _NONE), found.get("measure_soft", _NONE)
    if hard:
        return tuple(sorted((*hard, *soft))), _ENOUGH
    if not soft:
        return _NONE, 0.0
    moving = found.get("direction", _NONE)
    near = any(abs(one.start - other.start) < _NEAR for one in soft for other in moving)
    return soft, _ENOUGH if near or _is_metric_name(text, found) else _ENOUGH / 2


def _is_metric_name(text: str, found: _Hits) -> bool:
    plain = "buzz" not in found and "praise" not in found
    return plain and len(text.split()) <= _NOMINAL and not text.endswith((".", "!"))


def _deliverable(found: _Hits, vague: int) -> _Weighed:
    """Weigh discrete things and acts: a thing is enough, an act needs an object; buzz takes back."""
    things, acts = found.get("thing", _NONE), found.get("act", _NONE)
    if not things and not acts:
        return _NONE, 0.0
    weight = min(len(things), 2) * _THING - vague * _VAGUE
    weight += _ACT * bool(acts) + _SECOND_ACT * (len(acts) > 1)
    weight += _SOFT * ("soft" in found) + _GROUP * ("customer" in found)
    return tuple(sorted({*things, *acts})), weight


_NAMED_GROUP = Pattern(
    r"\b(?:joka|jolla|jolta|jonka|jotka|joilla|vars|vilkas|som (?:har|fyllt|varit|anmäler)|whose|"
    r"who (?:has|have|booked|had))\b|"
    r"\b(?:yli|alle|över|under|over)[\s-]\d{1,3}[\s-]?(?:vuotia|år|years|-?åring)",
)
_ANCHOR = Pattern(
    r"\b(?:ennen|heti|suoraan|ilman|innan|före|direkt|utan|before|without|at once|online|kun|när|"
    r"when|samasta|same|samma|etukäteen|i förväg|in advance)\b",
)
# "A boat owner books …", "Den som flyttar tecknar …": somebody in particular, whatever the noun is.
_SOMEBODY = Pattern(r"(?:an?|no|someone|anyone|en|ett|den som|varje|each|any|the)\s")
_PERSON_ENDINGS = ("ja", "jä", "inen", "as", "äs", "kko", "kkö")
_SUBJECT = 45
"""Characters within which the verb of somebody's sentence comes."""


def _segment(text: str, found: _Hits, vague: int) -> _Weighed:
    """Weigh a customer group, or somebody in particular, with a change for it: who gets or sees what."""
    groups, gets = found.get("customer", _NONE), found.get("receive", _NONE)
    if not gets or not (groups or _is_somebody(text, gets)):
        return _NONE, 0.0
    weight = _ENOUGH if groups else _SOMEBODY_WEIGHT
    weight += _NARROWED * bool(_NAMED_GROUP.search(text))
    weight += _HINT * ("thing" in found) + _HINT * bool(_ANCHOR.search(text))
    weight -= _EMPTY * (vague + len(found.get("abstract", _NONE)))
    return tuple(sorted({*groups, *gets})), weight


def _is_somebody(text: str, gets: tuple[Span, ...]) -> bool:
    """Tell whether the text begins with a person and what they get; Finnish has no article to tell it."""
    if not any(0 < span.start <= _SUBJECT for span in gets):
        return False
    first = text.split(" ", 1)[0].casefold()
    return bool(_SOMEBODY.match(text)) or first.endswith(_PERSON_ENDINGS)


def _actor(found: _Hits) -> _Weighed:
    """Weigh a unit or a post that answers for the thing."""
    units = found.get("unit", _NONE)
    return (units, _ENOUGH) if units and "answer" in found else (_NONE, 0.0)


def _confidence(slogan: bool, best: float, weighed: Mapping[str, _Weighed], vague: int) -> float:
    """Return how sure the answer is: near misses and vague words make it less so."""
    if slogan:
        raw = 0.8 + 0.05 * vague - 0.3 * max(0.0, best)
    else:
        filled = sum(weight >= _ENOUGH for _, weight in weighed.values())
        raw = 0.55 + 0.1 * filled + 0.15 * (best - _ENOUGH) - 0.03 * vague
    return round(max(0.5, min(0.98, raw)), 2)

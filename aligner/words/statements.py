"""What speaks in a statement for and against each evidence slot: its words, its numbers, its times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aligner.words.deadlines import deadlines, named_times
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.quantities import quantities, ranks
from aligner.words.spans import Span

_Hits = Mapping[str, tuple[Span, ...]]
_NONE: tuple[Span, ...] = ()
SLOTS = ("quantity", "deadline", "measure", "deliverable", "segment", "actor")

ENOUGH = 1.0
"""The strength at which a slot holds by itself."""
# Strengths tried on labelled statements; weights.toml has what was learned on top of them.
_CERTAIN, _HALF = 1.5, 0.5
_THING, _ACT, _SECOND_ACT, _SOFT, _GROUP, _VAGUE = 1.0, 0.5, 0.2, 0.3, 0.2, 0.2
_SOMEBODY_WEIGHT, _NARROWED, _HINT, _EMPTY = 0.8, 0.3, 0.2, 0.3
_NEAR = 60
"""Characters between a measure and the verb that moves it."""
_NOMINAL = 9
"""Words up to which a text without a verb is read as the name of a metric."""
_MOST_VAGUE, _MOST = 4, 3
"""So many words of a kind are counted; more of them say no more."""
_COUNTED = (
    ("measure", 2),
    ("soft", 2),
    ("group", 2),
    ("abstract", _MOST),
    ("agency", 1),
    ("anchor", 1),
    ("we", 1),
    ("vision", 1),
    ("all", 1),
)
"""Classes of words that are counted as they are, and up to how many."""


class Slot(NamedTuple):
    """One slot of a statement: what it mentions, and how strongly that is evidence, ``ENOUGH`` or less."""

    mentions: tuple[Span, ...] = ()
    strength: float = 0.0


class Held(NamedTuple):
    """What a statement holds, by slot, the vague words in it, and the counts that its weighing goes by."""

    slots: Mapping[str, Slot]
    vague: tuple[Span, ...]
    clues: Mapping[str, int]


def held(text: str, language: str) -> Held:
    """Find what a normalised statement holds."""
    found = hits(text, language)
    amounts = _joined(quantities(text), ranks(text))
    vague = _vague(found, amounts)
    slots = {
        "quantity": _certain(amounts),
        "deadline": _deadline(text),
        "measure": _measure(text, found),
        "deliverable": _deliverable(found, len(vague)),
        "segment": _segment(text, found, len(vague)),
        "actor": _actor(found),
    }
    return Held(slots, vague, _clues(found, slots, len(vague), text))


def _joined(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*one, *other})) if one and other else one or other


def _vague(found: _Hits, amounts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return praise and buzz words; "the best quarter" of a ranking is none."""
    words = _joined(found.get("praise", _NONE), found.get("buzz", _NONE))
    if not amounts:
        return words
    return tuple(word for word in words if not any(word.overlaps(amount) for amount in amounts))


def _certain(spans: tuple[Span, ...]) -> Slot:
    return Slot(spans, _CERTAIN) if spans else Slot()


def _deadline(text: str) -> Slot:
    """Tell a deadline of an outcome from a year in a title, which is a mention only."""
    promised = tuple(span for span, _ in deadlines(text))
    return Slot(promised, _CERTAIN) if promised else Slot(named_times(text))


def _measure(text: str, found: _Hits) -> Slot:
    """Weigh measures: a soft one (satisfaction, costs) needs a direction, or to be a metric's bare name."""
    hard, soft = found.get("measure", _NONE), found.get("measure_soft", _NONE)
    if hard:
        return Slot(_joined(hard, soft), ENOUGH)
    if not soft:
        return Slot()
    moving = found.get("direction", _NONE)
    near = any(abs(one.start - other.start) < _NEAR for one in soft for other in moving)
    return Slot(soft, ENOUGH if near or _is_metric_name(text, found) else _HALF)


def _is_metric_name(text: str, found: _Hits) -> bool:
    plain = "buzz" not in found and "praise" not in found
    return plain and text.count(" ") < _NOMINAL and not text.endswith((".", "!"))


def _deliverable(found: _Hits, vague: int) -> Slot:
    """Weigh discrete things and acts: a thing is enough, an act needs an object; buzz takes back."""
    things, acts = found.get("thing", _NONE), found.get("act", _NONE)
    if not things and not acts:
        return Slot()
    weight = min(len(things), 2) * _THING - vague * _VAGUE
    weight += _ACT * bool(acts) + _SECOND_ACT * (len(acts) > 1)
    weight += _SOFT * ("soft" in found) + _GROUP * ("customer" in found)
    return Slot(_joined(things, acts), weight)


# "A boat owner books …", "Den som flyttar tecknar …": somebody in particular, whatever the noun is.
_SOMEBODY = Pattern(r"(?:an?|no|someone|anyone|en|ett|den som|varje|each|any|the)\s")
_PERSON_ENDINGS = ("ja", "jä", "inen", "as", "äs", "kko", "kkö")
_SUBJECT = 45
"""Characters within which the verb of somebody's sentence comes."""


def _segment(text: str, found: _Hits, vague: int) -> Slot:
    """Weigh a customer group, or somebody in particular, with a change for it: who gets or sees what.

    The name of a narrower group ("young people", "first-time buyers") is a mention even without a change.
    """
    groups, gets = found.get("customer", _NONE), found.get("receive", _NONE)
    narrower = found.get("group", _NONE)
    if not gets or not (groups or _is_somebody(text, gets)):
        return Slot(narrower, _HALF * bool(narrower))
    weight = ENOUGH if groups else _SOMEBODY_WEIGHT
    weight += _NARROWED * ("narrow" in found)
    weight += _HINT * ("thing" in found) + _HINT * ("anchor" in found)
    weight -= _EMPTY * (vague + len(found.get("abstract", _NONE)))
    if weight < ENOUGH:
        return Slot(narrower, max(weight, _HALF * bool(narrower)))
    return Slot(_joined(groups, narrower) or (_somebody(text, gets),), weight)


def _somebody(text: str, gets: tuple[Span, ...]) -> Span:
    """Return who gets something, where no word tells a group: what stands before the verb."""
    verb = next(span.start for span in gets if span.start > 0)
    return Span.of(text, 0, len(text[:verb].rstrip()))


def _is_somebody(text: str, gets: tuple[Span, ...]) -> bool:
    """Tell whether the text begins with a person and what they get; Finnish has no article to tell it."""
    if not any(0 < span.start <= _SUBJECT for span in gets):
        return False
    first = text.split(" ", 1)[0].casefold()
    return bool(_SOMEBODY.match(text)) or first.endswith(_PERSON_ENDINGS)


def _actor(found: _Hits) -> Slot:
    """Weigh a unit or a post: evidence where it answers for the thing, else a mention."""
    units = found.get("unit", _NONE)
    named = found.get("agency", _NONE)
    if units and "answer" in found:
        return Slot(_joined(units, named), ENOUGH)
    return Slot(named)


def _clues(found: _Hits, slots: Mapping[str, Slot], vague: int, text: str) -> dict[str, int]:
    """Count what the weights go by; what isn't there is left out."""
    counted = {name: min(len(found[name]), most) for name, most in _COUNTED if name in found}
    things, acts = len(found.get("thing", _NONE)), len(found.get("act", _NONE))
    measured = "measure" in found or "measure_soft" in found
    clues = {
        "held": any(slot.strength >= ENOUGH for slot in slots.values()),
        "quantity": slots["quantity"].strength > 0,
        "deadline": slots["deadline"].strength > 0,
        "moving": measured and "direction" in found,
        "more_things": things - 1 if 0 < things <= _MOST else (things and _MOST - 1),
        "act": acts > 0,
        "more_acts": acts - 1 if 0 < acts <= _MOST else (acts and _MOST - 1),
        "thing_done": things > 0 and acts > 0,
        "gets": "receive" in found and slots["segment"].strength > _HALF,
        "bracket": "(" in text,
        "vague": min(vague, _MOST_VAGUE),
    }
    return counted | {name: int(count) for name, count in clues.items() if count}

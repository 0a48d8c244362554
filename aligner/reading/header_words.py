"""What one phrase of a header means: known phrases, compounds, composition, and spelling last of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from aligner.reading.header_fields import field_of
from aligner.reading.lexicon import lexicon

_EXACT, _COMPOSED, _QUALIFIED = 0.97, 0.94, 0.94
_BY_UNKNOWN_WORDS = {0: 0.93, 1: 0.84, 2: 0.78}
_ACCEPTED, _ASKED = 88.0, 75.0
_MOST_WORDS = 14
_REMEMBERED = 8192
_CUTS = frozenset((
    "for", "of", "to", "by", "in", "at", "with", "on", "per", "until", "including",
    "i", "på", "av", "för", "vid",
))  # fmt: skip
_STEADY = frozenset((
    ".owner", ".sponsor", ".deadline", ".end", ".start", ".actual", ".department", ".progress", ".cost",
))  # fmt: skip
_NAMEABLE = ("budget.", "goal.", "initiative.", ".owner", ".sponsor")
_OF_DEPARTMENT = {"name": ".department", "definition": ".department", "id": "budget.cost_centre"}
_QUALIFYING = frozenset(("department", "priority", "weight", "period", "category"))
"""Attributes that before an entity only qualify it: "service goal", "priority project"."""
_TIMED = frozenset(("start", "end", "deadline"))
_PEOPLE = frozenset(("owner", "sponsor"))
_PEOPLE_HEADS = frozenset((".owner", ".sponsor"))
_DECIDED = frozenset(("granted", "proposal", "remaining"))
_MONEY_KINDS = frozenset(("granted", "proposal", "forecast", "actual", "remaining"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase may mean, likeliest first, and how surely; ``asked`` is a guess to be confirmed.

    ``exact``: the very phrase is in the lexicon. ``total``: it speaks of a sum. ``barred``: a word in it
    says that it is something else ("variance"), so no likeness may convince.
    """

    concepts: tuple[str, ...] = ()
    confidence: float = 0.0
    asked: str | None = None
    exact: bool = False
    total: bool = False
    barred: bool = False

    def __bool__(self) -> bool:
        return bool(self.concepts)


NOTHING = Meaning()


@lru_cache(maxsize=_REMEMBERED)
def phrase_meaning(phrase: str) -> Meaning:
    """Return what a phrase (see ``header_text.key``) means."""
    found = _known(phrase)
    if found:
        return replace(found, total=phrase in lexicon().totals)
    words = phrase.split()
    if not words or len(words) > _MOST_WORDS:
        return NOTHING
    if any(map(_is_barred, words)):
        return Meaning(barred=True)
    place = next((place for place, word in enumerate(words) if place and word in _CUTS), None)
    if place is None:
        return _composed(words) or _qualified(words) or _headed(words)
    return _composed(words) or _before(words[:place], words[place + 1 :])


def _known(phrase: str) -> Meaning:
    phrases = lexicon().phrases
    concepts = phrases.get(phrase) or phrases.get(phrase.replace(" ", ""))
    return Meaning(concepts, _EXACT, exact=True) if concepts else NOTHING


def _composed(words: Sequence[str]) -> Meaning:
    """Read "tavoitteen omistaja", "name of project", "hanketunnus": an entity and its attribute."""
    lexis = lexicon()
    for cut in range(1, len(words)):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        rest = " ".join(w for w in words[cut:] if lexis.kinds.get(w) != "plain")
        entity = lexis.entities.get(left) or _entity_at_end(left)
        if entity and right in lexis.attributes:
            return _pair(entity, lexis.attributes[right])
        if left in lexis.attributes and lexis.attributes[left] == lexis.attributes.get(right):
            return Meaning((f".{lexis.attributes[left]}",), _COMPOSED)
        plain = left not in lexis.kinds and lexis.attributes.get(left) not in _QUALIFYING
        if left in lexis.attributes and plain and rest in lexis.entities:
            return _pair(lexis.entities[rest], lexis.attributes[left])
    if len(words) == 1:
        return _compound(words[0])
    if words[0] in lexis.answering:
        return Meaning((".owner",), _COMPOSED)
    return _timed(words) or _labelled(" ".join(words[:-1]), words[-1])


def _entity_at_end(word: str) -> str | None:
    """Return the entity that a compound ends in: "kehittämis·hankkeen", "utvecklings·projektets"."""
    entities = lexicon().entities
    starts = range(3, len(word) - 4) if " " not in word else ()
    return next((entities[word[start:]] for start in starts if word[start:] in entities), None)


def _labelled(what: str, last: str) -> Meaning:
    """Read "budget year name" as the year, "dept description" as the department, "owner group" as owner."""
    lexis = lexicon()
    if what not in lexis.phrases:
        what = _nominative(what)
    attribute, known = lexis.attributes.get(last), _known(what)
    if attribute == "name" and known and known.concepts[0].startswith(_NAMEABLE):
        return replace(known, confidence=_COMPOSED, exact=False)
    if attribute in _OF_DEPARTMENT and lexis.attributes.get(what) == "department":
        return Meaning((_OF_DEPARTMENT[attribute],), _COMPOSED)
    if attribute == "department" and lexis.attributes.get(what) in _PEOPLE:
        return Meaning((f".{lexis.attributes[what]}",), _COMPOSED)
    return NOTHING


def _nominative(word: str) -> str:
    """Undo a genitive: "toimialan nimi", "nämndens namn", "projektledarens namn"."""
    bare = (word.removesuffix(ending) for ending in ("n", "en", "s", "ns", "ens", "ets", "rens"))
    return next((form for form in bare if form != word and form in lexicon().phrases), word)


def _is_barred(word: str) -> bool:
    """Whether a word says that the column is something else, also at the end of a compound."""
    veto = lexicon().veto
    return word in veto or any(word[start:] in veto for start in range(3, len(word) - 6))


def _compound(word: str) -> Meaning:
    lexis = lexicon()
    for cut in range(3, len(word) - 1):
        entity = lexis.entities.get(word[:cut])
        attribute = lexis.attributes.get(word[cut:]) or lexis.attributes.get(word[cut:].removeprefix("s"))
        if entity and attribute:
            return _pair(entity, attribute)
        when = _timed([word[:cut], word[cut:]])
        if when:
            return when
        if lexis.attributes.get(word[:cut]) in _PEOPLE and attribute == "department":
            return Meaning((".owner",), _COMPOSED)
    return NOTHING


def _timed(words: Sequence[str]) -> Meaning:
    """Read "start month", "aloitusvuosi": the day, month or year in which something begins or ends."""
    lexis = lexicon()
    attribute = lexis.attributes.get(" ".join(words[:-1]))
    if words[0] in lexis.times and len(words) == 3 and words[1] in _CUTS:
        attribute, words = lexis.attributes.get(words[2]), words[:1]
    return (
        Meaning((f".{attribute}",), _COMPOSED)
        if attribute in _TIMED and words[-1] in lexis.times
        else NOTHING
    )


def _pair(entity: str, attribute: str) -> Meaning:
    return Meaning((field_of(entity, attribute),), _COMPOSED)


def _qualified(words: Sequence[str]) -> Meaning:
    """Set aside words that only qualify: "strateginen", "approved", "total"; some name a kind of money."""
    lexis = lexicon()
    kinds = [lexis.kinds.get(word) for word in words]
    kept = [word for word, kind in zip(words, kinds, strict=True) if kind is None and not word.isdigit()]
    if not kept or len(kept) == len(words):
        return NOTHING
    found = _known(" ".join(kept)) or _composed(kept) or (_headed(kept) if len(kept) > 1 else NOTHING)
    decided = any(kind in _DECIDED for kind in kinds)
    if not found or (decided and not found.concepts[0].startswith(("budget.", ".cost"))):
        return NOTHING
    total = any(word in lexis.totals for word in words)
    money = tuple(_of_kind(concept, kinds) for concept in found.concepts)
    return Meaning(money, min(found.confidence, _QUALIFIED), total=total)


def _of_kind(concept: str, kinds: Sequence[str | None]) -> str:
    if concept not in {"budget.amount", ".cost"}:
        return concept
    named = next((kind for kind in kinds if kind in _MONEY_KINDS), None)
    if named:
        return f"budget.{named}"
    return ".cost" if "estimated" in kinds else concept


def _before(words: Sequence[str], after: Sequence[str]) -> Meaning:
    """Read what stands before a preposition: "expenditure allocated to the operation"."""
    phrase = " ".join(words)
    entity = lexicon().entities.get(" ".join(w for w in after if lexicon().kinds.get(w) != "plain"))
    if phrase in lexicon().totals:
        return NOTHING
    found = phrase_meaning(phrase)
    if entity and found and found.concepts[0].startswith("."):
        return _pair(entity, found.concepts[0][1:])
    if lexicon().attributes.get(phrase) == "stage" and _is_journey(after):
        return Meaning(("initiative.journey",), _COMPOSED)
    steady = found and all(_can_head(concept) for concept in found.concepts)
    return replace(found, confidence=found.confidence * 0.93, exact=False) if steady else NOTHING


def _is_journey(words: Sequence[str]) -> bool:
    return phrase_meaning(" ".join(words)).concepts[:1] == ("initiative.journey",)


def _headed(words: Sequence[str]) -> Meaning:
    """Read a phrase by its last words, as all three languages put the head last."""
    for start in range(1, len(words)):
        concepts = lexicon().phrases.get(" ".join(words[start:]))
        if concepts:
            return _under(words[:start], concepts)
    last = _compound(words[-1]) if len(words) > 1 else NOTHING
    concept = _suffix(words[-1])
    if last or not concept:
        return last and replace(last, confidence=0.8)
    return _under(words[:-1], (concept,), penalty=0.02)


def _suffix(word: str) -> str | None:
    heads = lexicon().heads
    start = next((start for start in range(3, len(word) - 1) if word[start:] in heads), None)
    if start is None or word[:start] in lexicon().veto or word[:start].removesuffix("i") in lexicon().veto:
        return None
    return heads[word[start:]]


def _under(modifiers: Sequence[str], concepts: tuple[str, ...], penalty: float = 0.0) -> Meaning:
    lexis = lexicon()
    unknown = sum(
        word not in lexis.kinds and word not in lexis.entities and not word.isdigit() for word in modifiers
    )
    if any(lexis.attributes.get(word) in _PEOPLE for word in modifiers) and not _PEOPLE_HEADS & set(concepts):
        return NOTHING
    usable = tuple(
        c
        for c in concepts
        if (not modifiers or _can_head(c)) and not (unknown and c.split(".")[-1] in _MONEY_KINDS)
    )
    if not usable:
        return NOTHING
    kinds = [lexis.kinds.get(word) for word in modifiers]
    meant = tuple(_of_kind(concept, kinds) for concept in usable)
    confidence = _BY_UNKNOWN_WORDS.get(unknown, 0.6) - penalty
    total = any(word in lexis.totals for word in modifiers)
    return Meaning(meant, confidence, total=total)


def _can_head(concept: str) -> bool:
    """Whether a phrase that ends so means so, whatever stands before: "Lead partner name" doesn't."""
    return concept in _STEADY or not (concept.startswith(".") or concept in {"note", "skip"})


@lru_cache(maxsize=_REMEMBERED)
def spelled(phrase: str) -> Meaning:
    """Return what a misspelt phrase probably means; below the threshold only as a guess to ask about."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    if not 4 <= len(phrase) <= 60:
        return NOTHING
    best = process.extractOne(phrase, _spellings(len(phrase)), scorer=fuzz.ratio, score_cutoff=_ASKED)
    if best is None:
        return NOTHING
    written, ratio, _ = best
    concepts = lexicon().phrases[written]
    swapped = len(phrase) >= 6 and OSA.distance(phrase, written) == 1
    if ratio >= _ACCEPTED or swapped:
        return Meaning(concepts, 0.7 + 0.15 * max(0.0, ratio - _ACCEPTED) / (100 - _ACCEPTED))
    return Meaning(asked=concepts[0], confidence=0.5)


@cache
def _spellings(length: int) -> tuple[str, ...]:
    """Return the phrases that are near enough in length to be meant."""
    near = range(length * 3 // 5, length * 5 // 3 + 1)
    return tuple(phrase for phrase in lexicon().phrases if len(phrase) >= 4 and len(phrase) in near)

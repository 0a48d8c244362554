"""How alike names are across inflection and compounds: "puhelinpalvelut", "Puhelinpalvelun uudistus"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

from aligner.i18n import LANGUAGES, load
from aligner.words.lexicon import word_list
from aligner.words.texts import REMEMBERED, stem, words

_SHORTEST = 4
"""Letters of the shortest part of a compound that is looked at."""

_HEAD, _LONG = 6, 9
"""So many first letters stand for a word of at least so many: "puhelinasiointi" is about phones too."""

_FULL, _PART, _BEGINNING = 1.0, 0.6, 0.45
_BEGUN, _MOST_SHARED = 0.9, 0.6
_UNKNOWN = 0.5
_VOWELS = "aeiouyåäöj"
_WEAK, _MOST = _VOWELS + "stnk", 3
_GRADES = (("ng", "nk"), ("d", "t"))
_INFLECTED = ("en", "et", "er", "ar", "or")
"""Before an s that is taken off: a Swedish genitive or an English plural of what is inflected itself."""

_SMALLEST = 3
_OBLIQUE = re.compile(r"(?:(?<=\w{3}[uyöäa])(?:ks[ei]\w{0,5}|sten)|(?<=\w{4})ning(?:ar(?:na)?s?|ens?|s)?)$")
"""What follows the stem of a noun: "päätöksen", "päätösten" of "päätös"; "utbildningar" of "utbildning"."""


@dataclass(frozen=True, slots=True)
class Like:
    """A thing whose name a text may mean: how sure (0–1), the words of the text and those of the name."""

    thing: int
    strength: float
    said: str
    named: str


@lru_cache(maxsize=REMEMBERED)
def root(word: str) -> str:
    """What the inflected forms of a word have in common, consonant gradation and final vowels aside."""
    if word.isdigit():
        return word
    bare = stem(_OBLIQUE.sub("", word))
    if word == f"{bare}s" and bare.endswith(_INFLECTED):
        bare = stem(bare)
    bare = _without(bare, _VOWELS, _SMALLEST)
    if len(bare) > _SMALLEST and bare[-1] == bare[-2]:
        bare = bare[:-1]
    for grade, base in _GRADES:
        if bare.endswith(grade) and len(bare) > _SMALLEST:
            bare = bare.removesuffix(grade) + base
    bare = _without(_without(bare, _WEAK, max(_HEAD, len(bare) - _MOST)), _VOWELS, _SMALLEST)
    return bare if len(bare) > _SMALLEST else word[: _SMALLEST + 2]


def _without(word: str, ending: str, shortest: int) -> str:
    """A word without the letters at its end that change as it is inflected."""
    while len(word) > shortest and word[-1] in ending:
        word = word[:-1]
    return word


@cache
def _generic() -> frozenset[str]:
    listed = load(Path(__file__).parent / "generic.toml")
    fillers = (word for name in LANGUAGES for word in word_list(name, "filler"))
    return frozenset(map(root, (*(w for name in LANGUAGES for w in listed[name].split()), *fillers)))


@lru_cache(maxsize=REMEMBERED)
def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that tell what it is about: no numbers, nothing that any name may hold."""
    return tuple(
        word
        for word in dict.fromkeys(words(text))
        if len(word) > 1 and not word.isdigit() and root(word) not in _generic()
    )


class Likeness:
    """Finds which of some named things a text may mean.

    ``by_name`` (0–1) is what it counts that much of a name is met, against that much of the text is: a
    long description is never met as a whole.
    """

    def __init__(self, names: Sequence[str], by_name: float = 0.7) -> None:
        self._by_name = by_name
        self._words = [telling_words(name) for name in names]
        self._roots = frozenset(root(word) for each in self._words for word in each)
        self._found: dict[str, dict[tuple[int, int], float]] = {}
        postings: dict[str, dict[tuple[int, int], float]] = {}
        for thing, each in enumerate(self._words):
            for place, word in enumerate(each):
                for feature, weight in (*self._features(word), *_ends(word)):
                    known = postings.setdefault(feature, {})
                    known[thing, place] = max(weight, known.get((thing, place), 0.0))
        self._postings = postings
        self._rare = log(1 + len(self._words))
        self._weights = [[self._weight(word) for word in each] for each in self._words]

    def of(self, text: str) -> list[Like]:
        """The things that a text may mean, the likeliest first; those with nothing in common are left out."""
        said = telling_words(text)
        meets: dict[int, dict[int, tuple[float, str]]] = {}
        for word in said:
            for (thing, place), share in self._meets(word).items():
                places = meets.setdefault(thing, {})
                if share > places.get(place, (0.0, ""))[0]:
                    places[place] = share, word
        weighed = sum(map(self._said_weight, said))
        found = [self._like(thing, places, weighed) for thing, places in meets.items()]
        return sorted(found, key=lambda like: -like.strength)

    def _like(self, thing: int, places: dict[int, tuple[float, str]], weighed: float) -> Like:
        weights = self._weights[thing]
        met = sum(weights[place] * share for place, (share, _) in places.items())
        heard: dict[str, float] = {}
        for share, word in places.values():
            heard[word] = max(share * self._said_weight(word), heard.get(word, 0.0))
        of_name, of_text = met / sum(weights), min(1.0, sum(heard.values()) / weighed)
        enough = min(1.0, met / (0.6 * self._rare))
        strength = (self._by_name * of_name + (1 - self._by_name) * of_text) * enough
        named = " ".join(self._words[thing][place] for place in sorted(places))
        return Like(thing, min(1.0, strength), " ".join(heard), named)

    def _meets(self, word: str) -> dict[tuple[int, int], float]:
        """The words of names that a word meets, and how well."""
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = {}
            for feature, weight in self._features(word):
                for at, other in self._postings.get(feature, {}).items():
                    share = min(weight, other) if max(weight, other) < _FULL else weight * other
                    if share < _FULL:
                        share = max(share, _begun_alike(word, self._words[at[0]][at[1]]))
                    found[at] = max(share, found.get(at, 0.0))
        return found

    def _features(self, word: str) -> Iterator[tuple[str, float]]:
        """A word's root, the parts of a compound that stand by themselves elsewhere, and its beginning."""
        yield root(word), _FULL
        for bare in _parts(word):
            if bare in self._roots and len(bare) >= _SHORTEST:
                yield bare, _PART
        if len(word) >= _LONG:
            yield "^" + word[:_HEAD], _BEGINNING

    def _weight(self, word: str) -> float:
        """How much a word tells: the fewer names hold it, the more."""
        holders = {thing for thing, _ in self._postings.get(root(word), {})}
        return log(1 + len(self._words) / len(holders)) if holders else self._rare

    def _said_weight(self, word: str) -> float:
        return self._weight(word) if root(word) in self._postings else _UNKNOWN * self._rare


@lru_cache(maxsize=REMEMBERED)
def _parts(word: str) -> tuple[str, ...]:
    """The roots of what a compound might be made of: its beginnings and its ends."""
    places = range(_SMALLEST, len(word) - _SMALLEST + 1)
    ends = (root(part) for place in places for part in (word[:place], word[place:]) if len(part) >= _SHORTEST)
    return tuple(bare for bare in dict.fromkeys(ends) if bare not in _generic())


def _ends(word: str) -> Iterator[tuple[str, float]]:
    """What a text may name by itself of a compound in a name, whether or not it stands alone elsewhere."""
    yield from ((bare, _PART) for bare in _parts(word) if len(bare) > _SHORTEST)


def _begun_alike(one: str, other: str) -> float:
    """How far two words are one in their beginnings, where that is most of the shorter."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    share = shared / min(len(one), len(other))
    return _BEGUN * share if shared >= _HEAD and share >= _MOST_SHARED else 0.0

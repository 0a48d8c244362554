"""The word lists: stems by class from the TOML files beside this one, and where a text holds them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from aligner.words.spans import Span
from aligner.words.texts import LONGEST

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CHOICE = re.compile(r"\(([^()]*)\)")
_GAP = "..."
_LONGEST_GAP = 4
_LONGEST_WORD = 60
_INDEX = 3
_Hits = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The stems of one language.

    A stem matches the beginning of a word; with ``~`` before it any part of a compound; with ``$``
    after it up to the word's end. Alternatives stand in parentheses, consonant gradation among them:
    ``tavoit(e|t)``. Several stems in a row are a phrase, ``...`` in it up to four other words. A class
    ``not_x`` holds the false friends of class ``x``.
    """

    starts: dict[str, set[str]] = field(default_factory=dict)
    inside: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    whole: dict[str, set[str]] = field(default_factory=dict)
    endings: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)

    def add(self, name: str, stem: str) -> None:
        """File one stem, written out, under its class."""
        if " " in stem:
            parts = tuple(stem.split())
            self.phrases.setdefault(parts[0].rstrip("$")[:_INDEX], []).append((name, parts))
            return
        bare = stem.lstrip("~").rstrip("$")
        whole, within = stem.endswith("$"), stem.startswith("~")
        if within and not whole:
            self.inside.setdefault(bare[:_INDEX], []).append((bare, name))
            return
        table = self.endings if within else self.whole if whole else self.starts
        table.setdefault(bare, set()).add(name)


def _read(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_HERE / f"{language}.toml").read_text("utf-8"))


@cache
def _tables(language: str) -> dict[str, dict[str, str]]:
    return _read(language)


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Return one of the plain lists, entries separated by commas or line breaks."""
    entries = (entry.strip() for entry in re.split(r"[,\n]", _tables(language)["lists"][name]))
    return frozenset(entry for entry in entries if entry)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the stems of a language; read once."""
    made = Lexicon()
    for name, block in _tables(language)["stems"].items():
        for line in block.splitlines():
            _, _, stems = line.rpartition(":")
            for stem in filter(None, map(str.strip, stems.split(","))):
                for written in _written_out(stem):
                    made.add(name, written)
    return made


def _written_out(stem: str) -> Iterator[str]:
    parts = _CHOICE.split(stem)
    if len(parts) == 1:
        yield stem
        return
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    yield from map("".join, product(*choices))


@lru_cache(maxsize=16384)
def classes(word: str, language: str) -> frozenset[str]:
    """Return the classes of one word in lower case, false friends already taken out."""
    table = lexicon(language)
    word = word[:_LONGEST_WORD]
    found = set(table.whole.get(word, ()))
    for end in range(2, len(word) + 1):
        found.update(table.starts.get(word[:end], ()))
    for start in range(len(word) - 2):
        found.update(table.endings.get(word[start:], ()))
        within = table.inside.get(word[start : start + _INDEX], ())
        found.update(name for stem, name in within if word.startswith(stem, start))
    return frozenset(name for name in found if f"not_{name}" not in found)


@lru_cache(maxsize=16384)
def hits(text: str, language: str) -> _Hits:
    """Return where the text holds words and phrases of each class, in order."""
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text[:LONGEST])]
    found: dict[str, list[Span]] = {}
    for place, (word, start, end) in enumerate(tokens):
        for name in classes(word, language):
            found.setdefault(name, []).append(Span.of(text, start, end))
        for name, last in _phrases_at(place, [token[0] for token in tokens[place : place + 12]], language):
            found.setdefault(name, []).append(Span.of(text, start, tokens[last][2]))
    return {name: tuple(sorted(_without_false_friends(name, found))) for name in found}


def _phrases_at(place: int, following: list[str], language: str) -> Iterable[tuple[str, int]]:
    for name, parts in lexicon(language).phrases.get(following[0][:_INDEX], ()):
        length = _phrase_length(parts, following)
        if length:
            yield name, place + length - 1


def _phrase_length(parts: tuple[str, ...], following: list[str]) -> int:
    """Return how many words the phrase takes, 0 where it does not stand there."""
    at, gap = 0, 0
    for part in parts:
        if part == _GAP:
            gap = _LONGEST_GAP
            continue
        here = next(
            (i for i in range(at, min(at + gap + 1, len(following))) if _is(part, following[i])), None
        )
        if here is None:
            return 0
        at, gap = here + 1, 0
    return at


def _is(part: str, word: str) -> bool:
    return word == part[:-1] if part.endswith("$") else word.startswith(part)


def _without_false_friends(name: str, found: Mapping[str, list[Span]]) -> list[Span]:
    false = found.get(f"not_{name}", ())
    return [span for span in found[name] if not any(span.overlaps(other) for other in false)]

"""The word lists: stems by class from the TOML files beside this one, and where a text holds them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from aligner.words.spans import Span
from aligner.words.tokens import tokens

_HERE = Path(__file__).parent
_CHOICE = re.compile(r"\(([^()]*)\)")
_OPTIONAL = re.compile(r"\(([^()]*)\)\?")
_TOGETHER = {"said": ("claims", "subjects", "acts")}
"""Lists that are apart for those who write them, and one for those who read: a text is looked up once."""

_GAP = "..."
_LONGEST_GAP = 4
_LONGEST_WORD = 60
_NO_CLASSES: frozenset[str] = frozenset()
_INDEX = 3
_LONGEST_PHRASE = 12
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


class _Phrase(NamedTuple):
    """A phrase of a class: its parts, and how its second word begins where no gap comes first."""

    name: str
    parts: tuple[str, ...]
    second: str


@cache
def _tables(name: str) -> dict[str, dict[str, str]]:
    """Return the tables of a file; of "said.fi" those of all files that are looked up together."""
    group, _, language = name.partition(".")
    if group in _TOGETHER:
        stems = (_tables(f"{one}.{language}")["stems"] for one in _TOGETHER[group])
        return {"stems": {key: block for table in stems for key, block in table.items()}}
    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


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
    """Yield every form that a stem stands for: ``tema(t|n)?$`` is three."""
    if "(" not in stem:
        yield stem
        return
    parts = _CHOICE.split(_OPTIONAL.sub(r"(|\1)", stem))
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    yield from map("".join, product(*choices))


@lru_cache(maxsize=16384)
def classes(word: str, language: str) -> frozenset[str]:
    """Return the classes of one word in lower case, false friends already taken out."""
    if word.isdigit():
        return _NO_CLASSES
    table = lexicon(language)
    word = word[:_LONGEST_WORD]
    found = set(table.whole.get(word, ()))
    for end in range(2, len(word) + 1):
        found |= table.starts.get(word[:end], _NO_CLASSES)
    for start in range(len(word) - 2):
        found |= table.endings.get(word[start:], _NO_CLASSES)
        within = table.inside.get(word[start : start + _INDEX], ())
        found.update([name for stem, name in within if word.startswith(stem, start)])
    if not found:
        return _NO_CLASSES
    return frozenset(name for name in found if f"not_{name}" not in found)


@lru_cache(maxsize=65536)
def _known(word: str, language: str) -> tuple[frozenset[str], tuple[_Phrase, ...]] | None:
    """Return the classes of a word, and the phrases that may begin with it; None where it has neither."""
    names = classes(word, language)
    phrases = tuple(
        _Phrase(name, parts, "" if parts[1] == _GAP else parts[1].rstrip("$"))
        for name, parts in lexicon(language).phrases.get(word[:_INDEX], ())
        if _is(parts[0], word)
    )
    return (names, phrases) if names or phrases else None


@lru_cache(maxsize=16384)
def hits(text: str, language: str) -> _Hits:
    """Return where the text holds words and phrases of each class, in order."""
    words, places = tokens(text)
    found: dict[str, list[Span]] = {}
    for place, word in enumerate(words):
        known = _known(word, language)
        if known is None:
            continue
        names, phrases = known
        start, end = places[place]
        if names:
            span = Span(start, end, text[start:end])
            for name in names:
                found.setdefault(name, []).append(span)
        following = words[place + 1] if phrases and place + 1 < len(words) else ""
        for name, parts, second in phrases:
            if following.startswith(second):
                length = _phrase_length(parts, words[place : place + _LONGEST_PHRASE])
                if length:
                    span = Span.of(text, start, places[place + length - 1][1])
                    found.setdefault(name, []).append(span)
    return {
        name: tuple(
            sorted(
                _without_false_friends(spans, found[false]) if (false := f"not_{name}") in found else spans
            )
        )
        for name, spans in found.items()
    }


def _phrase_length(parts: tuple[str, ...], following: tuple[str, ...]) -> int:
    """Return how many words the phrase takes, 0 where it does not stand there."""
    at, gap = 0, 0
    for part in parts:
        if part == _GAP:
            gap = _LONGEST_GAP
            continue
        for here in range(at, min(at + gap + 1, len(following))):
            if _is(part, following[here]):
                at, gap = here + 1, 0
                break
        else:
            return 0
    return at


def _is(part: str, word: str) -> bool:
    return word == part[:-1] if part.endswith("$") else word.startswith(part)


def _without_false_friends(spans: list[Span], false: list[Span]) -> list[Span]:
    return [span for span in spans if not any(span.overlaps(other) for other in false)]

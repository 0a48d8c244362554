"""Definitions that say their goal's name once more."""

from __future__ import annotations

from functools import cache

from aligner.i18n import LANGUAGES
from aligner.words.language import language
from aligner.words.lexicon import hits, word_list
from aligner.words.texts import normalise, same_stem, stem, words

_NEARLY = 5
"""One new word in this many may be there, as long as it tells nothing."""
_TELLING = ("thing", "measure", "act")


def echoes(definition: str, name: str) -> bool:
    """Tell whether a definition adds nothing to the goal's name but other forms and filling words."""
    told = _content(definition)
    if not told or not _content(name):
        return False
    named = [stem(word) for word in words(name)]
    new = [word for word in told if not any(same_stem(stem(word), other) for other in named)]
    if not new:
        return True
    return len(new) * _NEARLY <= len(told) and not any(_tells(word, definition) for word in new)


def _content(text: str) -> list[str]:
    fillers = _fillers()
    return list(dict.fromkeys(word for word in words(text) if word not in fillers))


@cache
def _fillers() -> frozenset[str]:
    return frozenset().union(*(word_list(name, "filler") for name in LANGUAGES))


def _tells(word: str, definition: str) -> bool:
    if not word.isalpha():
        return True
    found = hits(normalise(definition), language(definition))
    return any(word in span.text.casefold() for name in _TELLING for span in found.get(name, ()))

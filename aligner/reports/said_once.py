"""Numbered names in sentences that were written for names: "mittarin ”Mittari 3”" is said "mittarin 3"."""

from __future__ import annotations

import re
from functools import cache, partial

from aligner import i18n


def said_once(text: str, language: str) -> str:
    """Return a sentence in which no numbered name stands right after the word that it begins with.

    For the reports of an anonymised plan alone: in others such a name would be the client's own.
    """
    for name, pattern in _patterns(language):
        if name in text:
            text = pattern.sub(partial(_once, name if language == "sv" else ""), text)
    return text


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_pattern(kind, language) for kind in i18n.keys("anonymous", "noun"))


def _pattern(kind: str, language: str) -> tuple[str, re.Pattern[str]]:
    """The word of a numbered name, and what finds such a name in quotes after that word, or next to it."""
    name = i18n.text(f"anonymous.called.{kind}", language, number="").strip()
    nouns = i18n.text(f"anonymous.noun.{kind}", language)
    bare = nouns if language == "sv" else name
    return name, re.compile(rf"\b(?:({nouns}) [”“]{name} (\d+)[”“]|({bare}):? {name} (\d+))", re.IGNORECASE)


def _once(name: str, found: re.Match[str]) -> str:
    """The number after the noun in its own case, or after the name's word; as small or large as the noun."""
    noun, number = found[1] or found[3], found[2] or found[4]
    said = name or noun
    first = said[0].upper() if noun[0].isupper() else said[0].lower()
    return f"{first}{said[1:]} {number}"

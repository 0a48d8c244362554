"""Cells that hold something and say nothing: "TBD", "-", "täsmentyy", "se bilaga 2"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner.i18n import LANGUAGES
from aligner.words.lexicon import word_list
from aligner.words.patterns import Pattern
from aligner.words.texts import key

_AROUND = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_SAYS = re.compile(r"[^\W_]")
# "ei vielä asetettu", "inte fastställt ännu", "not yet defined": nothing but that nothing is said.
_UNSAID = Pattern(
    r"(?:ei(?: ole)?(?: vielä)?|ej(?: ännu)?|inte(?: ännu)?|not(?: yet)?(?: been)?)\s(?:määri\w{3,9}|"
    r"aset\w{3,6}|päätet\w{1,4}|nimet\w{1,4}|sovit\w{1,4}|kirjat\w{1,4}|valit\w{1,4}|tiedossa|fastställ\w{1,3}|"
    r"definiera\w{1,2}|beslut\w{1,4}|angiv\w{1,3}|ange\w{1,2}|utse\w{1,3}|bestäm\w{1,3}|satt|känt|klar\w?|set|defined|decided|"
    r"specified|agreed|assigned|known|available|applicable|confirmed)(?: vielä| ännu| yet)?"
)
# "xxxx", "[insert text]", "<täydennä>": a form's own filling.
_FILLING = Pattern(r"x{2,20}|\[[^\[\]\d]{1,60}\]|<[^<>\d]{1,60}>")
_SEPARATOR = re.compile(r"\s*[/,;|]\s*")
_MOST_PARTS = 4
_LONGEST = 200
_WORDS_AFTER = 4


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    exact = frozenset(entry for name in LANGUAGES for entry in word_list(name, "placeholder"))
    openings = tuple(entry for name in LANGUAGES for entry in word_list(name, "placeholder_opening"))
    return exact, openings


@lru_cache(maxsize=8192)
def is_placeholder(text: str, *, zero: bool = True) -> bool:
    """Tell whether a whole cell is a placeholder; blank cells are.

    ``zero``: whether a bare "0" is one, as it is where a sentence is asked for; where a number is asked
    for (a metric's target of no complaints) pass False.
    """
    text = key(text[:_LONGEST])
    bare = _AROUND.sub("", text)
    if not _SAYS.search(text):
        return True
    if bare == "0":
        return zero
    exact, openings = _known()
    if text in exact or bare in exact or _UNSAID.fullmatch(bare) or _FILLING.fullmatch(text):
        return True
    parts = _SEPARATOR.split(bare)
    if 1 < len(parts) <= _MOST_PARTS and all(part in exact for part in parts):
        return True
    if not text.startswith(openings) and not bare.startswith(openings):
        return False
    opening = next(o for o in openings if text.startswith(o) or bare.startswith(o))
    return opening == "lorem ipsum" or len(bare.split()) <= len(opening.split()) + _WORDS_AFTER

"""Texts made comparable and harmless: white space, Unicode forms, control characters, word stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 32_768
_ORDINARY = 500
"""Longer texts are not remembered."""
"""Readings that are kept: several checks ask the same of every goal, one check after the other."""

LONGEST = 2000
"""Characters of one text that are looked at: a definition is shorter, a pasted report is not read through."""

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
# Bidi overrides and zero-width signs turn or hide what follows; tags and surrogates cannot be shown.
_HIDDEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_CLEAN: dict[int, str | None] = dict.fromkeys(_HIDDEN) | dict.fromkeys(map(ord, _BREAKS), " ")
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """Remove control, bidi override and zero-width characters; line breaks become spaces."""
    # Translating letter by letter is slow; what Python calls printable holds none of the signs taken out.
    return text if text.isprintable() else text.translate(_CLEAN)


def normalise(text: str) -> str:
    """Return the text in one Unicode form, cleaned, with every run of white space as one space."""
    return _normalised(text) if len(text) <= _ORDINARY else _normalised.__wrapped__(text)


@lru_cache(maxsize=REMEMBERED)
def _normalised(text: str) -> str:
    text = unicodedata.normalize("NFC", clean(text))
    if not text.isascii():
        text = text.replace("\u2010", "-").replace("\u2011", "-").replace("\u2212", "-")
    return " ".join(text.split())


def key(text: str) -> str:
    """Return the form in which two texts that say the same in other letters or spaces are equal."""
    return normalise(text).casefold()


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as :func:`key` writes them, hyphens separating."""
    return tuple(_WORD.findall(key(text[:LONGEST])))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words, in order, once each, for comparing two texts of one language."""
    return tuple(dict.fromkeys(stem(word) for word in words(text)))


_SUFFIXES = """
    aa ää issa issä ista istä ille illa illä ilta iltä iksi ien iden iin ihin ssa ssä sta stä lla llä lta
    ltä lle ksi nsa nsä mme tta ttä aan ään een iin oon uun yyn öön in en an än un yn on ön ta tä ia
    iä ja jä it at ät et ut a ä n t i e arna erna orna arnas ernas ornas ningen ning ingen ing arens
    aren ernas are ade het heten na or ar er as es os s ed ings ly ies ied tion tions ment ments 's
"""
_ENDINGS = tuple(sorted(_SUFFIXES.split(), key=len, reverse=True))
_GRADATION = (("nn", "n"), ("pp", "p"), ("kk", "k"), ("tt", "t"), ("ss", "s"), ("ll", "l"), ("mm", "m"))
_SHORTEST, _OWNED = 3, 6


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Strip one ending, and what consonant gradation or doubling leaves behind it."""
    if word.isdigit():
        return word
    bare = word = word.removesuffix("mme") if len(word) > _OWNED else word
    for ending in _ENDINGS:
        if len(word) - len(ending) >= _SHORTEST and word.endswith(ending):
            bare = word[: -len(ending)]
            break
    for double, single in _GRADATION:
        if len(bare) > _SHORTEST and bare.endswith(double):
            return bare[:-2] + single
    return bare


def same_stem(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word: equal, or a long common beginning."""
    if one == other:
        return True
    if one[:_SHORTEST] != other[:_SHORTEST] or one.isdigit() or other.isdigit():
        return False
    shorter, longer = sorted((one, other), key=len)
    shared = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    left = len(longer) - shared
    return shared >= max(_SHORTEST, len(shorter) - 2) and left <= max(2, shared // 2)

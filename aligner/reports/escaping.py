"""Text from the plan is data: what makes it inert in Markdown, and the type that marks what already is."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.words import texts

LONGEST = 400
"""Longer texts are cut with an ellipsis: a report quotes, the workbook holds the rest."""

_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;"})
_STEERING = re.compile(r"[\\`*_\[\]{}|~@$^&<>:#]|\.(?=[^\W\d_])|//")
"""What the escapes below act on: most texts hold none of it."""
_ALWAYS = re.compile(r"[\\`*_\[\]{}|~@$^]")
_ENTITY_LIKE = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")
_BREAKS_LINKS = re.compile(
    r"(?<=\w)\.(?=[^\W\d_])"  # www.example.org: a dot between words makes a host name
    r"|/(?=/)"  # http://, and //host
    r"|!(?=\\\[)"  # an image: the bracket is escaped already
    r"|(?<!\S)#"  # a heading, or the end of one
)
_SCHEMES = re.compile(r"\b(javascript|vbscript|data|file|mailto|tel|xmpp):", re.IGNORECASE)
_STARTS_BLOCK = re.compile(r"[=:]|[+\-](?=[\s+\-]|$)|\d{1,9}(?=[.)](?:\s|$))")


class Safe(str):
    """Markdown that is ours, or that has passed ``md``: the only strings a template prints as they are.

    Whatever is made of it by ordinary string methods is a plain string again, and is escaped again:
    forgetting costs a stray backslash, never an open door.
    """

    __slots__ = ()


def plain(value: object) -> str:
    """Return a value as one line of harmless characters: no controls, bidi marks, halves of surrogates."""
    text = " ".join(str(value)[: LONGEST * 10].split())  # sums hold no-break spaces, which need no cleaning
    return text if text.isprintable() else " ".join(texts.clean(text).split())


def cut(value: object, longest: int = LONGEST) -> str:
    """Return a value as one line of at most ``longest`` characters, the last an ellipsis where cut."""
    text = plain(value)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def md(value: object) -> Safe:
    """Escape a value so that every Markdown renderer shows it as the words it is, in any place of a line."""
    if isinstance(value, Safe):
        return value
    if isinstance(value, str) and _is_ordinary(value):
        return Safe(value)
    return _escaped(cut(value))


@lru_cache(maxsize=2048)
def _escaped(text: str) -> Safe:
    """Escape one line; remembered, because a report says the same names and sums again and again."""
    return Safe(_guard_start(_unsteering(text) if _STEERING.search(text) else text))


def _unsteering(text: str) -> str:
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _BREAKS_LINKS.sub(r"\\\g<0>", _ENTITY_LIKE.sub(r"\&", text))
    return _SCHEMES.sub(r"\1\\:", text).translate(_ENTITIES)


def _is_ordinary(text: str) -> bool:
    """Whether nothing but words stands there, one space between them: most of what a report quotes."""
    words = text.replace(" ", "").isalnum() and text[0].isalpha() and text[-1] != " "
    return words and "  " not in text and len(text) <= LONGEST


def code(value: object) -> Safe:
    """Return a file's name in a code span; as escaped text where a span could not hold it."""
    text = cut(value, 120)
    return md(text) if not text or set(text) & set("`|") else Safe(f"`{text}`")


def fenced(value: object, longest: int) -> str:
    """Return a label for a fenced block: nothing in it can close the fence."""
    return cut(value, longest).replace("`", "'")


def _guard_start(text: str) -> str:
    """Escape what would begin a heading, a list or an underline if the value stood first on its line."""
    start = _STARTS_BLOCK.match(text)
    if start is None:
        return text
    at = 0 if not text[0].isdigit() else start.end()
    return f"{text[:at]}\\{text[at:]}"

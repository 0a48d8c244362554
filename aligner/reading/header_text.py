"""Header texts made comparable: hyphenation healed, punctuation and case set aside, languages told apart."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400
"""Characters of a header that are looked at; what follows is prose."""

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*(?:\n[ \t]*|[ \t]+)(?=[a-zåäöé])")
_CONJUNCTION = re.compile(r"(?:ja|tai|och|eller|and|or|sekä|samt)\b")
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ][a-zåäö])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f]")
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-z]\))\s+(?=[^\W\d_])")
_MOJIBAKE = str.maketrans({"Â": ""})
_PUNCTUATION = re.compile(r"[^\w%#]+|_+")
_ASIDE = re.compile(r"\(([^()]{0,120})\)|\[([^\[\]]{0,120})\]")
_SEPARATOR = re.compile(r"\n|\s*/\s*|\s+[-–—|]\s+|;|:\s+|(?<=\w),\s+")
_JOINED = re.compile(r"\s+(?:ja|och|and|&|\+|sekä|samt)\s+")


def tidy(header: str) -> str:
    """Return a header without hyphenation, odd spaces and invisible characters; line breaks stay."""
    text = unicodedata.normalize("NFC", header[:LONGEST]).replace("\\n", "\n").replace("\r", "\n")
    if "Â£" in text:
        text = text.translate(_MOJIBAKE)
    text = _HYPHENATED.sub(lambda found: _heal(found, text), text)
    text = _INVISIBLE.sub("", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _NUMBERING.sub("", "\n".join(line for line in lines if line))


def _heal(found: re.Match[str], text: str) -> str:
    """Join "Määri-⏎telmä", but leave the hanging hyphen of "EU- ja valtion rahoitus"."""
    return found.group() if _CONJUNCTION.match(text, found.end()) else ""


def key(text: str) -> str:
    """Return the form in which phrases are compared: lower case, words parted by single spaces."""
    return _PUNCTUATION.sub(" ", _CAMEL.sub(" ", text).casefold()).strip()


def split_asides(text: str) -> tuple[str, list[str]]:
    """Return the text without its brackets, and what stood in them."""
    asides = [first or second for first, second in _ASIDE.findall(text)]
    return _ASIDE.sub(" ", text), [aside for aside in asides if aside.strip()]


def parts(text: str) -> list[str]:
    """Return the pieces of a header that stacks rows or says the same in two languages."""
    return [piece for piece in _SEPARATOR.split(text) if piece.strip(" -*:")]


def joined(text: str) -> list[str]:
    """Return what "and" joins: "Tavoitteet ja mittarit" holds two topics."""
    return _JOINED.split(text)

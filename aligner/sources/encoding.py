"""Tells in which encoding a text was written, and whether that is known or only likely."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from aligner.model.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("cp1252", "iso8859-15", "cp850", "mac-roman")
_LETTERS = frozenset("äöåÄÖÅéÉüÜšŠžŽ")
_SIGNS = frozenset("€–—…’‘“”•§°·½«»²³´µ\u00a0£×±")
_SAMPLE = 200_000
"""Bytes beyond ASCII that are weighed; more would not change the choice."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, whether that was assumed, and how many NULs were dropped.

    ``broken`` counts bytes that fit no encoding together with the rest and were kept one by one.
    """

    text: str
    encoding: str
    assumed: bool = False
    nulls: int = 0
    broken: int = 0


def decode(content: bytes) -> Decoded:
    """Decode a delimited file. Raises SourceError "not-a-table" for bytes that are no text."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], name)
    wide = _wide_without_mark(content)
    if wide:
        return Decoded(content.decode(wide, "replace"), wide, assumed=True)
    nulls = content.count(b"\0")
    if nulls:
        content = content.replace(b"\0", b"")
    _require_text(content)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", nulls=nulls)
    except UnicodeDecodeError:
        return _undeclared(content, nulls)


def _marked(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    nulls = text.count("\0")
    broken = text.count("\ufffd")
    return Decoded(text.replace("\0", ""), name, assumed=bool(broken), nulls=nulls, broken=broken)


def _wide_without_mark(content: bytes) -> str | None:
    sample = content[:4000]
    if len(sample) < 4 or sample.count(b"\0") < len(sample) // 4 or len(sample) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _require_text(content: bytes) -> None:
    sample = content[:_SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    if not sample or controls > max(8, len(sample) // 25):
        raise SourceError("not-a-table" if sample else "empty")


_CONTROLS = [bytes([n]) for n in range(32) if n not in (9, 10, 12, 13, 0x1A, 0x1B)]


def _undeclared(content: bytes, nulls: int) -> Decoded:
    """Choose between the old encodings, or keep UTF-8 where only a few bytes break it."""
    forgiving = content.decode("utf-8", "replace")
    broken = forgiving.count("\ufffd")
    good = sum(letter > "\x7f" for letter in _beyond_ascii(forgiving)) - broken
    if good > broken:
        text = content.decode("utf-8", _KEEP_BYTES)
        return Decoded(text, "utf-8", assumed=True, nulls=nulls, broken=broken)
    sample = bytes(content[:_SAMPLE])
    name = max(_OLD, key=lambda name: _plausibility(sample.decode(name, _KEEP_BYTES)))
    certain = name == "cp1252" and not nulls and _CERTAIN.fullmatch(sample) is not None
    return Decoded(content.decode(name, _KEEP_BYTES), name, assumed=not certain, nulls=nulls)


def _beyond_ascii(text: str) -> str:
    return "".join(_BEYOND_ASCII.findall(text))


_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_CERTAIN = re.compile(rb"[\x00-\x7f\xe4\xf6\xe5\xc4\xd6\xc5\xe9\xfc\x80\xa0\x96\xa7]*+")
"""Bytes that are our letters in cp1252 and Latin-1 alike, and a few signs that nothing else explains."""
_IN_WORD = re.compile("(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")


def _plausibility(text: str) -> float:
    """Weigh how well the characters beyond ASCII look like Finnish, Swedish or English."""
    inside = _IN_WORD.findall(text)
    total = _beyond_ascii(text)
    return (
        sum(1.0 if letter in _LETTERS else -0.5 if letter.isalpha() else -1.0 for letter in inside)
        + 0.3 * sum(letter in _SIGNS or letter in _LETTERS for letter in total)
        - 0.3 * sum(letter not in _SIGNS and letter not in _LETTERS for letter in total)
    )


def _keep_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_KEEP_BYTES = "aligner.cp1252"
codecs.register_error(_KEEP_BYTES, _keep_byte)

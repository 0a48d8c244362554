"""The one way by which a client's text reaches the screen: as plain characters, never as markup."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.color import Color
from textual.filter import LineFilter

LIMIT = 2000
"""No field shows more characters than this: a cell may hold 32,767 of them."""

UNKNOWN = "\ufffd"
"""Stands for a character that no terminal has a sure picture of: private, unassigned, half of a pair."""

# Most texts hold nothing else, our own bars, arrows and signs among them, and are let through as they are.
_ORDINARY = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u20ac\u2190-\u2426\u2460-\u27bf]*")
_FORMULA = re.compile(r'\s*(?:[=@"]|[+-](?![\d\s.,%]*$))')
"""How a cell begins that a spreadsheet would calculate, or would take for the start of a quoted stretch."""

_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_PICTURELESS = frozenset({"Cn", "Co", "Cs"})
# Letters and marks that are drawn as nothing; terminals don't agree on how wide that nothing is.
_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# With hundreds of accents on one letter a line runs over its neighbours.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_SKIN = "[\U0001f3fb-\U0001f3ff]"
_LONE_SKIN = re.compile(f"(?<!\\S){_SKIN}")
_PILE = re.compile(f"({_MARK}{{4}}){_MARK}+")


class _Drawn(dict[int, str]):
    """What is drawn of each character, for ``str.translate``; each is looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = drawn = _drawn(chr(code))
        return drawn


def _drawn(char: str) -> str:
    if char in _SPACES:
        return " "
    category = unicodedata.category(char)
    if category in _PICTURELESS:
        return UNKNOWN
    return "" if category.startswith("C") or char in _NOTHING or _changes_look(char) else char


_DRAWN = _Drawn()


def plain(text: str, limit: int = LIMIT) -> str:
    """Return a text without control, bidi and zero-width characters, on one line, cut at ``limit``."""
    clean = text if _ORDINARY.fullmatch(text) else _cleaned(text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def _cleaned(text: str) -> str:
    return _PILE.sub(r"\1", _LONE_SKIN.sub(UNKNOWN, text).translate(_DRAWN))


def for_clipboard(text: str) -> str:
    """Make a text plain, with the lines and tabs that it has: it may be pasted into another terminal.

    A text with tabs is a table for a spreadsheet: a cell that would be a formula there stays words.
    """
    lines = ([plain(part, len(part)) for part in line.split("\t")] for line in text.split("\n"))
    made = _as_words if "\t" in text else str
    return "\n".join("\t".join(map(made, line)) for line in lines)


def _as_words(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def client_text(text: str, style: str = "", width: int | None = None) -> Text:
    """Turn a client's text into what a widget may draw; cut with an ellipsis at ``width`` cells."""
    clean = plain(text)
    return Text(clean if width is None else fitted(clean, width), style=style, no_wrap=width is not None)


def fitted(text: str, width: int) -> str:
    """Cut a text to ``width`` cells, with an ellipsis where something is lost."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def padded(text: str, width: int) -> str:
    """Cut or fill a text to exactly ``width`` cells."""
    return set_cell_size(fitted(text, width), width)


def _changes_look(char: str) -> bool:
    variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return variant or "\U0001f3fb" <= char <= "\U0001f3ff" or char == "\u20e3"


class PlainFilter(LineFilter):
    """Applied to every line that is drawn: what is pasted into a field or names a file steers nothing either.

    No line changes its width by it.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(_ORDINARY.fullmatch(text) for text, _, _ in segments):
            return segments
        return [Segment(_in_place(text), style, control) for text, style, control in segments]


@lru_cache(4096)
def _in_place(text: str) -> str:
    """A text made plain in the width that it had."""
    return text if _ORDINARY.fullmatch(text) else set_cell_size(text.translate(_DRAWN), cell_len(text))

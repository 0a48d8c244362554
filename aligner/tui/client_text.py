"""The one way by which a client's text reaches the screen: as plain characters, never as markup."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, set_cell_size
from rich.text import Text

LIMIT = 2000
"""No field shows more characters than this: a cell may hold 32,767 of them."""

_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def plain(text: str, limit: int = LIMIT) -> str:
    """Return a text without control, bidi and zero-width characters, on one line, cut at ``limit``."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    if cut.isascii() and cut.isprintable():
        return cut
    kept = (" " if char in _SPACES else char for char in cut)
    return "".join(char for char in kept if not unicodedata.category(char).startswith("C"))


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


def steady(text: str) -> str:
    """Leave out what terminals draw in different widths: what only chooses an emoji's look or skin."""
    if text.isascii():
        return text
    return "".join(char for char in text if not _changes_look(char))


def _changes_look(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff" or char == "\u20e3"

"""Our Markdown's emphasis as styles: escapes and signs are gone, words are broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from aligner.tui.client_text import plain
from aligner.tui.look import Look

LIMIT = 4000
"""Characters of one stretch; longer ones are a client's own long texts."""

_MARKS = re.compile(r"\\(.)|`([^`]*)`|(\*{1,3})")
_WORD = re.compile("[^ ]+ *| +")  # a no-break space holds its neighbours together


def inline(markdown: str, look: Look, style: str = "") -> Text:
    """A line of our Markdown: strong and emphasised words are styled, all else is plain characters."""
    text = Text(style=style, no_wrap=True, end="")
    strong = emphasised = False
    at = 0
    for found in _MARKS.finditer(markdown):
        kind = look.style("strong") if strong else "italic" if emphasised else ""
        text.append(_clean(markdown[at : found.start()]), kind)
        text.append(_clean(found[1] or found[2] or ""), kind)
        strong ^= len(found[3] or "") > 1
        emphasised ^= len(found[3] or "") % 2 == 1
        at = found.end()
    return text.append(_clean(markdown[at:]))


def _clean(text: str) -> str:
    return plain(text.replace("&lt;", "<").replace("&gt;", ">"), LIMIT)


def broken(text: Text, width: int, hang: int = 0) -> Iterator[Text]:
    """The lines of a text of at most ``width`` cells, from the second on after ``hang`` spaces."""
    for number, line in enumerate(text.divide(_breaks(text.plain, width, hang))):
        line.rstrip()
        line.end, line.no_wrap = "", True
        yield Text.assemble(" " * hang, line, end="", no_wrap=True) if number and hang else line


def _breaks(text: str, width: int, hang: int) -> list[int]:
    """Where lines end: between words, inside one only where it is longer than a line."""
    breaks: list[int] = []
    room = width
    for found in _WORD.finditer(text):
        needed = cell_len(found[0].rstrip(" "))
        if needed > room and room < width - (hang if breaks else 0):
            breaks.append(found.start())
            room = width - hang
        at = found.start()
        while needed > room:
            at += _fitting(text[at : found.end()], room)
            breaks.append(at)
            room = width - hang
            needed = cell_len(text[at : found.end()].rstrip(" "))
        room -= cell_len(text[at : found.end()])
    return breaks


def _fitting(word: str, room: int) -> int:
    """How many characters of a word fit; one at least."""
    used = 0
    for number, char in enumerate(word):
        used += cell_len(char)
        if used > room:
            return max(number, 1)
    return len(word)

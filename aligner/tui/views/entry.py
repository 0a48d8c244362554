"""One entry of a list that is read: lines of text, and what is behind them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.tui.client_text import padded, plain
from aligner.tui.look import Look
from aligner.tui.shown import Goto


@dataclass(frozen=True, slots=True)
class Entry:
    """The cursor rests on an entry only where it has a cell to copy, a finding to open or a way to go.

    ``parts`` are the entries that stand on its lines, where more than one number of it leads somewhere.
    """

    text: Text
    cell: Cell | None = None
    finding: Finding | None = None
    goto: Goto | None = None
    parts: tuple[Part, ...] = ()

    @property
    def reachable(self) -> bool:
        return bool(self.parts) or any(one is not None for one in (self.cell, self.finding, self.goto))

    def chosen(self, part: int) -> Entry:
        """The entry as it is with one of its parts chosen; itself where it has none."""
        if not self.parts:
            return self
        whose = self.parts[min(part, len(self.parts) - 1)].entry
        return replace(self, cell=whose.cell, finding=whose.finding, goto=whose.goto)


@dataclass(frozen=True, slots=True)
class Part:
    """An entry within another one: ``start`` is the place of its first character in the other's text."""

    start: int
    entry: Entry

    def spans(self, whole: Text) -> Iterator[tuple[int, int, int]]:
        """Where it stands in the whole: ``(line, first cell, cell after the last)``, line by line."""
        before = whole.plain[: self.start]
        line, left = before.count("\n"), cell_len(before.rpartition("\n")[2])
        for text in self.entry.text.plain.split("\n"):
            yield line, left, left + cell_len(text)
            line, left = line + 1, 0


def flowing(entries: Sequence[Entry], width: int, gap: int = 4) -> Entry:
    """Set one-line entries side by side, on as many lines as they need; those that lead on become parts.

    The gap is narrowed to two cells at the least, where that brings them onto one line.
    """
    bare, gaps = sum(entry.text.cell_len for entry in entries), max(1, len(entries) - 1)
    if bare + 2 * gaps <= width:
        gap = min(gap, (width - bare) // gaps)
    text, used, parts = Text(), 0, []
    for entry in entries:
        if used and used + gap + entry.text.cell_len > width:
            text.append("\n")
            used = 0
        text.append(" " * (gap if used else 0))
        used += entry.text.cell_len + (gap if used else 0)
        if entry.reachable:
            parts.append(Part(len(text), entry))
        text.append_text(entry.text)
    return Entry(text, parts=tuple(parts))


def abreast(columns_of: Sequence[Sequence[Entry]], widths: Sequence[int]) -> Iterator[Entry]:
    """Set columns of one-line entries beside each other, each column in its width."""
    for row in zip_longest(*columns_of):
        text, parts = Text(no_wrap=True), []
        for entry, width in zip(row, widths, strict=True):
            if entry is not None and entry.reachable:
                parts.append(Part(len(text), entry))
            drawn = entry.text.copy() if entry is not None else Text()
            drawn.truncate(width, overflow="ellipsis", pad=True)
            text.append_text(drawn)
        text.rstrip()
        yield Entry(text, parts=tuple(parts))


def heading(words: str, look: Look) -> Entry:
    return Entry(Text("\n" + words, style=look.style("key")))


def from_the_top(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take away the empty line above the first heading."""
    if entries and entries[0].text.plain.startswith("\n"):
        return (replace(entries[0], text=entries[0].text[1:]), *entries[1:])
    return entries


def remark(words: str, look: Look) -> Entry:
    return Entry(Text(words, style=look.style("muted")))


def wrapped(text: str, width: int, style: str = "", indent: str = "", hang: str | None = None) -> Text:
    """Break a text into lines of ``width``, each after the indent (``hang`` from the second on)."""
    after = indent if hang is None else hang
    lines = textwrap.wrap(plain(text), max(width, 20), initial_indent=indent, subsequent_indent=after)
    return Text("\n".join(lines), style=style)


def two_sided(left: Text, right: Text, width: int) -> Text:
    """Put ``right`` at the right edge, on a line of its own where both don't fit on one."""
    room = width - left.cell_len - right.cell_len
    return Text.assemble(left, " " * room if room > 1 else "\n   ", right)


def columns(*parts: tuple[str, int, str]) -> Text:
    """Set ``(text, width, style)`` side by side, each cut or filled to its width."""
    return Text.assemble(*((padded(text, width), style) for text, width, style in parts), no_wrap=True)


def right_aligned(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text

"""One entry of a list that is read: lines of text, and the cell that they rest on."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.tui.client_text import padded, plain
from aligner.tui.look import Look
from aligner.tui.shown import Goto


@dataclass(frozen=True, slots=True)
class Entry:
    """The cursor rests on an entry only where it has a cell to copy, a finding to open or a way to go."""

    text: Text
    cell: Cell | None = None
    finding: Finding | None = None
    goto: Goto | None = None

    @property
    def reachable(self) -> bool:
        return any(one is not None for one in (self.cell, self.finding, self.goto))


def heading(words: str, look: Look) -> Entry:
    return Entry(Text("\n" + words, style=look.style("key")))


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

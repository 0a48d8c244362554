"""A report as lines for the screen: what will be written, headings in bold, nothing drawn as markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from aligner.tui.client_text import fitted, plain
from aligner.tui.look import Look

LEAST = 30
LIMIT = 4000
"""Characters of one line of a report; it has no longer ones but for a client's own long texts."""


def preview_lines(text: str, look: Look, width: int) -> tuple[Text, ...]:
    """The lines of a written report, broken at the width; a table's rows are cut there instead."""
    return tuple(line for written in text.split("\n") for line in _line(written, look, max(width, LEAST)))


def _line(written: str, look: Look, width: int) -> Iterator[Text]:
    clean = plain(written.rstrip(), LIMIT)
    if clean.startswith("|"):
        yield Text(fitted(clean, width), style=look.style("muted"), no_wrap=True, end="")
        return
    style = look.style("key" if clean.startswith("#") else "")
    indent = " " * (len(clean) - len(clean.lstrip()))
    hang = indent + ("  " if clean.lstrip().startswith(("- ", "* ", "> ")) else "")
    for line in textwrap.wrap(clean, width, subsequent_indent=hang) or [""]:
        yield Text(line, style=style, no_wrap=True, end="")

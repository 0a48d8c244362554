"""A report as lines for the screen: its tables set in columns, its emphasis as styles, nothing as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import gt

from rich.cells import cell_len
from rich.text import Text

from aligner.tui.client_text import fitted, plain
from aligner.tui.look import Look
from aligner.tui.views.inline import LIMIT, broken, inline

LEAST = 40
LEAST_COLUMN = 6
GAP = 2
MANY = 5
"""With more columns than this they stand closer."""
Drawn = tuple[int, Text]
"""A line of the screen, after the number of the written one that it is of."""

_FENCE = "```"
_RULE = re.compile(r"\|[\s:|-]+\|")
_CELLS = re.compile(r"(?<!\\)\|")
_HANGING = re.compile(r"(\s*(?:[-*]|\d+\.|>)\s+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Preview:
    """Lines as they are drawn, and for each the number of the written line that it is of."""

    lines: tuple[Text, ...] = ()
    source: tuple[int, ...] = ()

    def line_of(self, written: int) -> int:
        """The first line drawn of a written line, or of the next one that is drawn."""
        return next((at for at, number in enumerate(self.source) if number >= written), 0)

    def written_at(self, line: int) -> int:
        """Which written line stands there."""
        return self.source[line] if line < len(self.source) else 0


def preview(text: str, look: Look, width: int) -> Preview:
    """Lay a written report out at a width. Takes a second for a hundred thousand lines."""
    width = max(width, LEAST)
    written = text.rstrip("\n").split("\n") if text else []
    laid = [(line, number) for number, line in _laid(written, look, width)]
    return Preview(tuple(line for line, _ in laid), tuple(number for _, number in laid))


def _laid(written: Sequence[str], look: Look, width: int) -> Iterator[Drawn]:
    at, verbatim = 0, False
    while at < len(written):
        line, start = written[at].rstrip(), at
        at += 1
        if line.startswith(_FENCE):
            verbatim = not verbatim
        elif verbatim:
            yield start, Text(fitted(plain(line, LIMIT), width), no_wrap=True, end="")
        elif line.startswith("|"):
            while at < len(written) and written[at].startswith("|"):
                at += 1
            yield from _table(written, start, at, look, width)
        else:
            yield from ((start, drawn) for drawn in _line(line, look, width))


def _line(written: str, look: Look, width: int) -> Iterator[Text]:
    level = len(written) - len(written.lstrip("#"))
    if level:
        yield from broken(inline(written[level:].strip(), look, look.style(_heading(level))), width)
        return
    hanging = _HANGING.fullmatch(written)
    if hanging:
        sign = hanging[1].replace(">", "│").replace("*", "-", 1)
        text = Text.assemble(sign, inline(hanging[2], look), end="", no_wrap=True)
        yield from broken(text, width, len(sign))
    else:
        yield from broken(inline(written, look), width)


def _heading(level: int) -> str:
    return "key" if level < 3 else "strong"


def _table(written: Sequence[str], start: int, end: int, look: Look, width: int) -> Iterator[Drawn]:
    """A table in columns; what is too long for its column goes on below it."""
    numbers = [number for number in range(start, end) if not _RULE.fullmatch(written[number].strip())]
    rows = [[inline(cell, look) for cell in _cells(written[number])] for number in numbers]
    widths = _widths(rows, width)
    for number, row in zip(numbers, rows, strict=True):
        style = look.style("muted") if number == start else ""
        for line in _row(row, widths):
            line.stylize_before(style)
            yield number, line


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(row.strip())[1:-1]]


def _widths(rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    """As wide as the longest cell; else as long as words stay whole, the widest columns give way first."""
    columns = list(zip_longest(*rows, fillvalue=Text()))
    widths = [max(cell.cell_len for cell in column) for column in columns]
    words = [max(map(_longest_word, column)) for column in columns]
    room = width - _gap(len(columns)) * (len(columns) - 1)
    for least in (words, [LEAST_COLUMN] * len(columns)):
        while sum(widths) > room and any(map(gt, widths, least)):
            widest = max((at for at in range(len(widths)) if widths[at] > least[at]), key=widths.__getitem__)
            widths[widest] -= 1
    return widths


def _longest_word(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split(" ")), default=1)


def _gap(columns: int) -> int:
    return GAP if columns <= MANY else 1


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Iterator[Text]:
    columns = [list(broken(cell, max(width, 1))) for cell, width in zip(cells, widths, strict=False)]
    for parts in zip_longest(*columns, fillvalue=Text()):
        line = Text(no_wrap=True, end="")
        for part, width in zip(parts, widths, strict=False):
            line.append_text(part).append(" " * (width - part.cell_len + _gap(len(widths))))
        line.rstrip()
        yield line

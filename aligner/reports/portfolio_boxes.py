"""How plans lie on each measure, as boxes and whiskers in characters that any font can draw."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.i18n import formats
from aligner.model.portfolio import Spread

WIDTH = 41
"""Characters from 0 to 100 %, both ends included."""
_MARKS = 4


def boxes(rows: Sequence[tuple[str, Spread]], language: str) -> str:
    """Draw a line for each spread; labels are our own, and hold nothing that could close a fenced block."""
    longest = max(len(label) for label, _ in rows)
    lines = [_scale(longest + 3, language)]
    lines += [f" {label:<{longest}}  {_box(spread)}".rstrip() for label, spread in rows]
    return "\n".join(lines)


def _box(spread: Spread) -> str:
    """Draw the whole stretch, the middle half of it thick, the median full."""
    line = [" "] * WIDTH
    least, most = _at(spread.least), _at(spread.most)
    line[least : most + 1] = "─" * (most - least + 1)
    line[least], line[most] = "├", "┤"
    lower, upper = _at(spread.lower), _at(spread.upper)
    line[lower : upper + 1] = "▒" * (upper - lower + 1)
    line[_at(spread.median)] = "█"
    return "".join(line)


def _at(share: float) -> int:
    return round(share * (WIDTH - 1))


def _scale(indent: int, language: str) -> str:
    """Draw the line of percentages, each ending or beginning where its mark is."""
    line = [" "] * (indent + WIDTH + 6)
    for step in range(_MARKS + 1):
        mark = formats.percent(step / _MARKS, language)
        at = indent + step * (WIDTH - 1) // _MARKS
        line[at : at + len(mark)] = mark
    return "".join(line).rstrip()

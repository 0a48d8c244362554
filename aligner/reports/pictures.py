"""Pictures in characters: what is said against what is paid for, as bars that any font can draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aligner import i18n
from aligner.i18n import formats
from aligner.reports.escaping import fenced

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LABEL = 30
_STEP = 0.2


@dataclass(frozen=True, slots=True)
class BarRow:
    """One focus area: its shares of the weights and of the money, 0–1; ``said`` is None without weights."""

    label: str
    said: float | None
    paid: float


def bars(rows: Sequence[BarRow], width: int, language: str) -> str:
    """Draw two bars a row, ``width`` characters for the longest share; one bar where nothing is said.

    The text is for a fenced block: labels are cut, and hold nothing that could close the fence; each
    line begins with a space.
    """
    top = max([_STEP, *(max(row.said or 0.0, row.paid) for row in rows)])
    names = [fenced(row.label, _LABEL) for row in rows]
    longest = max(map(len, names))
    heads = [i18n.text(f"report.picture.{part}", language) for part in ("said", "paid")]
    head = max(map(len, heads if any(row.said is not None for row in rows) else heads[1:]))
    lines: list[str] = [_scale(top, width, longest + head + 5, language)]
    for row, name in zip(rows, names, strict=True):
        for said, share in _shares(row):
            label = name if said or row.said is None else ""
            bar = _bar(share / top * width).ljust(width)
            tail = "" if said or row.said is None else _difference(row.said, share, language)
            start = f" {label:<{longest}}  {heads[0 if said else 1]:<{head}}  {bar}"
            lines.append(f"{start} {formats.percent(share, language):>5}{tail}".rstrip())
    return "\n".join(lines)


def _shares(row: BarRow) -> Iterator[tuple[bool, float]]:
    if row.said is not None:
        yield True, row.said
    yield False, row.paid


def _scale(top: float, width: int, indent: int, language: str) -> str:
    """Draw the line of percentages above the bars, one for each fifth of the whole."""
    line = [" "] * (indent + width + 8)
    for step in range(int(top / _STEP + 1e-9) + 1):
        mark = formats.percent(step * _STEP, language)
        at = indent + round(step * _STEP / top * width)
        line[at : at + len(mark)] = mark
    return "".join(line).rstrip()


def _bar(length: float) -> str:
    """Draw a bar of a length in characters; what is more than nothing is never invisible."""
    eighths = max(round(length * 8), 1 if length > 0 else 0)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def _difference(said: float, paid: float, language: str) -> str:
    """Say the money's distance from the weight, between the percentages as shown; nothing if none."""
    points = _whole(paid) - _whole(said)
    if points == 0:
        return ""
    sign = "▼ " if points < 0 else "▲ "
    return f"   {sign}{i18n.text('report.picture.points', language, points=abs(points))}"


def _whole(share: float) -> int:
    return formats.round_half_up(Decimal(repr(share)) * 100)

"""Tells what separates the fields of a delimited text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (";", "\t", ",", "|")
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=(.)\r*\n?", re.IGNORECASE)
_SAMPLE_LINES = 200
_SAMPLE = 400_000
"""Characters from the start that are looked at."""
_AFTER_GAP = re.compile(r"(?<=\s\s)\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """``delimiter`` is empty for a single column; ``start`` is where the table's text begins.

    ``spaced``: a blank follows each delimiter. ``assumed``: something else is nearly as likely.
    """

    delimiter: str
    start: int = 0
    spaced: bool = False
    assumed: bool = False
    fixed_width: bool = False


def tell_dialect(text: str) -> Dialect:
    """Choose the delimiter that divides most lines alike."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return Dialect(said[1], said.end())
    lines = [line for line in _records(text[:_SAMPLE]) if line.strip()][:_SAMPLE_LINES]
    ranked = sorted(((_fit(lines, mark), mark) for mark in DELIMITERS), key=lambda pair: -pair[0])
    (best, delimiter), (second, _) = ranked[0], ranked[1]
    if best <= 0 and _spaced_commas(lines):
        return Dialect(",", spaced=True, assumed=True)
    if best <= 0:
        return Dialect("", assumed=len(lines) > 1, fixed_width=_is_fixed_width(lines))
    return Dialect(delimiter, assumed=second > 0.8 * best)


def _records(sample: str) -> list[str]:
    """Return lines, without what stands in quotes: a delimiter or a line break there divides nothing."""
    return re.sub(r'"(?:[^"]|"")*+"', '""', sample).replace("\r", "\n").split("\n")


def _fit(lines: list[str], mark: str) -> float:
    """Return how well a delimiter explains the lines: the share of lines that agree, and how many fields.

    Title lines above the table have none of it, so lines without it are not held against it unless
    they are the most.
    """
    counts = [_count(line, mark) for line in lines]
    divided = [count for count in counts if count]
    if not divided or len(divided) * 3 < len(lines):
        return 0.0
    usual, agreeing = Counter(divided).most_common(1)[0]
    first = counts[0] == usual or (len(counts) > 1 and usual in counts[:10])
    return (agreeing / len(lines)) * (1 + min(usual, 20) / 10) * (1.0 if first else 0.5)


def _count(line: str, mark: str) -> int:
    if mark != ",":
        return line.count(mark)
    # "1,5" is one number unless everything else says otherwise, and ", " is prose.
    return max(line.count(",") - line.count(", "), 0)


def _spaced_commas(lines: list[str]) -> bool:
    """Whether ", " divides the lines alike, as it never does in prose."""
    counts = Counter(line.count(", ") for line in lines)
    usual, agreeing = counts.most_common(1)[0] if counts else (0, 0)
    return usual > 1 and len(lines) > 1 and agreeing >= 0.9 * len(lines)


def _is_fixed_width(lines: list[str]) -> bool:
    """Whether columns are made of blanks: what follows a gap starts, or ends, at one place in most lines."""
    after = [word.span() for line in lines for word in _AFTER_GAP.finditer(line[:500])]
    places = Counter(start for start, _ in after) | Counter(end for _, end in after)
    return len(lines) > 1 and bool(places) and max(places.values()) >= max(2, 0.7 * len(lines))

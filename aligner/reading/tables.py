"""Find the tables on a sheet: where their headers stand, where their data end, what stands above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.model.grid import Row
from aligner.reading.heads import HEADER_LENGTH, Head, field_of, find_heads, stacked
from aligner.reading.view import View, as_text, is_blank

TITLE_ROWS = 12
"""So many rows above a header may hold its titles."""

TITLE_CELLS = 40

_NAMES = frozenset({"area.name", "goal.name", "metric.name", "initiative.name", "evidence.name"})


@dataclass(frozen=True, slots=True)
class RawTable:
    """A rectangle that looks like a table: header texts stacked per column, data rows, texts above."""

    view: View
    header_row: int
    first_row: int
    last_row: int
    first_column: int
    headers: tuple[str, ...]
    titles: tuple[str, ...]


def find_tables(view: View, filled: Sequence[int], forced_header: int | None = None) -> list[RawTable]:
    """Return the tables of a sheet from top to bottom, tables side by side from left to right.

    ``filled`` are the rows that hold anything. ``forced_header`` is the 1-based header row that the user's
    settings name.
    """
    if forced_header is not None and forced_header not in filled:
        return []
    heads = find_heads(view, filled, forced_header)
    return [
        table
        for head, upper, lower in _spans(view, heads, filled)
        for table in _cut(view, head, upper, lower)
    ]


def filled_rows(view: View) -> list[int]:
    """The numbers of the rows that hold anything; a text in the first cell spares a look at the others."""
    rows = enumerate(view.sheet.rows, 1)
    return [n for n, row in rows if (row and type(row[0]) is str and row[0].strip()) or not _is_empty(row)]


def _is_empty(row: Row) -> bool:
    return row.count(None) == len(row) or all(map(is_blank, row))


def _spans(view: View, heads: Sequence[Head], filled: Sequence[int]) -> Iterator[tuple[Head, int, int]]:
    """Yield each header with the first row that may hold its titles and the last that may hold its data."""
    upper = 1
    for number, head in enumerate(heads):
        following = heads[number + 1].first if number + 1 < len(heads) else filled[-1] + 1
        data = [row for row in filled if head.last < row < following]
        if following <= filled[-1]:
            data = _without_titles(view, data, following)
        lower = data[-1] if data else head.last
        yield head, upper, lower
        upper = lower + 1


def _without_titles(view: View, data: list[int], next_head: int) -> list[int]:
    """Leave the texts just above the next table to it: those after the last gap, or lone ones."""
    end = len(data)
    while end and data[end - 1] >= next_head - (len(data) - end) - 1:
        end -= 1
    if 0 < end < len(data) and len(data) - end <= TITLE_ROWS:
        data = data[:end]
    wide = any(_count(view.sheet.rows[row - 1]) > 1 for row in data)
    while wide and data and data[-1] >= next_head - 2 and _count(view.sheet.rows[data[-1] - 1]) == 1:
        next_head = data.pop()
    return data


def _count(row: Row) -> int:
    return sum(not is_blank(value) for value in row)


def _cut(view: View, head: Head, upper: int, lower: int) -> Iterator[RawTable]:
    """Split the columns under a header where one is blank throughout and another table begins after it."""
    texts = stacked(view, head)
    titles = _titles(view, upper, head.first)
    parts: list[tuple[int, int]] = []
    for start, end in _islands(view, texts, head.last + 1, lower):
        if parts and not _stands_alone(view, texts, parts[-1], (start, end), (head.last + 1, lower)):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    for start, end in parts:
        first, last = head.last + 1, lower
        yield RawTable(view, head.main, first, last, start + 1, tuple(texts[start:end]), titles)


def _islands(view: View, texts: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of columns between those that are blank from the header down."""
    start: int | None = None
    for column in range(len(texts) + 1):
        inside = column < len(texts) and (
            texts[column] or not _is_blank_column(view, column + 1, first, last)
        )
        if inside and start is None:
            start = column
        elif not inside and start is not None:
            yield start, column
            start = None


def _stands_alone(
    view: View, texts: Sequence[str], left: tuple[int, int], right: tuple[int, int], rows: tuple[int, int]
) -> bool:
    """Whether the columns after a blank one are a table of their own, not more columns of the one before.

    They are where they name things, and either name again what the left ones name or go on below them.
    """
    ours = [field_of(text) for text in texts[slice(*right)] if text]
    theirs = [field_of(text) for text in texts[slice(*left)] if text]
    if len(ours) < 2 or len(theirs) < 2 or not _NAMES & set(ours):
        return False
    if not _NAMES & set(theirs) or _NAMES & set(ours) & set(theirs):
        return True
    return _end(view, right, rows) > _end(view, left, rows)


def _end(view: View, columns: tuple[int, int], rows: tuple[int, int]) -> int:
    """The last row that holds anything between two columns."""
    below = range(rows[1], rows[0] - 1, -1)
    return next((row for row in below if _count(view.sheet.rows[row - 1][slice(*columns)])), 0)


def _is_blank_column(view: View, column: int, first: int, last: int) -> bool:
    return all(len(row) < column or is_blank(row[column - 1]) for row in view.sheet.rows[first - 1 : last])


def _titles(view: View, upper: int, header: int) -> tuple[str, ...]:
    """The texts between the last table and a header, nearest last."""
    rows = view.sheet.rows[max(upper, header - TITLE_ROWS) - 1 : header - 1]
    return tuple(
        as_text(v).strip()[:HEADER_LENGTH] for row in rows for v in row[:TITLE_CELLS] if not is_blank(v)
    )

"""Tell header rows from data: alone, of several rows, repeated at page breaks, or of another table below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from aligner.model.grid import Row, Value
from aligner.reading.headers import understand_alone
from aligner.reading.view import View, as_text, is_blank

LOOK_AHEAD = 60
"""So many filled rows are tried as a header before a sheet is given up as having no table."""

HEADER_LENGTH = 200
"""A longer text is a statement or a summary, never a header."""

SHORT = 40
"""A longer text is no header, where only the words tell."""

MANY_KNOWN = 6
"""So many known headers make a row the header, however many unknown ones stand beside them."""

WIDEST = 400
"""So many cells of a row are looked at to tell whether it is a header."""

MOST_DIRECT = 1000
"""So many rows are tried as the header of another table that follows with no gap."""

MOST_ROWS = 3
"""A header has at most so many rows below its first."""

_YEAR = re.compile(
    r"(?:[A-Za-zÅÄÖåäö./]{1,12}\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?(?:\s?\([^)]{1,12}\))?"
)
_UNIT = re.compile(
    r"(?:1[\s\u00a0]?000[\s\u00a0]?)?"
    r"(?:€|eur|euroa|t€|k€|m€|teur|keur|meur|milj\.?\s?€|tkr|kkr|mkr|mnkr|kr|sek|£|£m|\$|%|"
    r"kpl|st|pcs|n|htv|htp|fte|pv|vrk|kk|h|pts|p|pist(?:että)?|days?|päivää)"
    r"(?:\s?/\s?(?:%|kpl|st|pcs|v|år|y))?",
    re.IGNORECASE,
)
_MONEY_UNIT = re.compile(r"€|eur|kr|sek|£|\$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of a header: ``main`` is the telling one, ``first``..``last`` all of them."""

    first: int
    main: int
    last: int


@lru_cache(maxsize=8192)
def field_of(text: str) -> str | None:
    """The field that a text names where it reads as a column header by itself."""
    if len(text) > HEADER_LENGTH or not text:
        return None
    column = understand_alone(text)
    if column.field is None and (column.asked or "").endswith(".id"):
        return column.asked  # an id for certain; of the row itself or of what it refers to, the table tells
    return column.field if column.confidence >= 0.8 else None


def texts_of(row: Sequence[Value]) -> list[str]:
    """The texts of the filled cells at the beginning of a row."""
    return [as_text(value).strip() for value in row[:WIDEST] if not is_blank(value)]


def known_headers(row: Sequence[Value]) -> int:
    """How many cells of a row read as headers."""
    return sum(field_of(text) is not None for text in texts_of(row))


def find_heads(view: View, filled: Sequence[int], forced: int | None = None) -> list[Head]:
    """Find the header rows: the first good one, or the one that is forced, then those of tables below it."""
    head = _first_head(view, filled) if forced is None else grown(view, forced)
    if head is None:
        return []
    heads = [head]
    for row, lone_above in _below(view, filled, head.last):
        if row <= heads[-1].last or not _qualifies(view.sheet.rows[row - 1], surely=True):
            continue
        if lone_above or not _repeats(view, row, heads):
            heads.append(grown(view, row))
    return heads


def _qualifies(row: Row, *, surely: bool = False) -> bool:
    texts = texts_of(row)
    known = known_headers(row) if len(texts) > 1 else 0
    if surely:
        return known >= 2 and known / len(texts) >= 0.6
    return known >= MANY_KNOWN or (known >= 2 and known / len(texts) >= 0.3)


def _first_head(view: View, filled: Sequence[int]) -> Head | None:
    rows = view.sheet.rows
    first = next((row for row in filled[:LOOK_AHEAD] if _qualifies(rows[row - 1])), None)
    if first is not None:
        # A grouping row ("Mittarit | Talous") above the real headers may qualify too: the fuller row wins.
        below = [
            row for row in filled[:LOOK_AHEAD] if first <= row <= first + 2 and _qualifies(rows[row - 1])
        ]
        near = [row for row in below if _is_fuller(view, row, first)]
        return grown(view, max(near, key=lambda row: (known_headers(rows[row - 1]), -row)))
    lone = next((row for row in filled[:LOOK_AHEAD] if _is_lone_header(view, row, filled)), None)
    return grown(view, lone) if lone else None


def _is_fuller(view: View, row: int, first: int) -> bool:
    """Whether a row just below a candidate may be the real header: it isn't the same header once more."""
    rows = view.sheet.rows
    return row == first or (
        not _translates(rows[row - 1], rows[first - 1]) and not is_blank(rows[row - 1][0])
    )


def _is_lone_header(view: View, row: int, filled: Sequence[int]) -> bool:
    """Whether a row with one understood header heads a narrow table: a list of goals, or a few columns."""
    texts = texts_of(view.sheet.rows[row - 1])
    if len(texts) == 1 and field_of(texts[0]) == "goal.name":
        below = [r for r in filled if r > row][:5]
        return all(len(texts_of(view.sheet.rows[r - 1])) == 1 for r in below)
    return 1 < len(texts) <= 4 and known_headers(texts) > 0


def _below(view: View, filled: Sequence[int], start: int) -> Iterator[tuple[int, bool]]:
    """Yield rows that may head a further table, with whether a lone title stands right above them.

    Those are the rows that follow a gap, and of the first ones those that follow a lone title or hold
    nothing but texts.
    """
    rows = view.sheet.rows
    before = start
    direct = 0
    for row in filled:
        if row <= start:
            continue
        if row > before + 1:
            yield row, start < before >= row - 2 and _is_lone(rows[before - 1])
        elif direct < MOST_DIRECT:
            direct += 1
            if before > start and _is_lone(rows[before - 1]):
                yield row, True
            elif _TEXTS.issuperset(map(type, rows[row - 1])) and _is_another(rows[row - 1]):
                yield row, False
        before = row


def _is_lone(row: Row) -> bool:
    return len(row) - row.count(None) == 1


_TEXTS = {str, type(None)}


def _is_another(row: Row) -> bool:
    """Whether a row without a gap above it heads another table: every text but perhaps one is a header."""
    texts = texts_of(row)
    if len(texts) < 2 or len(texts[0]) > SHORT:
        return False
    # "T1 | Tavoite 1 | 500 €" is a row of data: in a header a number is a year.
    unknown = (text for text in texts if _numbers(_YEAR.sub("", text)) or field_of(text) is None)
    allowed = 1 if len(texts) > 3 else 0
    return len(list(islice(unknown, allowed + 1))) <= allowed


def _numbers(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _repeats(view: View, row: int, heads: Sequence[Head]) -> bool:
    """Whether a row only repeats the last header above it, as page breaks do."""
    rows = view.sheet.rows
    here = _folded(rows[row - 1])
    head = heads[-1]
    return any(_starts_alike(here, _folded(rows[r - 1])) for r in range(head.first, head.last + 1))


def _starts_alike(here: Sequence[str], ours: Sequence[str]) -> bool:
    length = min(len(here), len(ours))
    return here[:length] == ours[:length] and any(here[:length])


def _folded(row: Row) -> list[str]:
    return [as_text(value).strip().casefold() for value in row[:WIDEST]]


def grown(view: View, main: int) -> Head:
    """Take in the rows above and below a header row that belong to it."""
    rows = view.sheet.rows
    first = main - 1 if main > 1 and _heads_groups(view, main - 1, main) else main
    last = main
    while last < min(main + MOST_ROWS - 1, len(rows)) and _continues(view, last + 1, main):
        last += 1
    return Head(first, main, last)


def _heads_groups(view: View, row: int, main: int) -> bool:
    """Whether a row above a header groups its columns: two or more cells, none of them data."""
    texts = texts_of(view.sheet.rows[row - 1])
    if len(texts) < 2 or len(texts) >= len(texts_of(view.sheet.rows[main - 1])):
        return False
    return all(field_of(text) or _YEAR.fullmatch(text) for text in texts)


def _continues(view: View, row: int, main: int) -> bool:
    """Whether the row below a header still belongs to it: groups' columns, units, or another language."""
    values, above = view.sheet.rows[row - 1], view.sheet.rows[main - 1]
    texts = texts_of(values)
    if not texts or len(texts) > len(texts_of(above)) + 12 or max(map(len, texts)) > HEADER_LENGTH:
        return False
    if all(_UNIT.fullmatch(text) for text in texts) or _translates(values, above):
        return True
    telling = sum(bool(_YEAR.fullmatch(t) or _UNIT.fullmatch(t) or field_of(t)) for t in texts)
    if _under_groups(view, row, main):
        return telling >= 0.5 * len(texts)
    return is_blank(values[0]) and telling == len(texts)


def _translates(row: Row, above: Row) -> bool:
    """Whether a row says in other words what the header above it says."""
    pairs = [
        (ours.strip(), theirs.strip())
        for ours, theirs in zip(row[:WIDEST], above[:WIDEST], strict=False)
        if isinstance(ours, str) and isinstance(theirs, str) and _numbers(ours) == _numbers(theirs)
    ]
    same = sum(a != b and field_of(a) is not None and field_of(a) == field_of(b) for a, b in pairs)
    return same >= 2 and same >= 0.6 * len(texts_of(row))


def _under_groups(view: View, row: int, main: int) -> bool:
    """Whether merged header cells above show that a row is part of the header."""
    for merged in view.sheet.merged:
        if merged.first_row <= main < row <= merged.last_row <= main + MOST_ROWS:
            return True
        below = view.sheet.rows[row - 1][merged.first_column - 1 : merged.last_column]
        if merged.last_row == main == row - 1 and len(texts_of(below)) > 1:
            return True
    return False


def stacked(view: View, head: Head) -> list[str]:
    """Join the header rows of every column with line breaks, spreading group headers to the right."""
    rows = [[as_text(v).strip() for v in view.sheet.rows[r - 1]] for r in range(head.first, head.last + 1)]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    main = head.main - head.first
    for number, row in enumerate(rows[:-1]):
        below = rows[number + 1 :]
        _spread(row, below, years_only=number >= main)
    return [_stack([row[c] for row in rows], main) for c in range(width)]


def _spread(row: list[str], below: Sequence[Sequence[str]], *, years_only: bool) -> None:
    """Fill a group header over the columns it heads."""
    for column in range(1, len(row)):
        under = [line[column] for line in below if line[column]]
        left_under = [line[column - 1] for line in below if line[column - 1]]
        wanted = under and left_under and (not years_only or all(_heads_alone(text) for text in under))
        if not row[column] and row[column - 1] and wanted:
            row[column] = row[column - 1]


def _heads_alone(text: str) -> bool:
    """Whether a text below a group header needs it: a year or a header, not a mere unit."""
    return _UNIT.fullmatch(text) is None


def _stack(parts: Sequence[str], main: int) -> str:
    """Join a column's header parts; units below count only where they are of money."""
    kept = [
        part
        for number, part in enumerate(parts)
        if part and not (number > main and _UNIT.fullmatch(part) and not _MONEY_UNIT.search(part))
    ]
    return "\n".join(dict.fromkeys(kept))

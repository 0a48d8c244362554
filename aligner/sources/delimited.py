"""Reads delimited text: one sheet of strings, every record where a spreadsheet would show it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from aligner.model.errors import SourceError
from aligner.model.grid import Cell, Note, Sheet
from aligner.sources.dialect import Dialect, tell_dialect
from aligner.sources.encoding import Decoded, decode

LONGEST_FIELD = 4_000_000
"""Characters; Excel holds 32,767, and some exports put whole documents into a field."""
WIDEST = 16_384 * 4
"""Fields in a record; Excel shows 16,384."""
_SAMPLE = 10_000
"""Records that tell how many fields are usual."""
_SAMPLE_LENGTH = 200_000
_NO_DELIMITER = "\x1f"
"""A separator for tables of one column, which have none: a character that no text holds."""
_TEXT_TRICK = re.compile(r'="([^"]*)"')
_DOUBLE_ENCODED = re.compile("Ã[¤¶¥„–…©¼\u2026\u2013\u2014\u20ac]|â‚¬|â€[“”™œ]")


def read_delimited(content: bytes, file: str) -> tuple[Sheet, list[Note]]:
    """Return the table of a delimited file, and what had to be assumed to read it.

    Values are text or None. Row numbers count records, a blank line being one, as Excel shows them.
    Raises SourceError: "empty", "not-a-table", "fixed-width", "unclosed-quote", "too-large".
    """
    decoded = decode(content)
    text = decoded.text
    if not text.strip("\ufeff \t\r\n\x1a"):
        raise SourceError("empty")
    dialect = tell_dialect(text)
    if dialect.fixed_width:
        raise SourceError("fixed-width")
    records = _records(_one_line_end(text[dialect.start :].rstrip("\x1a")), dialect)
    usual = _usual_width(records)
    _require_closed(records, dialect, usual)
    notes = [*_assumptions(decoded, dialect, file), *_ragged(records, usual, file)]
    rows = _rows(records, tricks='="' in text)
    return Sheet(name="", rows=rows), notes


def _one_line_end(text: str) -> str:
    return re.sub(r"\r+\n|\r", "\n", text) if "\r" in text else text


def _records(text: str, dialect: Dialect) -> list[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    lines = io.StringIO(text, newline="\n")
    delimiter = dialect.delimiter or _NO_DELIMITER
    records: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter, skipinitialspace=dialect.spaced):
            if len(record) > WIDEST:
                raise SourceError("too-many-cells", limit=WIDEST)
            records.append(record)
    except csv.Error as error:
        raise SourceError("too-large", limit=f"{LONGEST_FIELD // 1_000_000} MB") from error
    return records


def _usual_width(records: list[list[str]]) -> int:
    """Return how many fields most records have, counting none that are blank or alone."""
    widths = Counter(len(record) for record in records[:_SAMPLE] if len(record) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _require_closed(records: list[list[str]], dialect: Dialect, usual: int) -> None:
    """Refuse a field that has swallowed the lines after a quote that nobody closed."""
    for number, record in enumerate(records, 1):
        for field in record:
            if "\n" in field and _holds_records(field, dialect.delimiter, usual):
                raise SourceError("unclosed-quote", row=number)


def _holds_records(field: str, delimiter: str, usual: int) -> bool:
    lines = field.split("\n")[1:]
    # The last line of what was swallowed may be cut by the next quote.
    return bool(delimiter) and usual > 1 and any(line.count(delimiter) >= max(usual - 1, 2) for line in lines)


def _rows(records: list[list[str]], *, tricks: bool) -> list[list[str | None]]:
    rows = [[field if field and not field.isspace() else None for field in record] for record in records]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    if tricks:
        return [[_without_trick(field) for field in row] for row in rows]
    return rows


def _without_trick(field: str | None) -> str | None:
    """Take ``="00123"``, which keeps Excel from making a number of it, for the text it means."""
    found = _TEXT_TRICK.fullmatch(field) if field else None
    return found[1] if found else field


def _assumptions(decoded: Decoded, dialect: Dialect, file: str) -> Iterator[Note]:
    if decoded.assumed or decoded.nulls:
        yield Note("encoding-assumed", Cell(file, ""), {"encoding": decoded.encoding})
    elif _DOUBLE_ENCODED.search(decoded.text[:_SAMPLE_LENGTH]):
        yield Note("encoding-assumed", Cell(file, ""), {"encoding": decoded.encoding, "kind": "double"})
    if dialect.assumed:
        yield Note("dialect-assumed", Cell(file, ""), {"delimiter": dialect.delimiter})


def _ragged(records: list[list[str]], usual: int, file: str) -> Iterator[Note]:
    """Tell of records below the first full one that have more or fewer fields than most."""
    if usual < 2:
        return
    begun, odd = False, []
    for number, record in enumerate(records, 1):
        begun = begun or len(record) >= usual
        if begun and len(record) != usual and record and (len(record) < usual or any(record[usual:])):
            odd.append(number)
    if odd:
        first = odd[0]
        params = {"row": first, "fields": len(records[first - 1]), "expected": usual}
        yield Note("ragged-rows", Cell(file, "", row=first), params, count=len(odd))

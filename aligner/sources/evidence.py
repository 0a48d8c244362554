"""What a sheet's own XML tells and its values don't: errors, missing values, hidden rows, far-away cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import islice
from operator import lt
from typing import NamedTuple

from aligner.model.errors import SourceError
from aligner.model.grid import Trouble, Value
from aligner.sources import grammar
from aligner.sources.markup import unescape
from aligner.sources.ooxml import Style

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""The edges of a sheet in Excel."""
MANY_ROWS = 50_000
WIDE, NARROW = 702, 104
"""Columns ZZ and CZ: further right, cells are few enough to be looked at one by one."""
STRETCH = 4 << 20
"""Bytes of rows that are proven before they can be parsed, while the next ones are proven."""
_STEP = 1 << 20
"""Bytes that are proven in one call; no other thread runs meanwhile."""
_LAST_DAY = 2_958_466
"""The serial number after 31 December 9999."""


class ForeignMarkupError(Exception):
    """The sheet is not written the ordinary way; it may still be legal."""


@dataclass
class Evidence:
    """What was seen in one sheet. ``spare`` are the stretches of bytes that no reader should get."""

    troubles: dict[tuple[int, int], tuple[Trouble, str]] = field(default_factory=dict)
    currencies: dict[tuple[int, int], str] = field(default_factory=dict)
    instead: dict[tuple[int, int], Value] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    row_numbers: list[int] = field(default_factory=list)
    far_cells: list[tuple[int, int, int, int]] = field(default_factory=list)
    spare: list[tuple[int, int]] = field(default_factory=list)
    zeros: dict[tuple[int, int], str] = field(default_factory=dict)


class Stretch(NamedTuple):
    """Whole rows that are proven: where they stand, and which bytes of them no reader should get."""

    start: int
    stop: int
    spare: list[tuple[int, int]]


@dataclass(frozen=True)
class Scan:
    """The cells of one sheet and what is known of the workbook around them.

    The cells stand in ``content`` from ``start`` to ``stop``. ``strings`` is how many shared strings
    there are, None where their part is missing. ``watched`` maps the styles whose numbers are looked
    at one by one to their currency ("" for percentages). ``recalculates``: the workbook asks for it on
    opening, so that its formulas may never have been calculated.
    """

    content: bytes
    start: int
    stop: int
    strings: int | None
    styles: list[Style] | None
    watched: Mapping[int, str]
    recalculates: bool = False
    seen: Evidence = field(default_factory=Evidence)

    def prove(self) -> Iterator[Stretch]:
        """Look at every cell that stands out, and yield stretch after stretch of whole rows.

        Raises ForeignMarkupError where the XML is not the ordinary one, SourceError where a cell
        stands in an impossible place or its text table is missing.
        """
        rows, cells = self._grammar()
        position = self.start
        while position < self.stop:
            spared, start = len(self.seen.spare), position
            while position < self.stop and position - start < STRETCH:
                position = self._prove(position, self._end_of_step(position), rows, cells)
            yield Stretch(start, position, self.seen.spare[spared:])
        self._tell_watched()
        if self.seen.zeros and not grammar.NONZERO_RESULT.search(self.content, self.start, self.stop):
            zeros = self.seen.zeros.items()
            self.seen.troubles.update((place, (Trouble.NO_VALUE, formula)) for place, formula in zeros)

    def whole(self) -> Stretch:
        """Return all rows as one stretch, without all that was found to be spare."""
        return Stretch(self.start, self.stop, sorted(self.seen.spare))

    def _end_of_step(self, position: int) -> int:
        found = self.content.find(b"<row ", position + _STEP, self.stop)
        return found if found >= 0 else self.stop

    def _prove(self, position: int, stop: int, rows: re.Pattern[bytes], cells: re.Pattern[bytes]) -> int:
        self._require_order(position, stop)
        while True:
            found = rows.match(self.content, position, stop)
            position = found.end() if found else position
            if position == stop:
                return stop
            position = self._row(position, stop, cells)

    def _tell_watched(self) -> None:
        if not self.watched:
            return
        cells = grammar.styled_cells(self.watched).findall(self.content, self.start, self.stop)
        columns = {letters: column_number(letters) for letters in {cell[0] for cell in cells}}
        for letters, row, style, value in cells:
            place, currency = (int(row), columns[letters]), self.watched[int(style)]
            if currency:
                self.seen.currencies[place] = currency
            else:
                self.seen.troubles.setdefault(place, (Trouble.PERCENT, value.decode()))

    def _grammar(self) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
        dates = tuple(n for n, style in enumerate(self.styles or ()) if style.format.date)
        return grammar.plain_rows(
            self.strings or 0,
            None if self.styles is None else len(self.styles),
            dates,
            narrow=self.narrow,
            doubtful_zeros=self.recalculates,
        )

    @cached_property
    def last_row(self) -> int:
        """The number of the last row as its tag claims, 0 where there is none; no proven row goes beyond it.

        Raises ForeignMarkupError where that tag is not an ordinary one.
        """
        last = self.content.rfind(b"<row ", self.start, self.stop)
        if last < 0:
            return 0
        found = grammar.ROW_NUMBERS.match(self.content, last, self.stop)
        if not found:
            raise ForeignMarkupError
        return int(found[1])

    @property
    def narrow(self) -> bool:
        """Whether the rows are so many that their width has to be known better than "up to ZZ"."""
        return self.last_row > MANY_ROWS

    def _require_order(self, start: int, stop: int) -> None:
        known = self.seen.row_numbers
        numbers = [*known[-1:], *map(int, grammar.ROW_NUMBERS.findall(self.content, start, stop))]
        ordered = all(map(lt, numbers, islice(numbers, 1, None)))
        if numbers and (numbers[0] < 1 or numbers[-1] > min(self.last_row, LAST_ROW) or not ordered):
            raise SourceError("damaged")
        known.extend(numbers[len(known[-1:]) :])

    def _row(self, position: int, end: int, plain: re.Pattern[bytes]) -> int:
        opening = grammar.ROW.match(self.content, position, end)
        if not opening:
            raise ForeignMarkupError
        number, attributes, closed = opening.groups()
        if dict(grammar.ATTRIBUTE.findall(attributes)).get(b"hidden") in {b"1", b"true"}:
            self.seen.hidden_rows.add(int(number))
        if closed:
            return opening.end()
        stop = self.content.find(b"</row>", position, end)
        if stop < 0:
            raise ForeignMarkupError
        self._require_row(int(number), self.content[position:stop])
        self._cells(opening.end(), stop, plain)
        return stop + len(b"</row>")

    def _require_row(self, number: int, row: bytes) -> None:
        # "</row >" ends a row too: only where it is written anew does a foreign cell show damage.
        if any(int(found) != number for found in grammar.CELL_ROWS.findall(row)):
            raise ForeignMarkupError

    def _cells(self, position: int, stop: int, plain: re.Pattern[bytes]) -> None:
        while position < stop:
            found = plain.match(self.content, position, stop)
            position = found.end() if found else position
            if position == stop:
                return
            cell = grammar.CELL.match(self.content, position, stop)
            if not cell:
                raise ForeignMarkupError
            self._inspect(cell.groups(), position, cell.end())
            position = cell.end()

    def _inspect(self, parts: tuple[bytes, ...], start: int, end: int) -> None:
        letters, number, attributes, content = parts
        place = (int(number), column_number(letters))
        if place[1] > LAST_COLUMN:
            raise SourceError("damaged")
        inside = grammar.CONTENT.fullmatch(content or b"")
        if not inside:
            raise ForeignMarkupError
        if place[1] > (NARROW if self.narrow else WIDE) and content:
            self.seen.far_cells.append((*place, start, end))
        if content:
            texts = {key: _text(value) for key, value in inside.groupdict().items()}
            said = {
                key.decode(): value.decode("utf-8", "replace")
                for key, value in grammar.ATTRIBUTE.findall(attributes)
            }
            if self._judge(place, said, texts):
                self.seen.spare.append((start, end))

    def _judge(self, place: tuple[int, int], said: dict[str, str], texts: Mapping[str, str | None]) -> bool:
        """Note what is wrong with a cell; return whether the reader of values must not see it."""
        kind, value, formula = said.get("t", "n"), texts["value"], texts["formula"]
        if kind == "e":
            self.seen.troubles[place] = (Trouble.ERROR, value or "")
        elif formula is not None and not value and not (kind == "str" and value is not None):
            self.seen.troubles[place] = (Trouble.NO_VALUE, f"={formula}")
        elif kind == "n":
            if formula is not None and value == "0" and self.recalculates:
                self.seen.zeros[place] = f"={formula}"
            return bool(value) and self._judge_number(place, said.get("s"), value or "")
        elif kind == "d":
            return self._judge_date(place, value or "")
        elif not self._readable(kind, value or ""):
            self.seen.troubles[place] = (Trouble.UNREADABLE, value or texts["inline"] or "")
            return True
        return False

    def _readable(self, kind: str, value: str) -> bool:
        if kind == "s":
            if value and self.strings is None:
                raise SourceError("missing-part", part="xl/sharedStrings.xml")
            return not value or (_is_whole(value) and int(value) < (self.strings or 0))
        return kind in {"str", "inlineStr"} or (kind == "b" and value in {"0", "1", "true", "false", ""})

    def _judge_number(self, place: tuple[int, int], style_text: str | None, value: str) -> bool:
        style = self._style(style_text)
        number = _finite(value)
        if style is None or number is None or (style.format.date and not 0 <= number < _LAST_DAY):
            self.seen.troubles[place] = (Trouble.UNREADABLE, value)
            return True
        if value != value.strip():
            self.seen.instead[place] = float(number)
        return False

    def _style(self, text: str | None) -> Style | None:
        if self.styles is None:
            return Style(0, "")
        index = int(text) if text and _is_whole(text) else 0
        if text and (not _is_whole(text) or index >= len(self.styles)):
            return None
        return self.styles[index] if self.styles else Style(0, "")

    def _judge_date(self, place: tuple[int, int], value: str) -> bool:
        try:
            self.seen.instead[place] = _iso(value) if value else None
        except ValueError:
            self.seen.troubles[place] = (Trouble.UNREADABLE, value)
        return True


def column_number(letters: bytes) -> int:
    """Return the 1-based number of a column's letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(value: bytes | None) -> str | None:
    return None if value is None else unescape(value.decode("utf-8", "replace"))


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9


def _finite(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    # Decimal goes further than the floats that sheets hold.
    return number if number.is_finite() and (number == 0 or abs(number.adjusted()) < 308) else None


def _iso(text: str) -> date | datetime | time:
    if text[:1] in {"T", ""} or text[2:3] == ":":
        return time.fromisoformat(text.lstrip("T")).replace(tzinfo=None)
    if len(text) == len("2026-01-01"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    return moment if moment.time() != time() else moment.date()

"""Fold amounts into columns of integers as rows come by, and decide afterwards which of them count."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from aligner.i18n.formats import round_half_up
from aligner.model.grid import Value
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.options import ReadingOptions
from aligner.reading.view import as_text
from aligner.words.placeholders import is_placeholder

ChunkKey = tuple[str, str | None, int, bool, str | None]
"""Kind, currency, place, whether on own rows, and why left out."""


Append = Callable[[Any], None]
Appends = tuple[Append, Append, Append, Append, Append, Append]


@dataclass
class Chunk:
    """Amounts of one table, one kind and one currency; ``own``: they stand on their goal's own row."""

    kind: str
    currency: str | None
    place: int
    own: bool = False
    left_out: str | None = None
    amounts: array[int] = field(default_factory=lambda: array("q"))
    years: array[int] = field(default_factory=lambda: array("h"))
    links: array[int] = field(default_factory=lambda: array("l"))
    rows: array[int] = field(default_factory=lambda: array("l"))
    columns: array[int] = field(default_factory=lambda: array("h"))
    labels: list[str] = field(default_factory=list)

    def add(self, amount: int, year: int, link: int, row: int, column: int, label: str = "") -> None:
        """Take in one amount in minor units."""
        for append, value in zip(self.appends(), (amount, year, link, row, column, label), strict=True):
            append(value)

    def appends(self) -> Appends:
        """What takes in each part of a line, in the order of ``add``: for loops over very many lines."""
        ints = (
            self.amounts.append,
            self.years.append,
            self.links.append,
            self.rows.append,
            self.columns.append,
        )
        return (*ints, self.labels.append)

    def lines(self) -> Iterator[tuple[int, int, int, int, int, str]]:
        """Every line, as ``add`` takes them."""
        return zip(self.amounts, self.years, self.links, self.rows, self.columns, self.labels, strict=True)

    def by_link(self) -> Mapping[int, int]:
        """Minor units by link."""
        sums: dict[int, int] = {}
        for link, amount in zip(self.links, self.amounts, strict=True):
            sums[link] = sums.get(link, 0) + amount
        return sums

    def alike(self, other: Chunk) -> bool:
        """Whether both hold the same lines, wherever they stand."""
        if len(self.amounts) != len(other.amounts) or sum(self.amounts) != sum(other.amounts):
            return False
        mine, theirs = (
            Counter(zip(c.amounts, c.years, c.links, c.labels, strict=True)) for c in (self, other)
        )
        return mine == theirs

    def without(self, links: frozenset[int]) -> tuple[Chunk, int]:
        """Return this chunk without the lines of some links, and the sum of those lines."""
        kept = Chunk(self.kind, self.currency, self.place, self.own)
        dropped = 0
        for line in self.lines():
            if line[2] in links:
                dropped += line[0]
            else:
                kept.add(*line)
        return kept, dropped


class Purse:
    """All amounts of a plan while it is read: chunks, targets, and what was left out on the way."""

    def __init__(self) -> None:
        self.tables: list[LedgerTable] = []
        self.targets: list[Target] = []
        self.chunks: dict[ChunkKey, Chunk] = {}
        self.left_out: dict[str, Counter[str]] = {}
        self.unreadable = 0
        self._known: dict[Target, int] = {}
        self._centres: dict[int, set[str]] = {}

    def place(self, file: str, sheet: str, kind: str) -> int:
        """Return the number of a table, for the addresses of its lines and what kind of money they hold."""
        self.tables.append(LedgerTable(file, sheet, kind))
        return len(self.tables) - 1

    def spend_in(self, target: int, centre: str) -> None:
        """Note the cost centre that a line of a target names, where it names one."""
        if centre:
            self._centres.setdefault(target, set()).add(centre)

    def target(self, target: Target) -> int:
        """Return the number of a target, the same for equal ones."""
        number = self._known.get(target)
        if number is None:
            number = self._known[target] = len(self.targets)
            self.targets.append(target)
        return number

    def reserved(self) -> int:
        """Return the number of a target that is made once all links are known."""
        self.targets.append(Target(Reach.NOTHING))
        return len(self.targets) - 1

    def chunk(
        self, kind: str, currency: str | None, place: int, *, own: bool, left_out: str | None = None
    ) -> Chunk:
        """Return the chunk that amounts of this kind, currency and table go to."""
        key = (kind, currency, place, own, left_out)
        found = self.chunks.get(key)
        if found is None:
            found = self.chunks[key] = Chunk(kind, currency, place, own, left_out)
        return found

    def leave_out(self, kind: str, reason: str, amount: int) -> None:
        """Sum what was read and doesn't count."""
        self.left_out.setdefault(kind, Counter())[reason] += amount

    def of_kind(self, kind: str) -> list[Chunk]:
        return [chunk for chunk in self.chunks.values() if chunk.kind == kind and chunk.left_out is None]

    def kinds(self) -> frozenset[str]:
        return frozenset(chunk.kind for chunk in self.chunks.values())

    def ledger(self, kind: str, currency: str, options: ReadingOptions) -> Ledger:
        """Join the chunks of a kind that are of the plan's currency, or that a rate converts."""
        joined = Chunk(kind, currency, 0)
        places = array("h")
        left_out = Counter(self.left_out.get(kind, {}))
        for chunk in self.chunks.values():
            if chunk.kind != kind:
                continue
            if chunk.left_out is not None:
                left_out[chunk.left_out] += sum(chunk.amounts)
                continue
            converted = _in_currency(chunk, currency, options)
            if converted is None:
                left_out["mixed-currency"] += sum(chunk.amounts)
                continue
            for name in ("amounts", "years", "links", "rows", "columns", "labels"):
                getattr(joined, name).extend(getattr(converted, name))
            places.extend(array("h", [chunk.place]) * len(converted.amounts))
        return Ledger(
            targets=tuple(self.targets),
            tables=tuple(self.tables),
            amounts=joined.amounts,
            years=joined.years,
            links=joined.links,
            places=places,
            rows=joined.rows,
            columns=joined.columns,
            labels=joined.labels,
            left_out={reason: amount for reason, amount in left_out.items() if amount},
            unreadable=self.unreadable if kind == "counted" else 0,
            centres={target: frozenset(named) for target, named in self._centres.items()},
        )


def centre_name(value: Value) -> str:
    """The cost centre that a cell names; empty where it names none."""
    text = as_text(value).strip()
    return "" if is_placeholder(text) else text


def _in_currency(chunk: Chunk, currency: str, options: ReadingOptions) -> Chunk | None:
    if chunk.currency is None or chunk.currency == currency:
        return chunk
    rate = options.rates.get(chunk.currency)
    if rate is None:
        return None
    converted = Chunk(chunk.kind, currency, chunk.place, chunk.own)
    for amount, year, link, row, column, label in chunk.lines():
        converted.add(round_half_up(Decimal(amount) * rate), year, link, row, column, label)
    return converted


def main_currency(chunks: Iterable[Chunk], options: ReadingOptions, language: str | None) -> str:
    """The plan's currency: the configured one, else the one with the most lines of money.

    Lines that name no currency are of the plan's; in Finnish they speak for the euro.
    """
    if options.currency:
        return options.currency.upper()
    lines: Counter[str] = Counter()
    for chunk in chunks:
        named = chunk.currency or ("EUR" if language == "fi" else None)
        if named:
            lines[named] += len(chunk.amounts)
    return lines.most_common(1)[0][0] if lines else "EUR"


def foreign(chunks: Iterable[Chunk], currency: str, options: ReadingOptions) -> Iterator[Chunk]:
    """The chunks that are left out because no rate is given for their currency."""
    for chunk in chunks:
        if chunk.currency not in {None, currency} and chunk.currency not in options.rates:
            yield chunk

"""Which plans of a portfolio are listed, and in what order: pure functions on a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from aligner.model.portfolio import Client, CommonGap, Measure, PlanFailure, Portfolio
from aligner.tui.listing import by_letters

Listed = Client | PlanFailure
"""One line of the list: a plan that was read, or one of which nothing could be."""

Row = Listed | CommonGap
"""One line of either view."""

ORDERS: tuple[Measure | None, ...] = (*Measure, None)
"""What the list can be sorted by; None stands for the names."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the user asked to see: all ``words`` occur in the name, ``gap`` is a check that found something.

    ``unread``: only plans that could not be read, or not all files of which could. Sorted by a measure, the
    worst come first, by name the letter A; ``turned`` is the other way round.
    """

    words: str = ""
    unread: bool = False
    gap: str = ""
    order: Measure | None = Measure.BACKED
    turned: bool = False

    def next_order(self, step: int) -> Chosen:
        """Sorted by the next measure, or by the one before; past the last one it begins anew."""
        return replace(self, order=ORDERS[(ORDERS.index(self.order) + step) % len(ORDERS)])

    def cleared(self) -> Chosen:
        """Every plan, in the same order."""
        return Chosen(order=self.order, turned=self.turned)

    @property
    def limits(self) -> bool:
        return bool(self.words or self.unread or self.gap)


class Listing:
    """The plans of a portfolio, put in the order of their names once; not for the thread that draws."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self._by_name: Sequence[Listed] = sorted([*portfolio.clients, *portfolio.failures], key=_letters)

    def listed(self, chosen: Chosen) -> tuple[Listed, ...]:
        """The plans that fit, sorted; what a measure says nothing of comes last, then what was not read."""
        wanted = [word.casefold() for word in chosen.words.split()]
        found = [one for one in self._by_name if _fits(one, chosen) and _holds(one, wanted)]
        if chosen.order is not None:
            return tuple(_ranked(found, chosen.order, best_first=chosen.turned))
        return tuple(reversed(found) if chosen.turned else found)


def _fits(one: Listed, chosen: Chosen) -> bool:
    if isinstance(one, PlanFailure):
        return not chosen.gap
    if chosen.unread and not one.record.refused:
        return False
    return not chosen.gap or chosen.gap in one.record.findings


def _holds(one: Listed, wanted: Sequence[str]) -> bool:
    name = name_of(one).casefold() if wanted else ""
    return all(word in name for word in wanted)


def name_of(one: Listed) -> str:
    """What a plan is called, as its client wrote it."""
    return one.record.name if isinstance(one, Client) else one.name


def key_of(one: Row) -> str:
    """What a line is known by, from one reading of the portfolio to the next."""
    if isinstance(one, CommonGap):
        return one.check
    return one.record.id if isinstance(one, Client) else one.id


def _letters(one: Listed) -> tuple[str, str]:
    return by_letters(normalize("NFC", name_of(one))), key_of(one)


def _ranked(by_name: Sequence[Listed], measure: Measure, *, best_first: bool) -> Iterator[Listed]:
    placed = [one for one in by_name if isinstance(one, Client) and measure in one.positions]
    yield from sorted(placed, key=lambda one: one.positions[measure].rank * (1 if best_first else -1))
    yield from (one for one in by_name if isinstance(one, Client) and measure not in one.positions)
    yield from (one for one in by_name if not isinstance(one, Client))

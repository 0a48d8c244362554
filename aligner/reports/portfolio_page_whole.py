"""The key figures of the portfolio's page: all goals, how they fare, and the money by currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import PlanMoney, Portfolio
from aligner.model.verdicts import Level, Verdict
from aligner.reports import portfolio_pictures as pictures
from aligner.reports.escaping import cut
from aligner.reports.goal_stories import SIGNS
from aligner.reports.portfolio_page_words import Words, capital
from aligner.reports.portfolio_words import budget_of

if TYPE_CHECKING:
    from markupsafe import Markup

_Kind = TypeVar("_Kind", Verdict, Level)
_CURRENCY = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its class, its sign, and what is said of it."""

    kind: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """All goals, divided by verdict or by how a pillar stands."""

    name: str
    parts: tuple[Part, ...]
    picture: Markup


def figures(portfolio: Portfolio, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the figures of the whole with what they count; what is nought is left out, the plans excepted."""
    counts = {
        "plans": len(portfolio.clients),
        "goals": sum(client.record.goals for client in portfolio.clients),
        "customer_goals": sum(client.record.customer_goals for client in portfolio.clients),
        "unread": len(portfolio.failures),
    }
    for name, count in counts.items():
        if count or name == "plans":
            yield words.number(count), words.page(f"figure.{name}", count=count)


def wholes(portfolio: Portfolio, words: Words) -> Iterator[Whole]:
    """Yield all goals by verdict, then by how each pillar stands."""
    best_first = tuple(reversed(Verdict))
    yield _whole(words.page("figure.verdicts"), "verdict", portfolio.verdicts, best_first, words)
    for pillar in Pillar:
        name = capital(words.term(f"pillar.{pillar.value}"))
        levels = (Level.SOLID, Level.WEAK, Level.MISSING, Level.UNKNOWN)
        yield _whole(name, "level", portfolio.pillars.get(pillar, {}), levels, words)


def _whole(name: str, kind: str, counts: Mapping[_Kind, int], order: Iterable[_Kind], words: Words) -> Whole:
    """Divide all goals into parts, the best first; a part without goals is not told."""
    present = [(one, counts[one]) for one in order if counts.get(one)]
    total = sum(count for _, count in present)
    parts = tuple(_part(kind, one, count, total, words) for one, count in present)
    return Whole(name, parts, pictures.parts((one.value, count / total) for one, count in present))


def _part(kind: str, one: Verdict | Level, count: int, total: int, words: Words) -> Part:
    name = words.term(f"{kind}.{one.value}")
    return Part(one.value, SIGNS[one], f"{name} {words.number(count)} ({words.percent(count / total)})")


def money(sums: Mapping[str, PlanMoney], words: Words) -> Iterator[tuple[str, ...]]:
    """Yield for each currency what was read: the budget, what of it is traced, and what is left out."""
    for currency, told in sums.items():
        sign, budget = cut(currency, _CURRENCY), budget_of(told)
        share = words.percent(told.traced / budget if budget > 0 else None)
        amounts = (budget, told.traced, told.untraced, told.left_out)
        yield (sign, *(formats.money(one, sign, words.language) for one in amounts), share)

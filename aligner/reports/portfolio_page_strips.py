"""The distribution strips of the portfolio's page: how all plans lie on each measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.model.portfolio import Measure, Portfolio, Spread
from aligner.reports import portfolio_pictures as pictures
from aligner.reports.portfolio_page_words import Words, client_name
from aligner.reports.portfolio_pictures import Heap, Mark
from aligner.reports.portfolio_words import number

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Strip:
    """One measure: its name, its picture and what the picture says; no picture where no plan tells of it."""

    measure: str
    name: str
    better: str
    direction: str
    count: int = 0
    known: str = ""
    told: tuple[str, ...] = ()
    picture: Markup | str = ""


def strips(portfolio: Portfolio, words: Words) -> Iterator[Strip]:
    """Yield a strip for every measure, in the order that measures are told in."""
    for measure in Measure:
        better = "more" if measure.more_is_better else "less"
        plain = Strip(measure.value, words.measure(measure), better, words.page(f"strip.{better}"))
        spread = portfolio.spreads.get(measure)
        yield plain if spread is None else _drawn(plain, measure, spread, portfolio, words)


def _drawn(plain: Strip, measure: Measure, spread: Spread, portfolio: Portfolio, words: Words) -> Strip:
    single = len(portfolio.clients) <= pictures.DRAWN
    marks = tuple(_marks(portfolio, measure, words)) if single else ()
    known = words.page("strip.known", count=number(spread.count, words.voice))
    heaps = () if single else tuple(_heaps(portfolio, measure, words))
    return replace(
        plain,
        count=spread.count,
        known=known,
        told=tuple(_told(spread, words)),
        picture=pictures.strip(marks, heaps, spread, _spoken(plain.name, spread, known, words)),
    )


def _marks(portfolio: Portfolio, measure: Measure, words: Words) -> Iterator[Mark]:
    for place, client in enumerate(portfolio.clients):
        position = client.positions.get(measure)
        if position is not None:
            rank = {"rank": position.rank, "count": position.count}
            name, value = client_name(client.record.name), words.percent(position.value)
            yield Mark(position.value, words.page("strip.mark", name=name, value=value, **rank), place)


def _heaps(portfolio: Portfolio, measure: Measure, words: Words) -> Iterator[Heap]:
    positions = (client.positions.get(measure) for client in portfolio.clients)
    counts = Counter(pictures.percent(one.value) for one in positions if one is not None)
    for whole, count in sorted(counts.items()):
        shown = {"value": words.percent(whole / 100), "count": number(count, words.voice)}
        yield Heap(whole, count, words.page("strip.heap", **shown))


def _told(spread: Spread, words: Words) -> Iterator[str]:
    """Say the median and the middle half, in as many words as there is something to say."""
    median, upper = words.percent(spread.median), words.percent(spread.upper)
    if spread.least == spread.most:
        yield words.page("strip.only" if spread.count == 1 else "strip.same", median=median)
        return
    yield words.page("strip.median", median=median)
    if words.percent(spread.lower) != upper:
        yield words.page("strip.half", lower=pictures.percent(spread.lower), upper=upper)


def _spoken(name: str, spread: Spread, known: str, words: Words) -> str:
    shown = {part: words.percent(getattr(spread, part)) for part in ("least", "median", "most")}
    return words.page("strip.spoken", measure=name, known=known, **shown)

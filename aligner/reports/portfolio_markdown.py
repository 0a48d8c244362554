"""A portfolio in Markdown: three sentences, then plan by plan, how they lie, and what most of them lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import Measure, Portfolio
from aligner.model.verdicts import Tone, Verdict
from aligner.reports.escaping import Safe
from aligner.reports.goal_stories import SIGNS
from aligner.reports.markdown import filled
from aligner.reports.portfolio_boxes import boxes
from aligner.reports.portfolio_rows import (
    QUARTERS,
    Row,
    client_row,
    failure_rows,
    gap_row,
    linked,
    measure_name,
    money_rows,
    position_mark,
    quartiles,
    refused_rows,
    standing,
)
from aligner.reports.portfolio_words import conclusion, number, skipped
from aligner.reports.voice import Voice

TEMPLATE = "portfolio.md.j2"
IN_FULL = 50
"""Portfolios of more plans begin with the strongest and the weakest; the whole list is an appendix."""
_ENDS = 10
_GAPS = 12
_ENOUGH = 4
_EXPLAIN = Safe("`aligner explain DEF02`")


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the rows of its table, and where they were cut what the rest is."""

    heading: Safe
    rows: tuple[Row, ...]
    rest: Safe = Safe("")  # noqa: RUF009 - a string, frozen like its neighbours


@dataclass(frozen=True, slots=True)
class Page:
    """What the template prints; every string is safe Markdown. A table without rows is left out."""

    title: Safe
    plans: Safe
    read_on: Safe
    aliases: Safe
    conclusion: tuple[Safe, ...]
    pillars: tuple[Safe, ...]
    glance: tuple[Table, ...]
    legend: tuple[Safe, ...]
    picture: Safe
    quartiles: tuple[Row, ...]
    gaps: Table
    measures: tuple[Safe, ...]
    positions: Table
    quarters: Safe
    money: Table
    failures: Table
    refused: Table
    skipped: tuple[Safe, ...]
    method: tuple[Safe, ...]
    appendix: Table


def render(portfolio: Portfolio, language: str, tone: Tone = Tone.SHARP) -> str:
    """Write a portfolio as Markdown; the same portfolio gives the same text."""
    voice = Voice(language, tone=tone)
    return filled(TEMPLATE, compose(portfolio, voice), voice)


def compose(portfolio: Portfolio, voice: Voice) -> Page:
    """Gather what a portfolio says in one voice."""
    many = len(portfolio.clients) > IN_FULL
    in_order = sorted(portfolio.clients, key=standing)
    full = [client_row(one, voice) for one in in_order]
    ranked = full[: sum(Measure.BACKED in one.positions for one in in_order)]
    return Page(
        title=voice.said("portfolio.title"),
        plans=_plans(portfolio, voice),
        read_on=_read_on(portfolio, voice),
        aliases=voice.said("portfolio.anonymous") if portfolio.anonymous else Safe(""),
        conclusion=tuple(conclusion(portfolio, voice)),
        pillars=tuple(voice.term(f"pillar_short.{pillar.value}") for pillar in Pillar),
        glance=_ends(ranked, voice) if many else (Table(_heading("glance", voice), tuple(full)),),
        legend=tuple(_legend(portfolio, voice, many=many)) if full else (),
        picture=_picture(portfolio, voice),
        quartiles=tuple(quartiles(portfolio, voice)) if _compared(portfolio) else (),
        gaps=_gaps(portfolio, voice),
        measures=tuple(voice.said(f"portfolio.measure_short.{measure.value}") for measure in Measure),
        positions=_positions(portfolio, voice, many=many),
        quarters=_quarters(voice),
        money=Table(_heading("money", voice), tuple(money_rows(portfolio, voice))),
        failures=Table(_heading("failures", voice), tuple(failure_rows(portfolio, voice))),
        refused=Table(_heading("refused", voice), tuple(refused_rows(portfolio, voice))),
        skipped=tuple(skipped(portfolio, voice)),
        method=tuple(_method(portfolio, voice)),
        appendix=Table(_heading("all", voice), tuple(full) if many else ()),
    )


def _heading(key: str, voice: Voice, **params: object) -> Safe:
    return voice.said(f"portfolio.heading.{key}", **params)


def _plans(portfolio: Portfolio, voice: Voice) -> Safe:
    if not portfolio.clients:
        return voice.said("portfolio.no_plans")
    return voice.said("portfolio.plans", count=number(len(portfolio.clients), voice))


def _read_on(portfolio: Portfolio, voice: Voice) -> Safe:
    key = "read_on_one" if len(portfolio.clients) == 1 else "read_on"
    return voice.said(f"portfolio.{key}", date=formats.day(portfolio.as_of, voice.language))


def _ends(rows: Sequence[Row], voice: Voice) -> tuple[Table, Table]:
    """The strongest and the weakest of those that have a rank, each the furthest out first."""
    best, worst = (voice.capital(_heading(key, voice, count=voice.count(_ENDS))) for key in ("best", "worst"))
    return Table(best, tuple(rows[:_ENDS])), Table(worst, tuple(reversed(rows[-_ENDS:])))


def _legend(portfolio: Portfolio, voice: Voice, *, many: bool) -> Iterator[Safe]:
    words = {
        name: voice.term(f"verdict.{verdict.value}")
        for name, verdict in zip(("slogan_name", "half_name", "backed_name"), Verdict, strict=True)
    }
    signs = dict(zip(("slogan", "half", "backed"), (SIGNS[verdict] for verdict in Verdict), strict=True))
    yield voice.said("portfolio.legend.verdicts", **signs, **words)
    yield voice.said("portfolio.legend.order")
    if many:
        yield voice.said("portfolio.legend.short", count=number(len(portfolio.clients), voice))


def _compared(portfolio: Portfolio) -> bool:
    """Whether there are plans enough for quarters; fewer can be compared by eye."""
    return len(portfolio.clients) >= _ENOUGH


def _picture(portfolio: Portfolio, voice: Voice) -> Safe:
    if not _compared(portfolio) or not portfolio.spreads:
        return Safe("")
    rows = [(measure_name(measure, voice), spread) for measure, spread in portfolio.spreads.items()]
    return Safe(boxes(rows, voice.language))


def _gaps(portfolio: Portfolio, voice: Voice) -> Table:
    rows = tuple(gap_row(gap, voice) for gap in portfolio.gaps[:_GAPS])
    hidden = len(portfolio.gaps) - len(rows)
    rest = voice.said("portfolio.legend.gaps", count=number(hidden, voice)) if hidden else Safe("")
    return Table(_heading("gaps", voice), rows, rest)


def _positions(portfolio: Portfolio, voice: Voice, *, many: bool) -> Table:
    clients = portfolio.clients if _compared(portfolio) else ()
    rows = tuple(
        (linked(one.record), *(position_mark(one.positions.get(m)) for m in Measure)) for one in clients
    )
    return Table(_heading("all_positions" if many else "positions", voice), rows)


def _quarters(voice: Voice) -> Safe:
    marks = dict(zip(("one", "two", "three", "four"), QUARTERS, strict=True))
    return voice.said("portfolio.legend.quarters", **marks)


def _method(portfolio: Portfolio, voice: Voice) -> Iterator[Safe]:
    """Yield what each measure is, when it is not known, and how it was counted."""
    yield from _measures(voice)
    for key in ("quartiles", "ranks", "gaps"):
        yield voice.said(f"portfolio.method.{key}")
    if len(portfolio.money) > 1:
        yield voice.said("portfolio.method.money")
    yield voice.said("portfolio.method.version", version=portfolio.version, command=_EXPLAIN)


def _measures(voice: Voice) -> Iterator[Safe]:
    pillars = {pillar.value for pillar in Pillar}
    for measure in Measure:
        if measure.value == Pillar.DEFINITION.value:
            yield _meaning(voice.said("portfolio.method.pillars"), "pillars", voice)
        elif measure.value not in pillars:
            yield _meaning(voice.said(f"portfolio.measure.{measure.value}"), measure.value, voice)


def _meaning(name: Safe, key: str, voice: Voice) -> Safe:
    return Safe(f"**{name}**: {voice.said(f'portfolio.means.{key}')}")

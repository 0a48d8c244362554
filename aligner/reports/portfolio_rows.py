"""The rows of a portfolio's tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import Client, CommonGap, Measure, PlanMoney, PlanRecord, Portfolio, Position
from aligner.model.verdicts import Verdict
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.goal_stories import SIGNS
from aligner.reports.portfolio_words import (
    NAME,
    budget_of,
    check_title,
    failed,
    severity_of,
    solid_of,
    why_not_read,
)
from aligner.reports.voice import Voice

QUARTERS = "█▆▄▂"
"""The best quarter first."""
_UNKNOWN = Safe("–")

Row = tuple[Safe, ...]


def standing(client: Client) -> tuple[bool, int, bool, int]:
    """Sort key: the most backed first, then those with the most money; what isn't known comes last."""
    backed, funded = (client.positions.get(one) for one in (Measure.BACKED, Measure.WITH_MONEY))
    return backed is None, backed.rank if backed else 0, funded is None, funded.rank if funded else 0


def client_row(client: Client, voice: Voice) -> Row:
    """A plan in the table of plans: verdicts, pillars, money, shares, and its rank by the backed share."""
    record = client.record
    backed = client.positions.get(Measure.BACKED)
    pillars = [_part(*solid_of(record, pillar), voice) for pillar in Pillar]
    return (
        linked(record),
        _verdicts(record),
        *pillars,
        _funded(record, voice),
        _budget(record, voice),
        *(_percent(record, one, voice) for one in (Measure.TRACED, Measure.SAY_PAY_GAP, Measure.COVERAGE)),
        _part(backed.rank, backed.count, voice) if backed else _UNKNOWN,
    )


def linked(record: PlanRecord) -> Safe:
    """A plan's name, leading to its own report beside this one."""
    name = md(cut(record.name, NAME))
    if not record.report:
        return name
    return Safe(f"[{name}]({quote(f'{record.report}.md', safe='', errors='replace')})")


def _verdicts(record: PlanRecord) -> Safe:
    return Safe(" ".join(f"{SIGNS[one]}\u00a0{record.verdicts.get(one, 0)}" for one in Verdict))


def _part(part: int, whole: int, voice: Voice) -> Safe:
    return voice.said("portfolio.of", part=part, whole=whole) if whole else _UNKNOWN


def _funded(record: PlanRecord, voice: Voice) -> Safe:
    known = record.measured(Measure.WITH_MONEY) is not None
    return _part(record.goals_with_money, record.goals, voice) if known else _UNKNOWN


def _budget(record: PlanRecord, voice: Voice) -> Safe:
    budget = budget_of(record.money)
    if not record.money.read:
        return _UNKNOWN
    return _figure(formats.short_money(budget, md(record.currency), voice.language))


def _figure(written: str) -> Safe:
    """A number as the language writes it, with its spaces that do not break: escaping would lose them."""
    return Safe(written)


def _percent(record: PlanRecord, measure: Measure, voice: Voice) -> Safe:
    return Safe(voice.percent(record.measured(measure)))


def measure_name(measure: Measure, voice: Voice) -> Safe:
    """What a measure is called; a triangle where less is better."""
    name = voice.said(f"portfolio.measure.{measure.value}")
    return name if measure.more_is_better else Safe(f"{name} ▽")


def quartiles(portfolio: Portfolio, voice: Voice) -> Iterator[Row]:
    """Yield how the plans lie on each measure that any of them says something of."""
    for measure, spread in portfolio.spreads.items():
        shares = (spread.least, spread.lower, spread.median, spread.upper, spread.most)
        count = _figure(formats.number(spread.count, voice.language))
        yield measure_name(measure, voice), count, *(Safe(voice.percent(share)) for share in shares)


def gap_row(gap: CommonGap, voice: Voice) -> Row:
    """A common gap: its check, how much it weighs, and how many plans have it."""
    weight = severity_of(gap.check)
    return (
        Safe(f"{md(check_title(gap.check, voice))} ({md(gap.check)})"),
        voice.term(f"severity.{weight.value}") if weight else _UNKNOWN,
        _part(gap.plans, gap.asked, voice),
        Safe(voice.percent(gap.plans / gap.asked)),
        _figure(formats.number(gap.findings, voice.language)),
    )


def position_mark(position: Position | None) -> Safe:
    """A rank, and a block as high as its quarter is good."""
    if position is None:
        return _UNKNOWN
    return Safe(f"{position.rank}\u00a0{QUARTERS[position.quarter - 1]}")


def money_rows(portfolio: Portfolio, voice: Voice) -> Iterator[Row]:
    """Yield the sums of each currency: budget, traced, the share of it, and what reaches no goal."""
    for currency, money in portfolio.money.items():
        plans = sum(
            one.record.currency == currency and one.record.money != PlanMoney() for one in portfolio.clients
        )
        budget = budget_of(money)
        whole, traced, untraced = (
            _figure(formats.money(one, md(currency), voice.language))
            for one in (budget, money.traced, money.untraced)
        )
        share = Safe(voice.percent(money.traced / budget if budget > 0 else None))
        yield md(currency), _figure(formats.number(plans, voice.language)), whole, traced, share, untraced


def failure_rows(portfolio: Portfolio, voice: Voice) -> Iterator[Row]:
    """Yield the plans of which nothing was read, and why."""
    for failure in portfolio.failures:
        yield md(cut(failure.name, NAME)), md(failed(failure, voice.language))


def refused_rows(portfolio: Portfolio, voice: Voice) -> Iterator[Row]:
    """Yield the files that were not read of plans that were, and why."""
    for record in (client.record for client in portfolio.clients):
        for one in record.refused:
            yield linked(record), md(why_not_read(one.file, one.code, one.params, voice.language))

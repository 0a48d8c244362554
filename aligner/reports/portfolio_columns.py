"""The columns of a portfolio's workbook: how each is headed, and what it says of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from aligner.i18n import formats
from aligner.model.finding import Pillar
from aligner.model.portfolio import Client, Measure, PlanRecord
from aligner.model.verdicts import Verdict
from aligner.reports.portfolio_words import budget_of, solid_of
from aligner.reports.voice import Voice

Value = str | int | Decimal | float | None
COUNT, MONEY, SHARE = "General", "#,##0.00", "0.0%"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``shape`` is the format of its numbers, empty for texts; None is a blank cell."""

    header: str
    value: Callable[[Client], Value]
    shape: str = COUNT
    width: int = 12


def plan_columns(voice: Voice) -> tuple[Column, ...]:
    """Everything that is told of a plan, in the order of the columns; money in the main unit."""

    def say(key: str) -> str:
        return str(voice.said(f"portfolio.{key}"))

    return (
        Column(say("table.plan"), lambda one: one.record.name, "", 34),
        *_verdicts(voice),
        Column(say("workbook.goals"), lambda one: one.record.goals),
        Column(say("workbook.customer_goals"), lambda one: one.record.customer_goals),
        *_measures(voice),
        *_pillars(voice),
        Column(say("workbook.goals_with_money"), _funded),
        Column(say("table.currency"), lambda one: one.record.currency, "", 9),
        Column(say("table.budget"), _budget, MONEY, 18),
        Column(say("table.traced"), lambda one: _sum(one.record, one.record.money.traced), MONEY, 18),
        Column(say("table.untraced"), lambda one: _sum(one.record, one.record.money.untraced), MONEY, 18),
        Column(say("workbook.left_out"), lambda one: _sum(one.record, one.record.money.left_out), MONEY, 18),
        *_ranks(voice),
        Column(say("workbook.findings"), lambda one: sum(one.record.findings.values())),
        Column(say("workbook.notes"), lambda one: sum(one.record.notes.values())),
        Column(say("workbook.files"), lambda one: one.record.files),
        Column(say("workbook.refused"), lambda one: len(one.record.refused)),
        Column(say("workbook.years"), lambda one: _years(one.record, voice), "", 14),
        Column(say("workbook.report"), lambda one: one.record.report, "", 34),
    )


def _verdicts(voice: Voice) -> Iterator[Column]:
    for verdict in Verdict:
        header = voice.capital(voice.term(f"verdict.{verdict.value}"))
        yield Column(str(header), partial(_goals, verdict))


def _measures(voice: Voice) -> Iterator[Column]:
    for measure in Measure:
        header = str(voice.said(f"portfolio.measure.{measure.value}"))
        yield Column(header, partial(_share, measure), SHARE, 14)


def _pillars(voice: Voice) -> Iterator[Column]:
    for pillar in Pillar:
        name = voice.term(f"pillar_short.{pillar.value}")
        header = str(voice.said("portfolio.workbook.solid", pillar=name))
        yield Column(header, partial(_solid, pillar), COUNT, 14)


def _ranks(voice: Voice) -> Iterator[Column]:
    for measure in Measure:
        name = voice.said(f"portfolio.measure.{measure.value}")
        header = str(voice.said("portfolio.workbook.rank", measure=name))
        yield Column(header, partial(_rank, measure), COUNT, 14)


def _goals(verdict: Verdict, client: Client) -> int:
    return client.record.verdicts.get(verdict, 0)


def _share(measure: Measure, client: Client) -> float | None:
    return client.record.measured(measure)


def _solid(pillar: Pillar, client: Client) -> int:
    return solid_of(client.record, pillar)[0]


def _rank(measure: Measure, client: Client) -> int | None:
    position = client.positions.get(measure)
    return position.rank if position else None


def _funded(client: Client) -> int | None:
    known = client.record.measured(Measure.WITH_MONEY) is not None
    return client.record.goals_with_money if known else None


def _budget(client: Client) -> Decimal | None:
    return _sum(client.record, budget_of(client.record.money))


def _sum(record: PlanRecord, minor: int) -> Decimal | None:
    """A sum in the main unit; blank where no money was read at all."""
    return Decimal(minor) / 100 if record.money.read else None


def _years(record: PlanRecord, voice: Voice) -> str:
    return formats.years(record.years, voice.language) if record.years else ""

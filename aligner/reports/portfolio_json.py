"""A portfolio as JSON, schema ``aligner.portfolio/1``: keys may be added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aligner.model.finding import Pillar
from aligner.model.portfolio import (
    Client,
    CommonGap,
    Measure,
    PlanFailure,
    PlanMoney,
    PlanRecord,
    Portfolio,
    Position,
    Refusal,
    Spread,
)
from aligner.model.verdicts import Level, Tone, Verdict
from aligner.reports.amounts_json import amount, share
from aligner.reports.escaping import cut
from aligner.reports.json_lines import lines
from aligner.reports.portfolio_words import check_title, failed, severity_of, why_not_read
from aligner.reports.voice import Voice

SCHEMA = "aligner.portfolio/1"

Json = dict[str, Any]


def render(portfolio: Portfolio, language: str, tone: Tone = Tone.SHARP) -> str:
    """Write a portfolio as JSON, a line for each plan; the same portfolio gives the same text.

    ``language`` is that of titles and reasons; ``tone`` is stored, for whoever renders it later.
    """
    return lines(_document(portfolio, Voice(language, tone=tone)))


def _document(portfolio: Portfolio, voice: Voice) -> Json:
    return {
        "schema": SCHEMA,
        "generator": {"name": "aligner", "version": portfolio.version},
        "as_of": portfolio.as_of.isoformat(),
        "language": voice.language,
        "tone": voice.tone.value,
        "anonymous": portfolio.anonymous,
        "totals": _totals(portfolio),
        "measures": [_measure(one, portfolio.spreads.get(one)) for one in Measure],
        "gaps": [_gap(gap, voice) for gap in portfolio.gaps],
        "plans": [_plan(client, voice) for client in portfolio.clients],
        "failures": [_failure(one, voice) for one in portfolio.failures],
        "skipped": dict(portfolio.skipped),
    }


def _totals(portfolio: Portfolio) -> Json:
    records = [client.record for client in portfolio.clients]
    return {
        "plans": len(records),
        "failures": len(portfolio.failures),
        "partly_read": sum(bool(record.refused) for record in records),
        "goals": sum(record.goals for record in records),
        "customer_goals": sum(record.customer_goals for record in records),
        "verdicts": _verdicts(portfolio.verdicts),
        "pillars": _pillars(portfolio.pillars),
        "money": {currency: _money(money) for currency, money in portfolio.money.items()},
    }


def _measure(measure: Measure, spread: Spread | None) -> Json:
    return {
        "measure": measure.value,
        "more_is_better": measure.more_is_better,
        "plans": spread.count if spread else 0,
        "least": share(spread.least) if spread else None,
        "lower": share(spread.lower) if spread else None,
        "median": share(spread.median) if spread else None,
        "upper": share(spread.upper) if spread else None,
        "most": share(spread.most) if spread else None,
    }


def _gap(gap: CommonGap, voice: Voice) -> Json:
    severity = severity_of(gap.check)
    return {
        "check": gap.check,
        "title": check_title(gap.check, voice),
        "severity": severity.value if severity else None,
        "plans": gap.plans,
        "asked": gap.asked,
        "share": share(gap.plans / gap.asked),
        "findings": gap.findings,
    }


def _plan(client: Client, voice: Voice) -> Json:
    record = client.record
    return {
        **_named(record),
        "report": cut(record.report),
        "currency": cut(record.currency),
        "years": [str(year) for year in record.years],
        "goals": record.goals,
        "customer_goals": record.customer_goals,
        "goals_with_money": record.goals_with_money,
        "verdicts": _verdicts(record.verdicts),
        "customer_verdicts": _verdicts(record.customer_verdicts),
        "pillars": _pillars(record.pillars),
        "measures": {one.value: share(record.measured(one)) for one in Measure},
        "positions": {one.value: _position(client.positions.get(one)) for one in Measure},
        "money": _money(record.money),
        "findings": dict(record.findings),
        "asked": dict(record.asked),
        "reading_notes": dict(record.notes),
        "files": record.files,
        "refused": _refused(record.refused, voice),
    }


def _named(one: PlanRecord | PlanFailure) -> Json:
    return {"id": cut(one.id), "name": cut(one.name)}


def _verdicts(counts: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value: counts.get(verdict, 0) for verdict in Verdict}


def _pillars(pillars: Mapping[Pillar, Mapping[Level, int]]) -> dict[str, dict[str, int]]:
    return {
        pillar.value: {level.value: pillars.get(pillar, {}).get(level, 0) for level in Level}
        for pillar in Pillar
    }


def _position(position: Position | None) -> Json | None:
    if position is None:
        return None
    return {"rank": position.rank, "of": position.count, "quarter": position.quarter}


def _money(money: PlanMoney) -> dict[str, str]:
    sums = {
        "read": money.read,
        "traced": money.traced,
        "untraced": money.untraced,
        "left_out": money.left_out,
    }
    return {name: amount(minor) for name, minor in sums.items()}


def _refused(refused: Iterable[Refusal], voice: Voice) -> list[Json]:
    return [
        {
            "file": cut(one.file),
            "code": one.code,
            "reason": why_not_read(one.file, one.code, one.params, voice.language),
        }
        for one in refused
    ]


def _failure(failure: PlanFailure, voice: Voice) -> Json:
    return {**_named(failure), "code": failure.code, "reason": failed(failure, voice.language)}

"""All plans side by side: how they lie on each measure, where each stands, and what most of them lack.

Quartiles are those of Hyndman and Fan's type 7 (The American Statistician 50, 1996, pp. 361–365), which
``QUARTILE.INC`` in Excel and ``quantile`` in R give too, so that anyone can count them again.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar
from unicodedata import normalize

from aligner.checks import all_checks
from aligner.model.finding import Pillar, Severity
from aligner.model.portfolio import (
    Client,
    CommonGap,
    Measure,
    PlanFailure,
    PlanMoney,
    PlanRecord,
    Portfolio,
    Position,
    Spread,
)
from aligner.model.verdicts import Level, Verdict

_Key = TypeVar("_Key", bound=Hashable)
_DECIMALS = 6
"""Of every share, as in the JSON of a plan: plans that are told alike stand alike."""
_LAST = len(Severity)
"""Where a check stands that this version does not know."""


def portfolio_of(
    records: Iterable[PlanRecord],
    failures: Iterable[PlanFailure],
    *,
    as_of: date,
    version: str,
    skipped: Mapping[str, int],
) -> Portfolio:
    """Compare the plans; in whatever order they come, the same portfolio comes of them."""
    plans = sorted(records, key=_by_name)
    values = {measure: _values(plans, measure) for measure in Measure}
    placed = {measure: _positions(known, measure) for measure, known in values.items()}
    return Portfolio(
        as_of=as_of,
        version=version,
        clients=tuple(Client(plan, _of(plan, placed)) for plan in plans),
        failures=tuple(sorted(failures, key=_by_name)),
        spreads={measure: _spread(known.values()) for measure, known in values.items() if known},
        gaps=_gaps(plans),
        verdicts=_sums((plan.verdicts for plan in plans), Verdict),
        pillars={pillar: _sums((p.pillars.get(pillar, {}) for p in plans), Level) for pillar in Pillar},
        money=_money(plans),
        skipped={reason: skipped[reason] for reason in sorted(skipped)},
    )


def _by_name(one: PlanRecord | PlanFailure) -> tuple[str, str, str]:
    name = normalize("NFC", one.name)
    return name.casefold(), name, one.id


def _values(plans: Iterable[PlanRecord], measure: Measure) -> dict[str, float]:
    """The shares of the plans that say anything of a measure, by id."""
    measured = ((plan.id, plan.measured(measure)) for plan in plans)
    return {plan: round(value, _DECIMALS) for plan, value in measured if value is not None}


def _spread(values: Iterable[float]) -> Spread:
    known = sorted(values)
    quarters = statistics.quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3
    lower, median, upper = (round(value, _DECIMALS) for value in quarters)
    return Spread(len(known), known[0], lower, median, upper, known[-1])


def _positions(values: Mapping[str, float], measure: Measure) -> dict[str, Position]:
    """Rank the plans: equal ones share the best of their ranks."""
    ranks: dict[float, int] = {}
    for rank, value in enumerate(sorted(values.values(), reverse=measure.more_is_better), 1):
        ranks.setdefault(value, rank)
    quarters = {rank: _quarter(rank, len(values)) for rank in ranks.values()}
    return {
        plan: Position(value, ranks[value], len(values), quarters[ranks[value]])
        for plan, value in values.items()
    }


def _quarter(rank: int, count: int) -> int:
    """The quarter of a rank: 1 from the better quartile on, as ``Spread`` draws it, 4 beyond the worse.

    Where ``rank - 1`` plans are better, the value reaches a quartile exactly when they are no more than
    that quartile's part of ``count - 1``: in whole numbers, so that no rounding moves a plan.
    """
    return max(1, -(-4 * (rank - 1) // (count - 1))) if count > 1 else 1


def _of(plan: PlanRecord, placed: Mapping[Measure, Mapping[str, Position]]) -> dict[Measure, Position]:
    return {measure: places[plan.id] for measure, places in placed.items() if plan.id in places}


def _gaps(plans: Sequence[PlanRecord]) -> tuple[CommonGap, ...]:
    """Every check that found anything, the most common first.

    How common is told by the share of the plans that it could be asked of; what fewer than half of the
    plans were asked comes after the rest, because a few plans are no portfolio. In a tie the graver
    finding stands first.
    """
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    for plan in plans:
        found.update(plan.findings.keys())
        asked.update(plan.asked.keys() | plan.findings.keys())
        subjects.update(plan.findings)
    weight = _weights()
    gaps = [CommonGap(one, found[one], asked[one], subjects[one]) for one in found]

    def rarity(gap: CommonGap) -> tuple[bool, float, int, int, int, str]:
        share = gap.plans / gap.asked
        rare, weighs = 2 * gap.asked < len(plans), weight.get(gap.check, _LAST)
        return rare, -share, weighs, -gap.plans, -gap.findings, gap.check

    return tuple(sorted(gaps, key=rarity))


def _weights() -> dict[str, int]:
    order = list(Severity)
    return {check.code: order.index(check.severity) for check in all_checks()}


def _sums(counts: Iterable[Mapping[_Key, int]], kinds: Iterable[_Key]) -> dict[_Key, int]:
    total: Counter[_Key] = Counter()
    for one in counts:
        total.update(one)
    return {kind: total[kind] for kind in kinds}


def _money(plans: Iterable[PlanRecord]) -> dict[str, PlanMoney]:
    """The sums of each currency, of the plans that any money was read from."""
    sums: dict[str, list[PlanMoney]] = {}
    for plan in plans:
        if plan.money != PlanMoney():
            sums.setdefault(plan.currency, []).append(plan.money)
    return {currency: _added(sums[currency]) for currency in sorted(sums)}


def _added(parts: Sequence[PlanMoney]) -> PlanMoney:
    return PlanMoney(
        read=sum(one.read for one in parts),
        traced=sum(one.traced for one in parts),
        untraced=sum(one.untraced for one in parts),
        left_out=sum(one.left_out for one in parts),
    )

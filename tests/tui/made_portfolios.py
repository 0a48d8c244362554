"""Portfolios of plans that nobody read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from aligner.batch.portfolio import portfolio_of
from aligner.model.finding import Pillar
from aligner.model.portfolio import PlanFailure, PlanMoney, PlanRecord, Portfolio, Refusal
from aligner.model.verdicts import Level, Verdict

DAY = date(2026, 3, 31)


def record(name: str, solid: int = 2, goals: int = 4, **others: object) -> PlanRecord:
    """A plan of so many goals, so many of which are backed; the others are slogans."""
    levels = {Level.SOLID: solid, Level.MISSING: goals - solid}
    made = PlanRecord(
        id=name,
        name=name,
        report=name,
        paths=(f"/clients/{name}",),
        currency="EUR",
        years=(2026, 2027),
        goals=goals,
        customer_goals=goals,
        goals_with_money=solid,
        verdicts={Verdict.SLOGAN: goals - solid, Verdict.BACKED: solid},
        customer_verdicts={},
        pillars=dict.fromkeys(Pillar, levels),
        slogan_share=(goals - solid) / goals,
        backed_share=solid / goals,
        say_pay_gap=None,
        evidence_coverage=0.5,
        money=PlanMoney(100_00, 80_00, 20_00),
        findings={"MET01": 3, "DEF02": 1} if solid < goals else {},
        asked={"MET01": 4, "DEF02": 4},
        notes={},
        files=2,
    )
    return replace(made, **others)  # type: ignore[arg-type]  # fields of the record, by name


def failure(name: str = "Rikki") -> PlanFailure:
    return PlanFailure(name, name, (f"/clients/{name}.xlsx",), "damaged", {"file": f"{name}.xlsx"})


def portfolio(records: Sequence[PlanRecord], failures: Sequence[PlanFailure] = ()) -> Portfolio:
    made = portfolio_of(records, failures, as_of=DAY, version="1", skipped={})
    return replace(made, names=False)


def firms(folder: Path = Path("/clients")) -> Portfolio:
    """Five plans: from nothing backed to all, one that tells nothing of its money, and one that failed."""
    untold = {pillar: {Level.SOLID: 1, Level.MISSING: 3} for pillar in Pillar}
    untold[Pillar.RESOURCES] = {Level.UNKNOWN: 4}
    plans = [
        record("Ålands hamn", 4),
        record("energia", 0, paths=(str(folder / "energia"),), refused=(Refusal("vanha.xls", "damaged"),)),
        record("Ääni Oy", 1),
        record("Beeta", 3, say_pay_gap=0.25, paths=(str(folder / "Beeta"),)),
        record("Öljy", 2, goals=12, pillars=untold, money=PlanMoney()),
    ]
    return portfolio(plans, [failure()])

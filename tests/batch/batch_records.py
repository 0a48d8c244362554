"""Plans and records of plans that nobody read."""

from __future__ import annotations

from aligner.batch.discovery import FoundPlan
from aligner.model.finding import Pillar
from aligner.model.portfolio import PlanMoney, PlanRecord
from aligner.model.verdicts import Level, Verdict


def found(*names: str, report: str | None = None) -> list[FoundPlan]:
    return [FoundPlan(name, name.title(), report or name, (f"/clients/{name}",)) for name in names]


def record(plan: FoundPlan, goals: int = 3) -> PlanRecord:
    return PlanRecord(
        id=plan.id,
        name=plan.name,
        report=plan.report,
        paths=plan.paths,
        currency="EUR",
        years=(2026,),
        goals=goals,
        customer_goals=goals,
        goals_with_money=1,
        verdicts={Verdict.SLOGAN: goals},
        customer_verdicts={Verdict.SLOGAN: goals},
        pillars={pillar: {Level.MISSING: goals} for pillar in Pillar},
        slogan_share=1.0,
        backed_share=0.0,
        say_pay_gap=None,
        evidence_coverage=0.5,
        money=PlanMoney(300, 100, 150, 50),
        findings={"DEF01": 2},
        asked={"DEF01": 3},
        notes={},
        files=1,
    )

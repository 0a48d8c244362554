"""What a portfolio keeps of one plan: its headline figures, as its JSON report has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aligner.model.finding import Outcome, Param, Pillar
from aligner.model.portfolio import PlanMoney, PlanRecord, Refusal
from aligner.model.verdicts import Level, Verdict
from aligner.reports.amounts_json import share

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment, GoalVerdict
    from aligner.model.grid import SourceRead
    from aligner.service.batch_orders import PlanOrder

_ANSWERED = (Outcome.FOUND, Outcome.CLEAR)
"""What another finding already says is neither: nobody had to ask."""


def record_of(assessment: Assessment, order: PlanOrder) -> PlanRecord:
    """Gather what a portfolio tells of a plan; waived findings count, as they do in its reports.

    The name is the order's own also where the plan has an alias: the portfolio is what replaces it.
    """
    plan = assessment.plan
    return PlanRecord(
        id=order.id,
        name=order.name,
        report=order.report,
        paths=order.addresses or tuple(map(str, order.request.paths)),
        currency=plan.currency,
        years=plan.budget_years,
        goals=len(assessment.goals),
        customer_goals=len(assessment.customer_goals()),
        goals_with_money=len(plan.funded_goals),
        verdicts={verdict: assessment.count(verdict) for verdict in Verdict},
        customer_verdicts={one: assessment.count(one, customer_only=True) for one in Verdict},
        pillars={pillar: _levels(assessment.goals, pillar) for pillar in Pillar},
        slogan_share=share(assessment.slogan_share),
        backed_share=share(assessment.backed_share),
        say_pay_gap=share(assessment.say_pay_gap),
        evidence_coverage=share(assessment.evidence_coverage),
        money=_money(assessment),
        findings=_tallied(assessment, (Outcome.FOUND,)),
        asked=_tallied(assessment, _ANSWERED),
        notes=_notes(assessment),
        files=len(plan.sources),
        refused=tuple(_refusals(plan.sources)),
    )


def _levels(goals: Iterable[GoalVerdict], pillar: Pillar) -> dict[Level, int]:
    levels = Counter(verdict.pillars[pillar].level for verdict in goals)
    return {level: levels[level] for level in Level}


def _money(assessment: Assessment) -> PlanMoney:
    ledger = assessment.plan.ledger
    return PlanMoney(ledger.read, ledger.traced, ledger.untraced, ledger.total_left_out)


def _tallied(assessment: Assessment, outcomes: tuple[Outcome, ...]) -> dict[str, int]:
    counts = {tally.check: sum(map(tally.count, outcomes)) for tally in assessment.tallies}
    return {check: count for check, count in counts.items() if count}


def _notes(assessment: Assessment) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for note in assessment.plan.notes:
        counts[note.code] += note.count
    return {code: counts[code] for code in sorted(counts)}


def _refusals(sources: Iterable[SourceRead]) -> Iterable[Refusal]:
    for source in sources:
        if source.refused is not None:
            code, params = source.refused
            yield Refusal(source.file, code, _plain(params))


def _plain(params: Mapping[str, object]) -> dict[str, Param]:
    """Parameters as a sentence needs them: counts as numbers, everything else as text."""
    return {name: value if type(value) is int else str(value) for name, value in params.items()}

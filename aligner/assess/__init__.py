"""From what the checks saw to verdicts; the rules of judgement are in ``policy``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aligner import __version__
from aligner.assess.actions import actions
from aligner.assess.profile import differences, evidence_coverage, tallies, unsaid
from aligner.assess.shares import (
    area_shares,
    customer_share,
    money_share,
    mostly_untraced,
    say_pay_gap,
    swapped_pairs,
)
from aligner.assess.silences import one_fact_one_finding
from aligner.assess.verdicts import verdicts
from aligner.checks import run_checks
from aligner.model.assessment import Assessment
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan
from aligner.model.priorities import goal_priorities
from aligner.model.verdicts import Verdict
from aligner.model.year_change import year_change

_SHOWN_UNTRACED = 10


def assess(plan: Plan, *, as_of: date, options: CheckOptions | None = None) -> Assessment:
    """Judge a plan as of a date; the same plan, options and date give the same assessment."""
    options = options or CheckOptions()
    plan = replace(plan, as_of=as_of)
    answers = one_fact_one_finding(plan, tuple(run_checks(plan, options)))
    tallied = tallies(answers)
    judged = verdicts(plan, answers)
    areas = area_shares(plan)
    shares = goal_priorities(plan)
    goals = tuple(
        replace(v, priority_share=shares.get(v.goal), money_share=money_share(plan, v.money)) for v in judged
    )
    return Assessment(
        plan=plan,
        as_of=as_of,
        version=__version__,
        goals=goals,
        areas=areas,
        findings=tuple(f for answer in answers for f in answer.findings),
        tallies=tallied,
        differences=differences(plan, answers, tallied),
        slogan_share=customer_share(plan, goals, Verdict.SLOGAN),
        backed_share=customer_share(plan, goals, Verdict.BACKED),
        say_pay_gap=say_pay_gap(plan, areas),
        evidence_coverage=evidence_coverage(tallied),
        resources_unknown=plan.resources_unknown,
        mostly_untraced=mostly_untraced(plan, options),
        swapped_pairs=swapped_pairs(plan, areas),
        changed_options=options.thresholds,
        checks_off=options.off,
        unsaid=unsaid(answers),
        actions=actions(plan, goals, options),
        year_change=year_change(plan),
        largest_untraced=plan.ledger.loose_items[:_SHOWN_UNTRACED],
    )

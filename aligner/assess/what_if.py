"""The verdict that changes would bring to a goal, without judging the rest of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.assess.changes import changed
from aligner.assess.silences import one_fact_one_finding
from aligner.assess.verdicts import verdict_of
from aligner.checks import all_checks
from aligner.model.acts import Change
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.finding import Severity, Subject
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan


def verdict_alone(plan: Plan, goal: str, options: CheckOptions) -> GoalVerdict:
    """Judge one goal of a plan: what every blocker answers of it is all that its verdict rests on."""
    subject = plan.goal_by_id[goal]
    answers = [
        check.answer(plan, subject, options.thresholds.get(check.name))
        for check in all_checks()
        if check.severity is Severity.BLOCKER
        and check.subject is Subject.GOAL
        and (subject.customer_centric or not check.customer_only)
        and not {check.name, check.code} & options.off
    ]
    return verdict_of(plan, subject, one_fact_one_finding(plan, answers))


def verdict_with(assessment: Assessment, changes: Sequence[Change], goal: str) -> GoalVerdict:
    """The verdict of a goal as it would be with the changes made; judging the whole plan gives the same."""
    return verdict_alone(changed(assessment.plan, changes), goal, assessment.options)

"""What the checks of the four pillars found, made into levels and a verdict for every goal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from aligner.assess.policy import MAKES_MISSING, judge, reason
from aligner.checks import Answer
from aligner.model.assessment import GoalVerdict, PillarState
from aligner.model.entities import Goal
from aligner.model.finding import Outcome, Pillar, Severity, Subject
from aligner.model.plan import Plan
from aligner.model.verdicts import Level, Verdict


def verdicts(plan: Plan, answers: Iterable[Answer]) -> tuple[GoalVerdict, ...]:
    """Judge every goal, in plan order."""
    by_goal: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.check.subject is Subject.GOAL and answer.check.severity is Severity.BLOCKER:
            by_goal[answer.subject].append(answer)
    return tuple(verdict_of(plan, goal, by_goal[goal.id]) for goal in plan.goals)


def verdict_of(plan: Plan, goal: Goal, answers: Sequence[Answer]) -> GoalVerdict:
    """Judge one goal by what its blocker checks answered."""
    by_pillar: defaultdict[Pillar | None, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_pillar[answer.check.pillar].append(answer)
    pillars = {pillar: _pillar(by_pillar[pillar]) for pillar in Pillar}
    only_area = "RES20" in pillars[Pillar.RESOURCES].findings
    verdict = judge({pillar: state.level for pillar, state in pillars.items()}, only_area=only_area)
    money = plan.money_of(goal)
    why = reason(pillars, money) if verdict is Verdict.HALF_HEARTED else None
    return GoalVerdict(goal.id, verdict, why, pillars, money, plan.ledger.area_level_of_goal(goal.id))


def _pillar(mine: Sequence[Answer]) -> PillarState:
    codes = tuple(answer.check.code for answer in mine if answer.outcome is Outcome.FOUND)
    if MAKES_MISSING & set(codes):
        return PillarState(Level.MISSING, codes)
    if any(a.check.code == "RES01" and a.outcome is Outcome.NOT_ASSESSED for a in mine):
        return PillarState(Level.UNKNOWN, codes)
    return PillarState(Level.WEAK if codes else Level.SOLID, codes)

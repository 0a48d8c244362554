"""The profile: the seven differences, how much of what was asked could be judged, and what stays unsaid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aligner.assess.policy import DIFFERENCES, MOST_UNSAID
from aligner.checks import Answer, all_checks
from aligner.model.assessment import Difference
from aligner.model.finding import Outcome, Severity, Tally
from aligner.model.plan import Plan

Answers = Sequence[Answer]
_TELLING = (Outcome.FOUND, Outcome.CLEAR, Outcome.IMPLIED, Outcome.NOT_ASSESSED, Outcome.CRASHED)


def tallies(answers: Answers) -> tuple[Tally, ...]:
    """How often each check came to each outcome, by code."""
    counts: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for answer in answers:
        counts[answer.check.code][answer.outcome] += 1
    return tuple(Tally(code, dict(counts[code])) for code in sorted(counts))


def _check_outcomes(answers: Answers) -> dict[str, Outcome]:
    """One outcome a check: found anywhere, else clear anywhere, else not assessed."""
    pairs = {(answer.check.code, answer.outcome) for answer in answers}  # few, however many the answers
    outcomes = {answer.check.code: Outcome.NOT_ASSESSED for answer in answers}
    for code, outcome in pairs:
        outcomes[code] = min(outcomes[code], outcome, key=_TELLING.index)
    return outcomes


def unsaid(answers: Answers) -> tuple[str, ...]:
    """The codes of the questions that the plan has no place for and says nothing of, the heaviest first."""
    asked = {answer.check.code: answer.check for answer in answers if answer.unsaid}
    order = list(Severity)
    by_weight = sorted(asked, key=lambda code: (order.index(asked[code].severity), code))
    return tuple(by_weight[:MOST_UNSAID])


def evidence_coverage(answers: Answers) -> float | None:
    """The share of the checks asked that the plan held something to judge by."""
    outcomes = _check_outcomes(answers).values()
    judged = sum(outcome in _TELLING[:3] for outcome in outcomes)
    return judged / len(outcomes) if outcomes else None


def differences(plan: Plan, answers: Answers) -> tuple[Difference, ...]:
    """The seven differences, each by the questions behind it."""
    outcomes = _check_outcomes(answers)
    if plan.resources_unknown:  # an owner here and a lucky link there don't tell what the money follows
        answers = [answer for answer in answers if not answer.check.code.startswith("RES")]
        outcomes = {code: one for code, one in outcomes.items() if not code.startswith("RES")}
    blocked = _blocked_goals(plan, answers)
    return tuple(
        _difference(number, beginnings, outcomes, blocked) for number, beginnings in DIFFERENCES.items()
    )


class Blocked(NamedTuple):
    """For each blocker found the goals that it speaks of, of the goals that the headline is about."""

    goals: Mapping[str, set[str]]
    of: int


def _blocked_goals(plan: Plan, answers: Answers) -> Blocked:
    shown = {goal.id for goal in plan.customer_goals or plan.goals}
    goals: defaultdict[str, set[str]] = defaultdict(set)
    for answer in answers:
        blocks = answer.outcome is Outcome.FOUND and answer.check.severity is Severity.BLOCKER
        if blocks and answer.subject in shown:
            goals[answer.check.code].add(answer.subject)
    return Blocked(goals, len(shown))


def _difference(
    number: int, beginnings: tuple[str, ...], outcomes: Mapping[str, Outcome], blocked: Blocked
) -> Difference:
    codes = tuple(check.code for check in all_checks() if check.code.startswith(beginnings))
    counts = Counter(outcomes.get(code, Outcome.NOT_ASSESSED) for code in codes)
    met, unmet = counts[Outcome.CLEAR], counts[Outcome.FOUND]
    hit = len(set().union(*(goals for code, goals in blocked.goals.items() if code in codes)))
    return Difference(number, met, unmet, len(codes) - met - unmet, codes, hit, blocked.of)

"""The profile: the seven differences, how much of what was asked could be judged, and what stays unsaid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from aligner.assess.policy import DIFFERENCES, MOST_UNSAID
from aligner.checks import Answer, all_checks
from aligner.model.assessment import Difference
from aligner.model.finding import Outcome, Severity, Tally
from aligner.model.plan import Plan

Answers = Sequence[Answer]
Tallies = Sequence[Tally]
_TELLING = (Outcome.FOUND, Outcome.CLEAR, Outcome.IMPLIED, Outcome.NOT_ASSESSED, Outcome.CRASHED)


def tallies(answers: Answers) -> tuple[Tally, ...]:
    """How often each check came to each outcome, by code."""
    came: defaultdict[str, list[Outcome]] = defaultdict(list)
    for answer in answers:
        came[answer.check.code].append(answer.outcome)
    return tuple(Tally(code, _counted(came[code])) for code in sorted(came))


def _counted(outcomes: list[Outcome]) -> dict[Outcome, int]:
    return {outcome: count for outcome in _TELLING if (count := outcomes.count(outcome))}


def _check_outcomes(tallied: Tallies) -> dict[str, Outcome]:
    """One outcome a check: found anywhere, else clear anywhere, else not assessed."""
    return {tally.check: next(filter(tally.count, _TELLING[:3]), Outcome.NOT_ASSESSED) for tally in tallied}


def unsaid(answers: Answers) -> tuple[str, ...]:
    """The codes of the questions that the plan has no place for and says nothing of, the heaviest first."""
    asked = {answer.check.code: answer.check for answer in answers if answer.unsaid}
    order = list(Severity)
    by_weight = sorted(asked, key=lambda code: (order.index(asked[code].severity), code))
    return tuple(by_weight[:MOST_UNSAID])


def evidence_coverage(tallied: Tallies) -> float | None:
    """The share of the checks asked that the plan held something to judge by."""
    outcomes = _check_outcomes(tallied).values()
    judged = sum(outcome in _TELLING[:3] for outcome in outcomes)
    return judged / len(outcomes) if outcomes else None


def differences(plan: Plan, answers: Answers, tallied: Tallies) -> tuple[Difference, ...]:
    """The seven differences, each by the questions behind it."""
    outcomes = _check_outcomes(tallied)
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
    codes = _codes(beginnings)
    counts = Counter(outcomes.get(code, Outcome.NOT_ASSESSED) for code in codes)
    met, unmet = counts[Outcome.CLEAR], counts[Outcome.FOUND]
    hit = len(set().union(*(goals for code, goals in blocked.goals.items() if code in codes)))
    return Difference(number, met, unmet, len(codes) - met - unmet, codes, hit, blocked.of)


@cache
def _codes(beginnings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(check.code for check in all_checks() if check.code.startswith(beginnings))

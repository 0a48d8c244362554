"""One fact, one finding: what another finding already says stays silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.assess.policy import SILENCES
from aligner.checks import Answer
from aligner.model.finding import Outcome, Subject
from aligner.model.plan import Plan

_Place = tuple[Subject, str]


def one_fact_one_finding(plan: Plan, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Turn answers that another finding implies, on its subject or above it, into IMPLIED."""
    kept = list(answers)
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    for index, answer in enumerate(kept):
        by_code[answer.check.code].append(index)
    for speaker, beginnings in SILENCES:
        found = {_place(kept[i]) for i in by_code.get(speaker, ()) if kept[i].outcome is Outcome.FOUND}
        hushed = [code for code in by_code if code.startswith(beginnings)] if found else []
        for index in (index for code in hushed if code != speaker for index in by_code[code]):
            if _is_implied(plan, kept[index], found):
                kept[index] = kept[index]._replace(outcome=Outcome.IMPLIED, findings=(), unsaid=False)
    return tuple(kept)


def _is_implied(plan: Plan, answer: Answer, found: set[_Place]) -> bool:
    return not found.isdisjoint(_implying(plan, answer)) or _all_goals(plan, answer, found)


def _place(answer: Answer) -> _Place:
    return answer.check.subject, answer.subject


def _implying(plan: Plan, answer: Answer) -> Iterator[_Place]:
    """Where a finding would imply this answer: on its subject, its focus area, or the plan."""
    kind, subject = _place(answer)
    yield kind, subject
    if kind is Subject.GOAL and (area := plan.goal_by_id[subject].area) is not None:
        yield Subject.AREA, area
    yield Subject.PLAN, ""


def _all_goals(plan: Plan, answer: Answer, found: set[_Place]) -> bool:
    """Whether every goal that an initiative serves has the finding."""
    kind, subject = _place(answer)
    goals = plan.initiative_by_id[subject].goals if kind is Subject.INITIATIVE else ()
    return bool(goals) and all((Subject.GOAL, goal) in found for goal, _ in goals)

"""What if: a change that is typed, tried on the whole plan, told as what moved and which cells to fill."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.assess import filling, what_if
from aligner.assess.changes import METRIC_ACTS, changed, metric_named
from aligner.model.acts import Act, CellToFill, Change
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.comparison import Moved
from aligner.model.errors import SettingsError
from aligner.model.finding import Finding, Subject
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan
from aligner.reading.amounts import Unreadable, read_amount, read_people
from aligner.service import Request, resolved, settings_of
from aligner.service.followup_subjects import goal_named
from aligner.words.periods import read_period
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import clean

if TYPE_CHECKING:
    from aligner.reports.todo import ToldCell

__all__ = [
    "ACTS",
    "Effect",
    "GoalEffect",
    "Typed",
    "cells_to_fill",
    "difference",
    "folder_of_plan",
    "goal_named",
    "parse",
    "told_cells",
    "tried",
    "verdict_after",
    "write_cells_to_fill",
]

ACTS = (
    Act.DEFINE,
    Act.SET_LEVEL,
    Act.SET_HORIZON,
    Act.NAME_OWNER,
    Act.ADD_METRIC,
    Act.COMPLETE_METRIC,
    Act.FUND,
    Act.ADD_PEOPLE,
)
"""The acts that a user can try, in the order in which a goal is read."""

SHARES = ("backed_share", "slogan_share", "say_pay_gap", "evidence_coverage")
"""The shares of the headline."""

_AMOUNTS = {Act.FUND, Act.ADD_PEOPLE}
_PART = re.compile(r"[;\n]")
_DATED = re.compile(r"(?:((?:19|20|21)\d\d)\s*[:=]\s*)?(.*)", re.DOTALL)
_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Typed:
    """What a user typed for a change: what it needs of these, by its act; the rest stays empty.

    ``amounts`` is one amount ("120 000", "0,12 M€") or several with their years, parted by semicolons or
    lines: "2026: 50 t€; 2027: 60 t€".
    """

    text: str = ""
    baseline: str = ""
    target: str = ""
    deadline: str = ""
    amounts: str = ""


@dataclass(frozen=True, slots=True)
class GoalEffect:
    """A goal whose verdict, or one of its pillars, changed."""

    goal: str
    before: GoalVerdict
    after: GoalVerdict


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes did to an assessment: only what is another than before.

    ``shares`` are those of the headline, by name; ``closed`` and ``opened`` findings stand in catalogue
    order.
    """

    goals: tuple[GoalEffect, ...]
    shares: Mapping[str, Moved[float]]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.goals or self.shares or self.closed or self.opened)


def parse(plan: Plan, goal: str, act: Act, typed: Typed) -> Change:
    """Make a change of what was typed; whether its words say enough, the checks tell when it is tried.

    ``goal`` is an id, or what ``goal_named`` finds one by. Raises SettingsError for what can't be read: an
    amount, a year, a time, a goal or metric that isn't there.
    """
    one = plan.goal_by_id.get(goal) or goal_named(plan, goal)
    if act in _AMOUNTS:
        read = _people if act is Act.ADD_PEOPLE else _money_of(plan)
        return Change(one.id, act, amounts=tuple(_amounts(typed.amounts, read)))
    text = clean(typed.text).strip()[:_LONGEST]
    if not text:
        raise SettingsError("try-nothing-said")
    if act not in METRIC_ACTS:
        return Change(one.id, act, _time(text) if act is Act.SET_HORIZON else text)
    known = metric_named(plan, one, text)
    if act is Act.COMPLETE_METRIC and known is None:
        names = ", ".join(metric.name for metric in plan.metrics_of(one)) or "–"
        raise SettingsError("try-no-metric", metric=text, metrics=names)
    baseline, target = (clean(value).strip()[:_LONGEST] for value in (typed.baseline, typed.target))
    act = act if known is None else Act.COMPLETE_METRIC
    return Change(one.id, act, text, baseline, target, _time(typed.deadline))


def _time(stated: str) -> str:
    """A time as it was typed. One that the reader couldn't read would be none; a placeholder is judged."""
    text = clean(stated).strip()
    if not is_placeholder(text) and read_period(text) is None:
        raise SettingsError("try-time", value=text)
    return text


def _amounts(typed: str, read: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Each amount with its year; UNDATED where it names none."""
    seen: set[int] = set()
    for part in filter(str.strip, _PART.split(typed)):
        found = _DATED.fullmatch(part.strip())
        assert found is not None  # its second half takes anything
        year = int(found[1]) if found[1] else UNDATED
        if year in seen:
            raise SettingsError("try-year-twice", year=year or "–")
        seen.add(year)
        yield year, read(found[2].strip())
    if not seen:
        raise SettingsError("try-nothing-said")


def _money_of(plan: Plan) -> Callable[[str], int]:
    def money(text: str) -> int:
        amount = read_amount(text)
        if amount is None or isinstance(amount, Unreadable):
            code = "try-ambiguous" if amount and amount.code == "ambiguous-amount" else "try-amount"
            raise SettingsError(code, value=text)
        if amount.currency not in {None, plan.currency}:
            raise SettingsError("try-currency", value=text, currency=plan.currency)
        if amount.rounded:
            raise SettingsError("try-amount", value=text)
        return amount.minor

    return money


def _people(text: str) -> int:
    people = read_people(text)
    if people is None or isinstance(people, Unreadable):
        raise SettingsError("try-people", value=text)
    return people


def tried(assessment: Assessment, request: Request, changes: Sequence[Change]) -> Assessment:
    """The plan with the changes made, judged whole: same settings, same day, same follow-up.

    Nothing is read again and nothing written. Takes as long as judging; see ``verdict_after`` for one goal.
    """
    if not changes:
        return assessment
    from aligner.assess import assess

    plan = changed(assessment.plan, changes)
    after = assess(plan, as_of=assessment.as_of, options=settings_of(request).checks)
    return replace(after, followup=assessment.followup)


def verdict_after(assessment: Assessment, changes: Sequence[Change], goal: str) -> GoalVerdict:
    """One goal's verdict with the changes made, the same as ``tried`` gives it, in a few milliseconds.

    For plans of many hundreds of goals, where judging the whole takes more than a moment.
    """
    return what_if.verdict_with(assessment, changes, goal)


def difference(before: Assessment, after: Assessment) -> Effect:
    """What is another in one assessment of a plan than in the other."""
    now = after.verdict_by_goal
    goals = (GoalEffect(v.goal, v, now[v.goal]) for v in before.goals if v.goal in now)
    shares = {name: Moved(getattr(before, name), getattr(after, name)) for name in SHARES}
    return Effect(
        tuple(one for one in goals if _levels(one.before) != _levels(one.after)),
        {name: share for name, share in shares.items() if share.has_changed},
        tuple(_left_over(before.findings, after.findings)),
        tuple(_left_over(after.findings, before.findings)),
    )


def _levels(verdict: GoalVerdict) -> tuple[object, ...]:
    return (verdict.verdict, verdict.reason, *(state.level for state in verdict.pillars.values()))


def _left_over(findings: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that the others don't hold, as many as there are more of them."""
    counts = Counter(map(_subject, others))
    for finding in findings:
        if counts[_subject(finding)]:
            counts[_subject(finding)] -= 1
        else:
            yield finding


def _subject(finding: Finding) -> tuple[str, Subject, str]:
    return finding.check, finding.subject, finding.subject_id


def cells_to_fill(assessment: Assessment, changes: Iterable[Change]) -> tuple[CellToFill, ...]:
    """Where in the client's own files the changes are to be written; the plan is the one as read."""
    return filling.cells_to_fill(assessment.plan, changes)


def told_cells(
    assessment: Assessment, changes: Iterable[Change], language: str, *, names: bool = True
) -> tuple[ToldCell, ...]:
    """The cells to fill in words: where, what stands there, what to write; client text as it stands.

    ``names`` False leaves people out, as from a report.
    """
    from aligner.reports.people import People
    from aligner.reports.todo import told

    plan = assessment.plan
    left_out = None if names else People(plan, shown=False)
    return tuple(told(plan, cell, language, left_out) for cell in cells_to_fill(assessment, changes))


def write_cells_to_fill(
    assessment: Assessment, request: Request, changes: Iterable[Change], out: Path
) -> None:
    """Write the cells to fill as a workbook, whole or not at all.

    Raises SettingsError for another ending, for one of the plan's own files, and for a place in a folder that
    is the plan: the list would be read as a part of it. Else OutputError.
    """
    from aligner.pipeline import plan_files
    from aligner.reports.todo_workbook import write_todo_workbook

    if out.suffix.lower() != ".xlsx":
        raise SettingsError("try-list-name", file=str(out))
    own = plan_files((*request.paths, *request.previous))[0]
    if out.exists() and any(out.samefile(file) for file, _ in own if file.exists()):
        raise SettingsError("try-list-is-plan", file=str(out))
    if folder_of_plan(request, out):
        raise SettingsError("try-list-in-plan", file=str(out), folder=str(out.absolute().parent))
    names = resolved(request).names is not False
    told = told_cells(assessment, changes, request.language, names=names)
    write_todo_workbook(out, told, request.language)


def folder_of_plan(request: Request, out: Path) -> bool:
    """Whether a spreadsheet there would be read as a part of the plan, this year's or last year's."""
    folders = [path for path in (*request.paths, *request.previous) if path.is_dir()]
    return out.parent.is_dir() and any(out.parent.samefile(folder) for folder in folders)

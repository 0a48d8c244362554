"""The follow-up beside a plan: what is accepted, noted, decided and to be changed, and taking it back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from aligner.model.errors import SettingsError
from aligner.model.followup import About, Decision, Followup, Intent, Remark, Waiver
from aligner.model.grid import Cell, Note
from aligner.service import Request
from aligner.words.texts import LONGEST, clean

if TYPE_CHECKING:
    from aligner.model.acts import Change
    from aligner.model.assessment import Assessment
    from aligner.model.entities import Goal
    from aligner.model.finding import Finding
    from aligner.model.plan import Plan

__all__ = [
    "attached",
    "author",
    "damage_notes",
    "day_of",
    "decide",
    "expired",
    "followup_of",
    "keep_change",
    "note",
    "shown_text",
    "waive",
    "withdraw",
]

AUTHOR = "ALIGNER_AUTHOR"
"""The environment variable that says whose name stands under what is written down."""

DAMAGED = "followup-damaged"

_CELLS = 50
_LINES = 8
"""So many damaged lines are named one by one."""

_DAY = re.compile(r"\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*")


def followup_of(request: Request, assessment: Assessment | None = None) -> Followup:
    """What is written down beside a plan; with an assessment, told by the ids of today's plan.

    What can't be read is named in ``damaged``; nothing is ever written by reading.
    """
    from aligner.settings.followup import load

    read = load(request.paths)
    if assessment is None or read.is_empty:
        return read
    from aligner.assess.same_subjects import in_this_plan

    return in_this_plan(read, assessment.plan)


def attached(assessment: Assessment, request: Request) -> Assessment:
    """The assessment with the follow-up as it stands now, and a reading note for what is damaged in it."""
    followup = followup_of(request, assessment)
    if followup == assessment.followup:
        return assessment
    plan = assessment.plan
    notes = (*(one for one in plan.notes if one.code != DAMAGED), *damage_notes(followup))
    if notes != plan.notes:
        plan = replace(plan, notes=notes)
    return replace(assessment, followup=followup, plan=plan)


def shown_text(request: Request, followup: Followup, plan: Plan) -> Callable[[str], str]:
    """What shows a text of the follow-up: as it stands, or an ellipsis for each person who is left out."""
    if request.names is not False:
        return str
    from aligner.reports.authors import Authors
    from aligner.reports.people import People

    return Authors(followup, People(plan, shown=False), shown=False).hush


def damage_notes(followup: Followup) -> tuple[Note, ...]:
    """One reading note for every damaged file, at its first damaged line."""
    by_file: dict[str, list[Cell]] = {}
    for cell in followup.damaged:
        by_file.setdefault(cell.file, []).append(cell)
    return tuple(_note_on(cells) for cells in by_file.values())


def _note_on(cells: Sequence[Cell]) -> Note:
    rows = [str(cell.row) for cell in cells if cell.row]
    more = ["…"] if len(rows) > _LINES else []
    told: dict[str, str | int] = {}
    if rows:
        told = {"lines": ", ".join([*rows[:_LINES], *more]), "count": len(rows)}
    where = replace(cells[0], text="")  # what stands there may name people who are to be left out
    return Note(DAMAGED, where, told, count=len(cells))


def expired(assessment: Assessment) -> tuple[tuple[Finding, date], ...]:
    """The findings whose waiver has run out and been followed by none, each with its last day.

    A check that finds several things in one subject is named once.
    """
    followup, day = assessment.followup, assessment.as_of
    found = ((finding, followup.expired(finding, day)) for finding in assessment.findings)
    once = {waiver.id: (finding, waiver.until) for finding, waiver in found if waiver is not None}
    return tuple(once.values())


def author() -> str:
    """Whose name stands under what is written: the environment's ALIGNER_AUTHOR, else the user's own."""
    stated = os.environ.get(AUTHOR, "").strip()
    if stated:
        return clean(stated)
    import getpass

    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a machine that knows no name for the user
        return ""


def day_of(stated: str) -> date:
    """A day as people write it: 2027-06-30 or 30.6.2027. Raises SettingsError."""
    try:
        if finnish := _DAY.fullmatch(stated):
            day, month, year = map(int, finnish.groups())
            return date(year, month, day)
        return date.fromisoformat(stated.strip())
    except ValueError as error:
        raise SettingsError("not-a-date", value=stated) from error


def waive(
    request: Request, assessment: Assessment, finding: Finding, *, reason: str, by: str, until: date
) -> Waiver:
    """Accept a finding until a day, that day included. The facts stand: no verdict changes.

    Raises SettingsError without a reason or for a day that has passed, OutputError where it can't be kept.
    """
    stated = _said(reason, "followup-no-reason")
    if until < assessment.as_of:
        raise SettingsError("followup-past", day=until.isoformat())
    entry = _written(request, by, "waive", {**_about(finding), "reason": stated, "until": until.isoformat()})
    return Waiver(*entry, _model_about(finding), stated, until)


def note(request: Request, goal: Goal, text: str, *, by: str) -> Remark:
    """Note something about a goal. Raises SettingsError where nothing is said, OutputError."""
    said = _said(text, "followup-no-text")
    entry = _written(request, by, "note", {"goal": goal.id, "goal_name": clean(goal.name), "text": said})
    return Remark(*entry, goal.id, goal.name, said)


def decide(  # noqa: PLR0913 - what a decision consists of
    request: Request,
    assessment: Assessment,
    finding: Finding,
    *,
    what: str,
    who: str,
    due: date | None,
    by: str,
) -> Decision:
    """Write down what was decided about a finding, with its cells as they stand: the next reading compares.

    Raises SettingsError where nothing is said, OutputError where it can't be kept.
    """
    said = _said(what, "followup-no-decision")
    cells = finding.evidence[:_CELLS]
    from aligner.assess.decisions import own_field

    fields = tuple(own_field(assessment.plan, finding, cell) for cell in cells)
    told = {"what": said, "who": clean(who).strip(), "due": due.isoformat() if due else None}
    kept = [_cell(cell, field) for cell, field in zip(cells, fields, strict=True)]
    entry = _written(request, by, "decide", {**_about(finding), **told, "cells": kept})
    return Decision(*entry, _model_about(finding), said, str(told["who"]), due, cells, fields)


def keep_change(request: Request, change: Change, by: str, plan: Plan | None = None) -> Intent:
    """Keep a change that was tried, as something to be made in the client's own file. Raises OutputError.

    By the plan's name for its goal the change is told to the same goal when goals are numbered anew.
    """
    goal = plan.goal_by_id.get(change.goal) if plan else None
    name = clean(goal.name) if goal else ""
    told = {
        "goal": change.goal,
        "goal_name": name,
        "act": change.act.value,
        **{name: clean(getattr(change, name)) for name in ("text", "baseline", "target", "deadline")},
        "amounts": [list(amount) for amount in change.amounts],
    }
    return Intent(*_written(request, by, "change", told), change, name)


def withdraw(request: Request, entry_id: str, by: str) -> str:
    """Take back an entry; the file keeps both. Returns the withdrawal's own id, to take that back too."""
    return _written(request, by, "withdraw", entry_id)[0]


def _written(request: Request, by: str, kind: str, told: Mapping[str, Any] | str) -> tuple[str, str, str]:
    """Append an entry, and return its id, moment and author."""
    import secrets

    from aligner.settings.followup_log import append, home

    entry, now = secrets.token_hex(8), datetime.now().astimezone().isoformat(timespec="milliseconds")
    by = clean(by).strip() or author()
    append(home(request.paths), {"id": entry, "at": now, "by": by, kind: told})
    return entry, now, by


def _said(text: str, otherwise: str) -> str:
    said = clean(text).strip()
    if not said:
        raise SettingsError(otherwise)
    return said


def _about(finding: Finding) -> dict[str, str]:
    about = _model_about(finding)
    return {
        "check": about.check,
        "subject": about.subject.value,
        "subject_id": about.subject_id,
        "subject_name": clean(about.subject_name),
    }


def _model_about(finding: Finding) -> About:
    return About(finding.check, finding.subject, finding.subject_id, finding.subject_name)


def _cell(cell: Cell, field: str) -> dict[str, str]:
    place = {"file": cell.file, "sheet": cell.sheet, "cell": cell.address}
    return {**place, "text": cell.text[:LONGEST], **({"field": field} if field else {})}

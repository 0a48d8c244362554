"""The verbs ``waive`` and ``notes``: what is written down beside a plan, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.i18n import formats, text
from aligner.model.errors import SettingsError, SourceError
from aligner.service import Request, door
from aligner.service import followup as kept

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment
    from aligner.model.finding import Finding
    from aligner.model.followup import Followup, Remark
    from aligner.model.plan import Plan

Say = Callable[[str], object]
MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], Request]

_EXPIRED = 5
"""So many expired waivers are told one by one."""

_WAIVE = 3
"""The fewest words after ``waive``: a plan, a goal, a check."""


def waive_params(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``waive`` takes besides what every verb takes."""
    return [
        click.Argument(["words"], nargs=-1, metavar=say("followup.metavar.waive")),
        _option("reason", say),
        _option("by", say),
        _option("until", say),
        _undo(say),
    ]


def notes_params(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``notes`` takes besides what every verb takes."""
    words = click.Argument(["words"], nargs=-1, metavar=say("followup.metavar.notes"))
    return [words, _option("by", say), _undo(say)]


def _option(name: str, say: Callable[[str], str]) -> click.Option:
    metavar, told = say(f"followup.metavar.{name}"), say(f"followup.option.{name}")
    return click.Option([f"--{name}"], default="", metavar=metavar, help=told)


def _undo(say: Callable[[str], str]) -> click.Option:
    return click.Option(["--undo"], is_flag=True, help=say("followup.option.undo"))


def waive(
    request_of: MakeRequest, say: Say, language: str, words: tuple[str, ...], *, undo: bool, **given: Any
) -> int:
    """Waive a finding until a day, or take the last waiver back."""
    if len(words) < _WAIVE:
        raise SettingsError("followup-waive-what")
    *stated, subject, check = words
    paths = _existing(list(map(Path, stated)))
    request = request_of(language, paths, given)
    by = given["by"]
    aside = kept.followup_of(request).kept_aside
    if undo:
        _withdraw_waiver(request, say, (subject, check, by))
    else:
        _waive(request, say, (subject, check), given)
    _tell_damage(request, say, aside)
    return 0


def _waive(request: Request, say: Say, named: tuple[str, str], given: dict[str, Any]) -> None:
    from aligner.service.followup_subjects import finding_named

    reason, by, until = given["reason"], given["by"], given["until"]
    if not until.strip():
        raise SettingsError("followup-no-until")
    day = kept.day_of(until)
    if not reason.strip():
        raise SettingsError("followup-no-reason")
    assessment = door.check(request)
    finding = finding_named(assessment, *named)
    made = kept.waive(request, assessment, finding, reason=reason, by=by, until=day)
    told = {"check": made.about.check, "goal": _called(finding, assessment, request.language), "by": made.by}
    say(text("followup.waived", request.language, day=formats.day(day, request.language), **told))


def _withdraw_waiver(request: Request, say: Say, named: tuple[str, str, str]) -> None:
    from aligner.service.followup_subjects import waiver_named

    subject, check, by = named
    followup, _ = _in_this_plan(request)
    last = waiver_named(followup, subject, check, by)
    kept.withdraw(request, last.id, by)
    about, day = last.about, formats.day(last.until, request.language)
    goal = about.subject_name or text("followup.section.whole_plan", request.language)
    told = {"check": about.check, "goal": goal, "by": last.by, "day": day}
    say(text("followup.waiver-withdrawn", request.language, **told))


def _called(finding: Finding, assessment: Assessment, language: str) -> str:
    goal = assessment.plan.goal_by_id.get(finding.subject_id) if finding.subject.value == "goal" else None
    named = goal.full_name if goal else finding.subject_name
    return named or text("followup.section.whole_plan", language)


def notes(
    request_of: MakeRequest,
    show: Say,
    say: Say,
    language: str,
    words: tuple[str, ...],
    *,
    undo: bool,
    **given: Any,
) -> int:
    """Show the notes on a plan or a goal, write one, or take the last one back."""
    paths, rest = _parted(words)
    request = service.resolved(request_of(language, paths, given))
    followup, by = kept.followup_of(request), given["by"]
    match rest:
        case []:
            _list_all(request, show, say, followup)
        case [stated] if undo:
            _withdraw_note(request, say, stated, by)
        case [stated]:
            _list_goal(request, show, say, stated)
        case [stated, said] if not undo:
            _note(request, say, stated, said, by)
        case _:
            raise SettingsError("followup-too-much", given=", ".join(rest))
    _tell_damage(request, say, followup.kept_aside)
    return 0


def _parted(words: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The plan's files, which exist, and what stands after them; the first is always one of the plan."""
    if not words:
        raise SettingsError("no-plan")
    number = next((n for n, word in enumerate(words) if n and not Path(word).exists()), len(words))
    return _existing(list(map(Path, words[:number]))), list(words[number:])


def _existing(paths: list[Path]) -> list[Path]:
    """The same paths: what is written down beside a plan that isn't there would never be found again."""
    for path in paths:
        if not path.exists():
            raise SourceError("not-found", file=str(path))
    return paths


def _note(request: Request, say: Say, stated: str, said: str, by: str) -> None:
    from aligner.service.followup_subjects import goal_named

    goal = goal_named(door.read(request), stated)
    made = kept.note(request, goal, said, by=by)
    say(text("followup.noted", request.language, goal=goal.full_name, by=made.by))


def _withdraw_note(request: Request, say: Say, stated: str, by: str) -> None:
    from aligner.service.followup_subjects import remark_named

    followup, _ = _in_this_plan(request)
    last = remark_named(followup, stated, by)
    kept.withdraw(request, last.id, by)
    say(text("followup.note-withdrawn", request.language, goal=last.goal_name or last.goal, text=last.text))


def _list_goal(request: Request, show: Say, say: Say, stated: str) -> None:
    from aligner.service.followup_subjects import goal_named

    followup, plan = _in_this_plan(request)
    goal = goal_named(plan, stated)
    _list(request, show, say, followup.remarks_on(goal.id), kept.shown_text(request, followup, plan))


def _in_this_plan(request: Request) -> tuple[Followup, Plan]:
    """The follow-up by the ids of today's plan: whoever names a goal means one of these; and that plan."""
    from aligner.service.standing import in_this_plan

    plan = door.read(request)
    return in_this_plan(kept.followup_of(request), plan), plan


def _list_all(request: Request, show: Say, say: Say, followup: Followup) -> None:
    """The plan itself is read only where it must tell who is to be left out."""
    shown: Callable[[str], str] = str
    if request.names is False and followup.remarks:
        shown = kept.shown_text(request, followup, door.read(request))
    _list(request, show, say, followup.remarks, shown)


def _list(
    request: Request, show: Say, say: Say, remarks: Sequence[Remark], shown: Callable[[str], str]
) -> None:
    if not remarks:
        say(text("followup.no-notes", request.language))
    for remark in remarks:
        show(_line(remark, request, shown))


def _line(remark: Remark, request: Request, shown: Callable[[str], str]) -> str:
    signed = remark.by and request.names is not False
    day = formats.day(datetime.fromisoformat(remark.at).date(), request.language)
    told = {"goal": remark.goal_name or remark.goal, "day": day, "text": shown(remark.text)}
    key = "note-line" if signed else "note-line-unsigned"
    told |= {"by": remark.by} if signed else {}
    return service.printable(text(f"followup.{key}", request.language, **told))


def _tell_damage(request: Request, say: Say, before: Sequence[str]) -> None:
    """Name the lines that can't be read, and the damaged file that was just put away."""
    followup = kept.followup_of(request)
    _tell_damaged(followup, request.language, say)
    for name in followup.kept_aside:
        if name not in before:
            say(text("followup.section.kept_aside", request.language, file=name))


def _tell_damaged(followup: Followup, language: str, say: Say) -> None:
    for one in kept.damage_notes(followup):
        sentence = service.note_text(one, language, "")
        say(text("followup.damaged-line", language, file=one.cell.file, sentence=sentence))


def tell(assessment: Assessment, language: str, say: Say) -> None:
    """Say on standard error what is damaged in the follow-up, and which waivers have run out."""
    _tell_damaged(assessment.followup, language, say)
    expired = kept.expired(assessment)
    for finding, until in expired[:_EXPIRED]:
        say(_expired(finding, until, assessment, language))
    more = len(expired) - _EXPIRED
    if more > 0:
        say(text("followup.expired-more", language, count=more))


def _expired(finding: Finding, until: date, assessment: Assessment, language: str) -> str:
    told = {"check": finding.check, "goal": _called(finding, assessment, language)}
    return text("followup.expired-line", language, day=formats.day(until, language), **told)

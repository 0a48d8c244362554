"""A trial in words for the terminal, and as JSON: verdict before and after, what is missing, what moves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.acts import Change
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.finding import Finding, Pillar, Severity
from aligner.model.verdicts import Reason, Tone
from aligner.service import Request, whatif
from aligner.service.writing import escaped_json


@dataclass(frozen=True)
class Trial:
    """Changes that were tried on one goal, and the assessments without and with them."""

    goal: str
    before: Assessment
    after: Assessment
    changes: Sequence[Change]


def lines(trial: Trial, request: Request) -> Iterator[str]:
    """Yield what the trial came to, line by line."""
    language = request.language
    yield trial.before.plan.goal_by_id[trial.goal].full_name
    yield from _verdict(trial, request)
    yield from _part("missing", (_told(f, trial, language) for f in _missing(trial)), language)
    yield from _part("others", _others(trial, request), language)
    yield from _part("cells", _cells(trial, request), language)


def _part(heading: str, items: Iterable[str], language: str) -> Iterator[str]:
    said = list(items)
    if said:
        yield ""
        yield i18n.text(f"whatif.result.{heading}", language)
        yield from (f"  - {item}" for item in said)


def _verdict(trial: Trial, request: Request) -> Iterator[str]:
    before, after = _verdicts(trial)
    told = {"before": _word(before, request), "after": _word(after, request)}
    same = told["before"] == told["after"]
    yield i18n.text(f"whatif.result.{'same_verdict' if same else 'verdict'}", request.language, **told)
    wide = max(len(_term(f"pillar.{pillar.value}", request)) for pillar in Pillar)
    for pillar in Pillar:
        was, now = (_term(f"level.{v.pillars[pillar].level.value}", request) for v in (before, after))
        label = _term(f"pillar.{pillar.value}", request).ljust(wide)
        yield f"  {label}  {was if was == now else f'{was} → {now}'}"


def _verdicts(trial: Trial) -> tuple[GoalVerdict, GoalVerdict]:
    return trial.before.verdict_by_goal[trial.goal], trial.after.verdict_by_goal[trial.goal]


def _word(verdict: GoalVerdict, request: Request) -> str:
    word = _term(f"verdict.{verdict.verdict.value}", request)
    if verdict.reason is None or verdict.reason is Reason.UNFINISHED:
        return word
    return f"{word} ({_term(f'reason.{verdict.reason.value}', request)})"


def _term(key: str, request: Request, file: str = "terms") -> str:
    """A word, in the tone's own where it has one."""
    table, _, name = f"{file}.{key}".rpartition(".")
    own = f"{name}_neutral" if request.tone is Tone.NEUTRAL else name
    return i18n.text(f"{table}.{own if own in i18n.entry(table) else name}", request.language)


def _missing(trial: Trial) -> list[Finding]:
    """What would still decide the goal's verdict."""
    about = trial.after.findings_by_subject.get(trial.goal, ())
    return [finding for finding in about if finding.severity is Severity.BLOCKER]


def _told(finding: Finding, trial: Trial, language: str) -> str:
    message = service.finding_text(finding, "message", language, trial.after.plan.currency)
    return f"{message} ({finding.check})"


def _others(trial: Trial, request: Request) -> Iterator[str]:
    """What else moves: other goals, the headline's shares, findings that come and go."""
    effect, language = whatif.difference(trial.before, trial.after), request.language
    for one in effect.goals:
        if one.goal != trial.goal:
            name = trial.before.plan.goal_by_id[one.goal].full_name
            message = f"{_word(one.before, request)} → {_word(one.after, request)}"
            yield i18n.text("whatif.result.about", language, name=name, message=message)
    for name, share in effect.shares.items():
        was, now = (formats.percent(part, language) for part in (share.before, share.after))
        if was != now:
            label = _term(f"share.{name}", request, "whatif")
            yield f"{label} {was} → {now}"
    deciding = {finding.check for finding in _missing(trial)}
    for key, findings in (("closes", effect.closed), ("opens", effect.opened)):
        for finding in findings:
            if finding.subject_id != trial.goal or finding.check not in deciding:
                message = _about(finding, trial, language)
                yield i18n.text(f"whatif.result.{key}", language, message=message)


def _about(finding: Finding, trial: Trial, language: str) -> str:
    """A finding, with whom it is about unless that is the goal tried."""
    told = _told(finding, trial, language)
    if finding.subject_id == trial.goal or not finding.subject_name or finding.subject_name in told:
        return told
    return i18n.text("whatif.result.about", language, name=finding.subject_name, message=told)


def _cells(trial: Trial, request: Request) -> Iterator[str]:
    names = request.names is not False
    for cell in whatif.told_cells(trial.before, trial.changes, request.language, names=names):
        place = " › ".join(part for part in (cell.file, cell.sheet, cell.place) if part)
        yield (
            f"{place} ({cell.header}): {cell.now} → {cell.text}"
            if cell.now
            else (f"{place} ({cell.header}): {cell.text}")
        )


def as_json(trial: Trial, request: Request) -> str:
    """Write a trial as JSON; amounts are minor units, person-years thousandths."""
    before, after = _verdicts(trial)
    effect = whatif.difference(trial.before, trial.after)
    document = {
        "goal": trial.goal,
        "before": _judged(before),
        "after": _judged(after),
        "missing": [_finding(finding, trial, request) for finding in _missing(trial)],
        "goals": [
            {"goal": one.goal, "before": _judged(one.before), "after": _judged(one.after)}
            for one in effect.goals
        ],
        "shares": {name: [share.before, share.after] for name, share in effect.shares.items()},
        "closed": [_finding(finding, trial, request) for finding in effect.closed],
        "opened": [_finding(finding, trial, request) for finding in effect.opened],
        "cells": [
            {
                "goal": cell.goal,
                "act": cell.act.value,
                "field": cell.field,
                "file": cell.cell.file,
                "sheet": cell.cell.sheet,
                "cell": cell.cell.address,
                "header": cell.header,
                "now": cell.before if cell.amount is not None else cell.cell.text,
                "write": cell.amount if cell.amount is not None else cell.text,
                "year": cell.year or None,
            }
            for cell in whatif.cells_to_fill(trial.before, trial.changes)
        ],
    }
    return escaped_json(json.dumps(document, ensure_ascii=False, indent=2))


def _judged(verdict: GoalVerdict) -> dict[str, Any]:
    return {
        "verdict": verdict.verdict.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "pillars": {pillar.value: state.level.value for pillar, state in verdict.pillars.items()},
    }


def _finding(finding: Finding, trial: Trial, request: Request) -> dict[str, str]:
    told = service.finding_text(finding, "message", request.language, trial.after.plan.currency)
    about = {"subject": finding.subject.value, "subject_id": finding.subject_id}
    return {"check": finding.check, **about, "message": told}

"""The assessment as JSON, schema ``aligner.assessment/1``: keys may be added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from aligner.model.assessment import AreaShare, Assessment, GoalVerdict
from aligner.model.entities import Described, Goal
from aligner.model.finding import Finding, Outcome, Param, Pillar, Tally
from aligner.model.grid import Note
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.verdicts import Level, Tone, Verdict
from aligner.reports import notes, profile_json
from aligner.reports.amounts_json import amount, share
from aligner.reports.followup_json import FollowupJson
from aligner.reports.json_lines import dumped, lines
from aligner.reports.people import People, people_of
from aligner.reports.places_json import cell
from aligner.reports.sources_json import sources
from aligner.reports.voice import Voice
from aligner.words import texts

SCHEMA = "aligner.assessment/1"
LONGEST = 2000
"""Characters of one text: more than a cell that anyone reads, less than one that breaks a reader."""

Json = dict[str, Any]

_OUTCOMES = tuple((outcome.value, outcome) for outcome in Outcome)


def render(assessment: Assessment, language: str, *, tone: Tone = Tone.SHARP, names: bool = True) -> str:
    """Write an assessment as JSON, a line for each entry; the same assessment gives the same bytes.

    ``names`` False leaves out owners, wherever a cell or a parameter holds one. ``tone`` is stored, for
    whoever renders the assessment later.
    """
    people = people_of(assessment, shown=names)
    voice = Voice(
        language, assessment.plan.currency, tone, names, people=people, anonymous=assessment.anonymous
    )
    return people.sweep(lines(_document(assessment, voice, people), _written))


def _document(assessment: Assessment, voice: Voice, people: People) -> Json:
    plan = assessment.plan
    followup = FollowupJson(assessment, people, names=voice.names)
    return {
        "schema": SCHEMA,
        "generator": {"name": "aligner", "version": assessment.version},
        "as_of": assessment.as_of.isoformat(),
        "language": voice.language,
        "tone": voice.tone.value,
        "plan": {
            "name": plan.name,
            "currency": plan.currency,
            "years": [str(year) for year in plan.budget_years],
            "sources": sources(plan, voice.language),
        },
        "headline": _headline(assessment),
        "focus_areas": [_area(assessment, area) for area in assessment.areas],
        "goals": [_goal(assessment, verdict, people) for verdict in assessment.goals],
        "differences": [
            {
                "number": one.number,
                "met": one.met,
                "unmet": one.unmet,
                "not_assessed": one.not_assessed,
                "checks": list(one.checks),
                "step": one.level.value if one.level else None,
                "blocked_goals": one.blocked,
            }
            for one in assessment.differences
        ],
        "value_phases": profile_json.phases(assessment),
        "organisation": profile_json.organisation(assessment),
        "previous": profile_json.previous(assessment),
        "unsaid": profile_json.unsaid(assessment, voice.language),
        "thresholds": {check: dict(options) for check, options in assessment.changed_options.items()},
        "checks": [_tally(tally) for tally in assessment.tallies],
        "findings": [_finding(finding, voice, people, followup) for finding in assessment.findings],
        "actions": profile_json.actions(assessment, people),
        "followup": followup.document(),
        "metrics": [_named(metric) for metric in plan.metrics],
        "initiatives": [_named(initiative) for initiative in plan.initiatives],
        "reading_notes": [_note(note, voice, people) for note in plan.notes],
    }


def _headline(assessment: Assessment) -> Json:
    plan, ledger = assessment.plan, assessment.plan.ledger
    return {
        "goals": len(assessment.goals),
        "customer_goals": len(assessment.customer_goals()),
        "verdicts": {v.value: assessment.count(v) for v in Verdict},
        "customer_verdicts": {v.value: assessment.count(v, customer_only=True) for v in Verdict},
        "pillars": {pillar.value: _levels(assessment.goals, pillar) for pillar in Pillar},
        "slogan_share": share(assessment.slogan_share),
        "backed_share": share(assessment.backed_share),
        "say_pay_gap": share(assessment.say_pay_gap),
        "evidence_coverage": share(assessment.evidence_coverage),
        "resources_unknown": assessment.resources_unknown,
        "money": {
            "read": amount(ledger.read),
            "traced": amount(ledger.traced),
            "untraced": amount(ledger.untraced),
            "left_out": amount(ledger.total_left_out),
            "unreadable_cells": ledger.unreadable,
            "other": {kind: amount(_counted(other)) for kind, other in plan.other_money.items()},
        },
    }


def _levels(goals: Iterable[GoalVerdict], pillar: Pillar) -> dict[str, int]:
    levels = [verdict.pillars[pillar].level for verdict in goals]
    return {
        level.value: levels.count(level) for level in (Level.SOLID, Level.WEAK, Level.MISSING, Level.UNKNOWN)
    }


def _area(assessment: Assessment, area: AreaShare) -> Json:
    known = assessment.plan.area_by_id.get(area.area or "")
    return {
        "id": area.area,
        "name": known.name if known else "",
        "priority_share": share(area.priority_share),
        "money_share": share(area.money_share),
        "money": amount(area.money),
        "goals": list(area.goals),
    }


def _goal(assessment: Assessment, verdict: GoalVerdict, people: People) -> Json:
    plan = assessment.plan
    goal = plan.goal_by_id[verdict.goal]
    pillars = {
        p.value: {"level": s.level.value, "findings": list(s.findings)} for p, s in verdict.pillars.items()
    }
    return {
        "id": goal.id,
        "name": goal.name,
        "parent": goal.parent,
        "focus_area": goal.area,
        "customer_centric": goal.customer_centric,
        "owner": people.owner(goal),
        "horizon": _horizon(goal),
        "verdict": verdict.verdict.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "pillars": pillars,
        "money": amount(verdict.money),
        "money_by_year": _by_year(plan.ledger.by_goal.get(goal.id, {})),
        "area_money": amount(verdict.area_money),
        "fte": float(Decimal(plan.people_of(goal)) / 1000) if plan.records_people else None,
        "initiatives": [initiative.id for initiative in plan.initiatives_of(goal)],
        "metrics": [metric.id for metric in plan.metrics_of(goal)],
        "priority_share": share(verdict.priority_share),
        "money_share": share(verdict.money_share),
    }


def _horizon(goal: Goal) -> str | None:
    return (goal.horizon.text or goal.horizon.end.isoformat()) if goal.horizon else None


def _by_year(sums: Mapping[int, int]) -> dict[str, str]:
    """Amounts by year, undated ones last."""
    ordered = sorted(sums, key=lambda year: (year == UNDATED, year))
    return {"undated" if year == UNDATED else str(year): amount(sums[year]) for year in ordered}


def _named(described: Described) -> Json:
    """A metric or an initiative: what it is called and what kinds of thing it was taken for."""
    return {"id": described.id, "name": described.name, "told": profile_json.told(described)}


def _tally(tally: Tally) -> Json:
    return {"check": tally.check, **{name: tally.count(outcome) for name, outcome in _OUTCOMES}}


def _finding(finding: Finding, voice: Voice, people: People, followup: FollowupJson) -> Json:
    subject = {"kind": finding.subject.value, "id": finding.subject_id, "name": finding.subject_name}
    return {
        "check": finding.check,
        "name": finding.name,
        "severity": finding.severity.value,
        "subject": subject,
        "params": {"cells": finding.total, **_params(finding.params, people)},
        "message": voice.about(finding, "message"),
        "question": voice.about(finding, "question"),
        "evidence": [cell(one, people) for one in finding.evidence],
        "waived": followup.waived(finding),
    }


def _note(note: Note, voice: Voice, people: People) -> Json:
    message = notes.sentence(note, voice.language, voice.currency)
    return {
        "note": note.code,
        "message": voice.hushed(message),
        "params": _params(note.params, people),
        **cell(note.cell, people),
        "count": note.count,
    }


def _params(params: Mapping[str, Param], people: People) -> dict[str, Param]:
    """Parameters as they are, amounts as decimal strings."""
    return {
        name: amount(value)
        if name.endswith("_money") and isinstance(value, int)
        else people.hush(value)
        if isinstance(value, str)
        else value
        for name, value in params.items()
    }


def _counted(ledger: Ledger) -> int:
    return ledger.traced + ledger.untraced


def _written(value: Any) -> str:
    """Write a value as JSON; where all is clean already, as almost always, no text is looked at by itself."""
    line = dumped(value)
    return line if _is_harmless(line) else dumped(_harmless(value))


def _is_harmless(line: str) -> bool:
    """Whether no text of a line needs cleaning or cutting: nothing unseen, no escape that may hide it."""
    if "\\" in line or not line.replace("\u00a0", " ").isprintable():
        return False
    return len(line) <= LONGEST or max(map(len, line.split('"'))) <= LONGEST


def _harmless(value: Any) -> Any:
    """Clean every text: no control, bidi or zero-width characters, no half of a surrogate pair."""
    if isinstance(value, str):
        return texts.clean(value[:LONGEST])
    if isinstance(value, dict):
        return {_harmless(key): _harmless(inner) for key, inner in value.items()}
    return [_harmless(inner) for inner in value] if isinstance(value, list) else value

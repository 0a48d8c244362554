"""A comparison as JSON, schema ``aligner.comparison/1``: keys may be added, never renamed or removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aligner.model.comparison import AreaMove, Change, Comparison, FindingMove, GoalMove, Moved
from aligner.reports.amounts_json import amount, share
from aligner.reports.comparison_words import message, title
from aligner.reports.voice import Voice

SCHEMA = "aligner.comparison/1"

Json = dict[str, Any]


def render(comparison: Comparison, voice: Voice) -> str:
    """Write a comparison as JSON; without names, findings go by the titles of their checks alone."""
    return json.dumps(_document(comparison, voice), ensure_ascii=False, indent=1) + "\n"


def _document(comparison: Comparison, voice: Voice) -> Json:
    return {
        "schema": SCHEMA,
        "language": voice.language,
        "plan": _pair(comparison.plan),
        "currency": _pair(comparison.currency),
        "as_of": _pair(comparison.as_of, lambda day: day.isoformat()),
        "version": _pair(comparison.version),
        "headline": _headline(comparison),
        "goals": [_goal(goal) for goal in comparison.goals],
        "focus_areas": [_area(area) for area in comparison.areas],
        "findings": [_finding(one, voice) for one in comparison.findings],
        "files": [{"file": one.file, "change": one.change} for one in comparison.files],
        "thresholds": _pair(comparison.thresholds),
    }


def _pair(moved: Moved[Any], written: Any = lambda value: value) -> Json:
    pair = {"before": moved.before, "after": moved.after}
    return {name: None if value is None else written(value) for name, value in pair.items()}


def _headline(comparison: Comparison) -> Json:
    return {
        "customer_goals_only": comparison.customer_only,
        "verdicts": {verdict.value: _pair(moved) for verdict, moved in comparison.verdicts.items()},
        **{name: _pair(moved, share) for name, moved in comparison.shares.items()},
        "money": {name: _money(moved) for name, moved in comparison.sums.items()},
        "money_shifted": amount(comparison.shifted),
        "findings": _counts(comparison),
    }


def _counts(comparison: Comparison) -> Mapping[str, int]:
    return {change.value: len(comparison.of(change)) for change in Change}


def _money(moved: Moved[int]) -> Json:
    known = moved.before is not None and moved.after is not None
    change = amount((moved.after or 0) - (moved.before or 0)) if known else None
    return {**_pair(moved, amount), "change": change}


def _goal(goal: GoalMove) -> Json:
    return {
        "id": goal.id,
        "name": goal.name,
        "earlier_id": goal.earlier_id,
        "earlier_name": goal.earlier_name,
        "change": "new"
        if goal.is_new
        else "gone"
        if goal.is_gone
        else "renamed"
        if goal.is_renamed
        else "kept",
        "customer_centric": goal.customer_centric,
        "verdict": _pair(goal.verdict, lambda one: one.value),
        "reason": _pair(goal.reason, lambda one: one.value),
        "pillars": {p.value: _pair(moved, lambda one: one.value) for p, moved in goal.pillars.items()},
        "money": _money(goal.money),
    }


def _area(area: AreaMove) -> Json:
    return {
        "id": area.id or None,
        "name": area.name,
        "priority_share": _pair(area.priority_share, share),
        "money_share": _pair(area.money_share, share),
        "money": _money(area.money),
    }


def _finding(one: FindingMove, voice: Voice) -> Json:
    found = one.finding
    return {
        "check": found.check,
        "name": found.name,
        "severity": found.severity.value,
        "subject": {"kind": found.subject.value, "id": found.subject_id, "name": found.subject_name},
        "change": one.change.value,
        "cause": one.cause.value,
        "title": title(one, voice),
        "message": message(one, voice),
        "waived_until": one.waived_until.isoformat() if one.waived_until else None,
    }

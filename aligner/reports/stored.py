"""A stored assessment as far as it is compared: read from its JSON, whichever minor version wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from aligner.model.finding import Finding, Param, Pillar, Severity, Subject
from aligner.model.verdicts import Level, Reason, Verdict

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """A goal and its verdict; ``money`` in minor units."""

    id: str
    name: str
    customer_centric: bool
    verdict: Verdict
    reason: Reason | None
    pillars: Mapping[Pillar, Level]
    money: int | None


@dataclass(frozen=True, slots=True)
class StoredArea:
    """A focus area; ``id`` and ``name`` are empty for the goals that have none."""

    id: str
    name: str
    priority_share: float | None
    money_share: float | None
    money: int | None


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding without its cells, the sentence stored with it, and until when it is waived."""

    finding: Finding
    message: str
    waived_until: date | None


@dataclass(frozen=True)
class Stored:
    """One stored assessment. What a version didn't write is None, or empty.

    ``names``: what the plan holds of each kind, id to name; a kind is missing where it wasn't written.
    ``judged``: how often each check came to an answer; None where it wasn't written.
    """

    plan: str
    served: str
    currency: str
    as_of: date
    version: str
    goals: tuple[StoredGoal, ...]
    areas: tuple[StoredArea, ...]
    findings: tuple[StoredFinding, ...]
    names: Mapping[Subject, Mapping[str, str]]
    files: Mapping[str, str]
    judged: Mapping[str, int] | None
    shares: Mapping[str, float | None]
    sums: Mapping[str, int | None]
    thresholds: Mapping[str, Mapping[str, object]] | None


def read_stored(document: Json) -> Stored:
    """Read an assessment's JSON. Raises ValueError where something in it isn't what the schema says."""
    try:
        return _read(document)
    except (AttributeError, KeyError, TypeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error


def _read(document: Json) -> Stored:
    plan, headline = document["plan"], document.get("headline") or {}
    lists = {Subject.METRIC: "metrics", Subject.INITIATIVE: "initiatives"}
    names = {Subject.GOAL: "goals", Subject.AREA: "focus_areas"} | lists
    return Stored(
        plan=str(plan.get("name") or ""),
        served=str((document.get("organisation") or {}).get("kind") or "company"),
        currency=str(plan.get("currency") or "EUR"),
        as_of=date.fromisoformat(document["as_of"]),
        version=str((document.get("generator") or {}).get("version") or ""),
        goals=tuple(map(_goal, document["goals"])),
        areas=tuple(map(_area, document.get("focus_areas") or ())),
        findings=tuple(map(_finding, document["findings"])),
        names={kind: _named(document[key]) for kind, key in names.items() if key in document},
        files={str(one["file"]): str(one.get("sha256") or "") for one in plan.get("sources") or ()},
        judged=_judged(document["checks"]) if document.get("checks") else None,
        shares={name: _share(headline.get(name)) for name in SHARES},
        sums={name: _minor((headline.get("money") or {}).get(name)) for name in SUMS},
        thresholds=_thresholds(document.get("thresholds")),
    )


SHARES = ("slogan_share", "backed_share", "say_pay_gap", "evidence_coverage")
SUMS = ("traced", "untraced", "read")


def _named(entries: Iterable[Json]) -> Mapping[str, str]:
    return {str(one["id"]): str(one.get("name") or "") for one in entries if one["id"] is not None}


def _judged(tallies: Iterable[Json]) -> Mapping[str, int]:
    """How many subjects each check could be asked of."""
    told = ("found", "clear", "implied")
    return {str(one["check"]): sum(int(one.get(name) or 0) for name in told) for one in tallies}


def _thresholds(checks: Json | None) -> Mapping[str, Mapping[str, object]] | None:
    return None if checks is None else {check: dict(options.items()) for check, options in checks.items()}


def _goal(goal: Json) -> StoredGoal:
    pillars = goal.get("pillars") or {}
    reason = goal.get("reason")
    return StoredGoal(
        id=str(goal["id"]),
        name=str(goal["name"]),
        customer_centric=bool(goal.get("customer_centric")),
        verdict=Verdict(goal["verdict"]),
        reason=Reason(reason) if reason in {known.value for known in Reason} else None,
        pillars={
            pillar: Level(pillars[pillar.value]["level"]) for pillar in Pillar if pillar.value in pillars
        },
        money=_minor(goal.get("money")),
    )


def _area(area: Json) -> StoredArea:
    return StoredArea(
        id=str(area["id"] or ""),
        name=str(area.get("name") or ""),
        priority_share=_share(area.get("priority_share")),
        money_share=_share(area.get("money_share")),
        money=_minor(area.get("money")),
    )


def _finding(stored: Json) -> StoredFinding:
    subject, params = stored["subject"], stored.get("params") or {}
    finding = Finding(
        check=str(stored["check"]),
        name=str(stored.get("name") or ""),
        severity=Severity(stored["severity"]),
        subject=Subject(subject["kind"]),
        subject_id=str(subject["id"]),
        subject_name=str(subject.get("name") or ""),
        params={name: _param(name, value) for name, value in params.items() if name != "cells"},
        total=int(params.get("cells") or 0),
    )
    waived = stored.get("waived")
    until = date.fromisoformat(waived["until"]) if waived else None
    return StoredFinding(finding, str(stored.get("message") or ""), until)


def _param(name: str, value: Any) -> Param:
    """A parameter as checks give it: JSON writes amounts as decimal strings."""
    if name.endswith("_money") and isinstance(value, str):
        return _exact(value)
    return value if isinstance(value, int) else str(value)


def _share(value: Any) -> float | None:
    """A share. Raises ValueError for NaN and Infinity, which Python's JSON reads too."""
    share = None if value is None else float(value)
    if share is not None and not abs(share) < _BEYOND:  # NaN is not less than anything
        raise ValueError(value)
    return share


def _minor(value: Any) -> int | None:
    return None if value is None else _exact(value)


_BEYOND = Decimal(10) ** 24
"""Decimals count exactly, and can be written out, up to a little more than so many minor units."""


def _exact(stated: str) -> int:
    """A decimal string in minor units. Raises ValueError where it isn't exact to the cent, or is no sum."""
    minor = Decimal(str(stated)) * 100
    if minor != minor.to_integral_value() or abs(minor) >= _BEYOND:
        raise ValueError(stated)
    return int(minor)

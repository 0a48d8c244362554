"""What is kept of a plan as JSON, and back: the same record, or ValueError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from sys import intern
from typing import Any, TypeVar

from aligner.model.finding import Param, Pillar
from aligner.model.portfolio import PlanFailure, PlanMoney, PlanRecord, Refusal
from aligner.model.verdicts import Level, Verdict

VERSION = 1
"""Goes up when a record is no longer told in the same way: older ones are then made anew."""

Json = dict[str, Any]
_Key = TypeVar("_Key")
_Kind = TypeVar("_Kind")
_One = TypeVar("_One", bound=Enum)


def as_json(record: PlanRecord) -> Json:
    """Return a record as what ``json`` writes; amounts are whole minor units, shares numbers or null."""
    money = record.money
    return {
        "version": VERSION,
        "id": record.id,
        "name": record.name,
        "report": record.report,
        "paths": list(record.paths),
        "currency": record.currency,
        "years": list(record.years),
        "goals": record.goals,
        "customer_goals": record.customer_goals,
        "goals_with_money": record.goals_with_money,
        "verdicts": _by_value(record.verdicts),
        "customer_verdicts": _by_value(record.customer_verdicts),
        "pillars": {pillar.value: _by_value(levels) for pillar, levels in record.pillars.items()},
        "slogan_share": record.slogan_share,
        "backed_share": record.backed_share,
        "say_pay_gap": record.say_pay_gap,
        "evidence_coverage": record.evidence_coverage,
        "money": [money.read, money.traced, money.untraced, money.left_out],
        "findings": dict(record.findings),
        "asked": dict(record.asked),
        "notes": dict(record.notes),
        "files": record.files,
        "refused": [[one.file, one.code, dict(one.params)] for one in record.refused],
    }


def from_json(document: object) -> PlanRecord:
    """Return the record that ``as_json`` wrote. Raises ValueError for anything that it could not be."""
    told = _versioned(document)
    try:
        return _record(told)
    except KeyError as error:
        raise ValueError(f"a record without {error}") from error


def failure_as_json(failure: PlanFailure) -> Json:
    """Return a failure as what ``json`` writes."""
    return {
        "version": VERSION,
        "id": failure.id,
        "name": failure.name,
        "paths": list(failure.paths),
        "code": failure.code,
        "params": dict(failure.params),
    }


def failure_from_json(document: object) -> PlanFailure:
    """Return the failure that ``failure_as_json`` wrote. Raises ValueError for anything else."""
    told = _versioned(document)
    try:
        return PlanFailure(
            id=_of(str, told["id"]),
            name=_of(str, told["name"]),
            paths=_texts(told["paths"]),
            code=_of(str, told["code"]),
            params=_params(told["params"]),
        )
    except KeyError as error:
        raise ValueError(f"a failure without {error}") from error


def _versioned(document: object) -> Json:
    told = _of(dict, document)
    if _of(int, told.get("version")) != VERSION:
        raise ValueError("a record of another version")
    return told


def _record(told: Json) -> PlanRecord:
    return PlanRecord(
        id=_of(str, told["id"]),
        name=_of(str, told["name"]),
        report=_of(str, told["report"]),
        paths=_texts(told["paths"]),
        currency=_of(str, told["currency"]),
        years=tuple(_of(int, year) for year in _of(list, told["years"])),
        goals=_count(told["goals"]),
        customer_goals=_count(told["customer_goals"]),
        goals_with_money=_count(told["goals_with_money"]),
        verdicts=_counts(told["verdicts"], Verdict),
        customer_verdicts=_counts(told["customer_verdicts"], Verdict),
        pillars={
            Pillar(pillar): _counts(levels, Level) for pillar, levels in _of(dict, told["pillars"]).items()
        },
        slogan_share=_share(told["slogan_share"]),
        backed_share=_share(told["backed_share"]),
        say_pay_gap=_share(told["say_pay_gap"]),
        evidence_coverage=_share(told["evidence_coverage"]),
        money=_money(told["money"]),
        findings=_counts(told["findings"], intern),
        asked=_counts(told["asked"], intern),
        notes=_counts(told["notes"], intern),
        files=_count(told["files"]),
        refused=tuple(map(_refusal, _of(list, told["refused"]))),
    )


def _money(value: object) -> PlanMoney:
    parts = [_of(int, amount) for amount in _of(list, value)]
    if len(parts) != 4 or parts[0] != sum(parts[1:]):
        raise ValueError("amounts that do not add up")
    return PlanMoney(*parts)


def _refusal(value: object) -> Refusal:
    parts = _of(list, value)
    if len(parts) != 3:
        raise ValueError("not a refusal")
    return Refusal(_of(str, parts[0]), _of(str, parts[1]), _params(parts[2]))


def _params(value: object) -> dict[str, Param]:
    params = _of(dict, value)
    return {name: one if type(one) is int else _of(str, one) for name, one in params.items()}


def _by_value(counts: Mapping[_One, int]) -> dict[str, int]:
    return {one.value: count for one, count in counts.items()}


def _counts(value: object, key: Callable[[str], _Key]) -> dict[_Key, int]:
    """Counts by what ``key`` makes of their names; an Enum raises ValueError for what it does not hold.

    Codes are interned: a hundred of them in each of ten thousand records are still the same hundred.
    """
    return {key(name): _count(count) for name, count in _of(dict, value).items()}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_of(str, text) for text in _of(list, value))


def _of(kind: type[_Kind], value: object) -> _Kind:
    """The value, if it is of that very kind: JSON's true is no number."""
    if type(value) is not kind:
        raise ValueError(f"not of the kind {kind.__name__}")
    return value


def _count(value: object) -> int:
    count = _of(int, value)
    if count < 0:
        raise ValueError("a count below nought")
    return count


def _share(value: object) -> float | None:
    if value is None:
        return None
    share = float(value) if type(value) is int else _of(float, value)
    if not 0 <= share <= 1:
        raise ValueError("a share beyond nought and one")
    return share

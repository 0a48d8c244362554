"""How far and by when a goal wants to go, and where in the plan each half is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from aligner.model.entities import Goal, Metric
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.words.deadlines import deadlines
from aligner.words.language import languages
from aligner.words.lexicon import hits
from aligner.words.quantities import multiples, quantities, ranks, shares
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, REMEMBERED, normalise


@dataclass(frozen=True, slots=True)
class Ambition:
    """What was found of an ambition; the ``_from`` fields tell which field said it, or lent it.

    ``level`` is a span of that field's text, normalised. ``praise`` are the superlatives of the ambition
    field, ``has_text`` tells whether it holds anything.
    """

    level: Span | None
    level_from: str | None
    horizon: Period | None
    horizon_from: str | None
    praise: tuple[Span, ...]
    has_text: bool


_Level = tuple[Span | None, str | None]
_Horizon = tuple[Period | None, str | None]


def read_ambition(goal: Goal, plan: Plan) -> Ambition:
    """Read a goal's level and horizon from its ambition, its horizon field and its name, then lend."""
    own = _own(goal.ambition, goal.name, goal.horizon, plan.scale_terms)
    if own.level is None and own.horizon and not own.praise:
        level, source = _lent_level(plan.metrics_of(goal))
        return replace(own, level=level, level_from=source)
    if own.level and own.horizon is None:
        horizon, source = _lent_horizon(plan.metrics_of(goal), plan.period)
        return replace(own, horizon=horizon, horizon_from=source)
    return own


@lru_cache(maxsize=1024)
def _own(ambition: str, name: str, stated: Period | None, scale_terms: tuple[str, ...]) -> Ambition:
    """Read what a goal says itself: several checks ask of the same goal."""
    text, name = normalise(ambition), normalise(name)
    level = _own_level(text, name, scale_terms)
    return Ambition(*level, *_own_horizon(text, name, stated, level[1]), praises(text), bool(text))


@lru_cache(maxsize=REMEMBERED)
def praises(text: str) -> tuple[Span, ...]:
    """Return the praise and the superlatives of a text, which are no level."""
    text = normalise(text[:LONGEST])
    found = (hits(text, name).get("praise", ()) for name in languages(text))
    return next(filter(None, found), ())


def _own_level(text: str, name: str, scale_terms: tuple[str, ...]) -> _Level:
    found = level_of(text, scale_terms)
    if found:
        return found, "ambition"
    named = _level_in_name(name)
    return (named, "name") if named else (None, None)


def level_of(text: str, scale_terms: Iterable[str] = ()) -> Span | None:
    """Return the first level in a text: a quantity, a step of a declared scale, or a rank in a comparison."""
    return next(chain(quantities(text), ranks(text), _steps(text, scale_terms)), None)


def _steps(text: str, scale_terms: Iterable[str]) -> Iterable[Span]:
    for term in filter(None, map(normalise, scale_terms)):
        found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE)
        if found:
            yield Span.of(text, *found.span())


@lru_cache(maxsize=REMEMBERED)
def _level_in_name(name: str) -> Span | None:
    """Return a share, or a quantity with a direction: in a name a plain number is only a detail."""
    found = (*shares(name), *multiples(name))
    if found:
        return found[0]
    moving = any(hits(name, place).get("direction") for place in languages(name))
    return next(iter(quantities(name)), None) if moving else None


def _own_horizon(text: str, name: str, stated: Period | None, level_from: str | None) -> _Horizon:
    said = _last(deadlines(text))
    if said:
        return said, "ambition"
    if stated:
        return stated, "horizon"
    named = _last(deadlines(name)) if level_from == "name" else None
    return (named, "name") if named else (None, None)


def _last(found: Iterable[tuple[Span, Period | None]]) -> Period | None:
    return max((period for _, period in found if period), key=lambda period: period.end, default=None)


def _lent_level(metrics: Iterable[Metric]) -> _Level:
    """Take a target's quantity; a target is a number by itself, so any digit will do."""
    for metric in metrics:
        target = normalise(metric.target)
        found = level_of(target)
        if found or any(sign.isdigit() for sign in target):
            return found or Span.of(target, 0, len(target)), "metric"
    return None, None


def _lent_horizon(metrics: Iterable[Metric], stated: Period | None) -> _Horizon:
    dated = [m.deadline or _last(deadlines(normalise(m.target))) for m in metrics if m.target]
    last = max((period for period in dated if period), key=lambda period: period.end, default=None)
    if last:
        return last, "metric"
    return (stated, "plan") if stated else (None, None)

"""The one grammar of time: dates, quarters, seasons, years and deadlines as plans write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from math import isfinite

from aligner.model.grid import Value
from aligner.model.period import Period
from aligner.words import calendar
from aligner.words.cues import cues
from aligner.words.patterns import Pattern
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise
from aligner.words.time_rules import RULES, YEAR, Build

_Found = tuple[Span, Period]

_HAS_TIME = Pattern(rf"{YEAR}|[QHT]\s?\d|\d[QH]|FY|[.-]\s?\d\d(?!\d)")
# "2,000 jobs by 2030" and "2025 uutta työpaikkaa": a number with a unit or a sign of money is no year.
_UNIT_AFTER = Pattern(
    r"\s?(?:%|€|£|\$|°)|\s(?:uu(?:tta|den)|kpl|euro\w*|eur|kr|kronor|tonni\w*|asuk\w+|asiak\w+|työ\w+|"
    r"hlö\w*|henki\w+|"
    r"new|people|customers?|jobs?|homes?|users?|ton(?:ne)?s|nya|kunder|invånare|bostäder|personer|st|"
    r"asunto\w+|kw|mw)\b",
)
_MONEY_BEFORE = Pattern(r"[€£$]\s?$|§\s?$|\bnro\s$|\bISO\s$")
_BEFORE = Pattern(
    r"\b(?:ennen|before|före|innan|prior to)(?:\s(?:vuotta|year|år|the|den|syksyä|kevättä)){0,2}\s$",
)
_LEAD = Pattern(
    r"\b(?:vuoteen|vuoden|vuonna|vuosina|by|senast|ennen|före|before|until|till och med|till|viimeistään|"
    r"within|inom|"
    r"by the end of|år|åren|den|the|during|under|in|in the|from|to|year)\s$",
)
_TAIL = Pattern(
    r"(?::?(?:een|n|ssa|stä|sta|ään))?\s(?:loppuun mennessä|mennessä|loppuun|asti|saakka|aikana|alkaen|"
    r"lähtien)\b",
    exact=True,
)
_RANGE = re.compile(r"\s?(?:[–—-]|to|till|until|–|through)\s?")
_CONTINUOUS = Pattern(
    r"^\W*(?:jatkuva|toistuva|löpande|kontinuerlig|fortlöpande|continuous|ongoing|rolling|tills vidare|"
    r"toistaiseksi)",
)
_AMBIGUOUS = Pattern(r"\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)\s*", exact=True)
_COMPACT = re.compile(rf"({YEAR})(\d\d)(\d\d)")
_CELL = 200
_MONTHS = 12


def is_ambiguous_date(text: str) -> bool:
    """Tell whether a cell is a date that day-first and month-first readers read differently."""
    match = _AMBIGUOUS.fullmatch(text[:_CELL])
    if match is None:
        return False
    one, other = int(match[1]), int(match[2])
    return one != other and 1 <= one <= _MONTHS and 1 <= other <= _MONTHS


def read_period(value: Value) -> Period | None:
    """Read a whole cell: a date, a year number, or text; from the first to the last time it names.

    None where it names no time ("continuous"), one that does not exist, or an ambiguous date.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Period(value, value, value.isoformat())
    if isinstance(value, int | float):
        return _year_number(value)
    return _read_text(value) if isinstance(value, str) else None


def _year_number(value: float) -> Period | None:
    if not isfinite(value) or value != int(value):
        return None
    found = calendar.years(int(value), int(value))
    return found and Period(found.start, found.end, str(int(value)))


def _read_text(value: str) -> Period | None:
    text = normalise(value[:_CELL])
    compact = _COMPACT.fullmatch(text)
    if compact:
        found = calendar.day(int(compact[1]), int(compact[2]), int(compact[3]))
        return found and Period(found.start, found.end, text)
    if _CONTINUOUS.match(text) or is_ambiguous_date(text):
        return None
    periods = [period for _, period in find_periods(text)]
    if not periods:
        return None
    return Period(min(p.start for p in periods), max(p.end for p in periods), text)


def find_periods(text: str) -> list[tuple[Span, Period]]:
    """Find every time that a text names, in order, titles and comparisons included.

    Spans lie in the first 2,000 characters and take in the words that make a deadline of them.
    """
    return list(_found(text[:LONGEST]))


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[_Found, ...]:
    rules = _worth_trying(cues(text))
    if not rules or not _HAS_TIME.search(text):
        return ()
    taken: list[tuple[int, int]] = []
    found: list[_Found] = []
    for pattern, build in rules:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            period = build(match)
            if period and not _is_amount(text, match):
                found.append((Span.of(text, match.start(), match.end()), period))
    return tuple(_finish(text, pair) for pair in _merged(text, sorted(found)))


@lru_cache(maxsize=4096)
def _worth_trying(seen: int) -> tuple[tuple[Pattern, Build], ...]:
    return tuple((pattern, build) for needs, pattern, build in RULES if seen & needs == needs)


def _is_amount(text: str, match: re.Match[str]) -> bool:
    bare = match.group().isdigit()
    return bare and bool(
        _UNIT_AFTER.match(text, match.end()) or _MONEY_BEFORE.search(text[: match.start()][-6:])
    )


def _merged(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Join "1.1.2026–31.12.2028" and "Q1–Q3 2027" neighbours into one stretch."""
    waiting: _Found | None = None
    for span, period in found:
        if waiting and _RANGE.fullmatch(text, waiting[0].end, span.start) and waiting[1].start <= period.end:
            joined = Period(waiting[1].start, period.end)
            waiting = (Span.of(text, waiting[0].start, span.end), joined)
            continue
        if waiting:
            yield waiting
        waiting = (span, period)
    if waiting:
        yield waiting


def _finish(text: str, pair: _Found) -> _Found:
    """Move "before 2028" to the eve, and widen the span over the words of the deadline."""
    span, period = pair
    ahead = text[max(0, span.start - 40) : span.start]
    if _BEFORE.search(ahead) and not span.text.casefold().startswith(("end", "slut", "loppu", "utg")):
        period = calendar.before(period)
    start, end = span.start, span.end
    while lead := _LEAD.search(text[max(0, start - 20) : start]):
        start -= len(lead.group())
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    widened = Span.of(text, start, end)
    return widened, Period(period.start, period.end, widened.text)

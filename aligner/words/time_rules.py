"""How plans write times: a row a pattern, the cues it needs and its meaning; the first match wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from aligner.model.period import Period
from aligner.words import calendar
from aligner.words import cues as cue
from aligner.words.calendar import MONTH, SEASON, full_year
from aligner.words.patterns import Pattern

Build = Callable[[re.Match[str]], Period | None]

YEAR = r"(?:19|20|21)\d\d"
_SHORT = rf"(?:{YEAR}|\d\d)"
_NO_DIGIT = r"(?<![\d.,/])"
_END = r"(?![\d]|[.,]\d|\s?%)"
_ORDINAL = (
    r"(first|second|third|fourth|last|ensimmäi\w{1,8}|toi(?:nen|se)\w{0,6}|kolma\w{1,6}|nelj[äa]\w{1,6}|"
    r"viimei\w{1,8}|"
    r"första|andra|tredje|fjärde|sista)"
)
_PART = (
    r"(quarter|half|third|kvartal\w{0,6}|neljännes\w{0,8}|neljännek\w{0,8}|puolisko\w{0,6}|puolikka\w{0,6}|"
    r"halvår\w{0,3}|tertial\w{0,4}|tertiaali\w{0,6})"
)


def _ordinal(word: str) -> int:
    ranks = (("fir", "ens", "för"), ("sec", "toi", "and"), ("thi", "kol", "tre"), ("fou", "nel", "fjä"))
    return next((n for n, known in enumerate(ranks, 1) if word.casefold().startswith(known)), 0)


def _kind(word: str) -> str:
    low = word.casefold()
    return "t" if low.startswith(("t", "third")) else "h" if low.startswith(("pu", "ha")) else "q"


def _named_part(year: str, ordinal: str, kind: str) -> Period | None:
    letter = _kind(kind)
    return calendar.part(int(year), letter, _ordinal(ordinal) or {"q": 4, "h": 2, "t": 3}[letter])


def _parts(year: int, kind: str, first: int, last: int) -> Period | None:
    start, end = calendar.part(year, kind, first), calendar.part(year, kind, last)
    return Period(start.start, end.end) if start and end and start < end else None


def _stage(match: re.Match[str]) -> Period | None:
    """Return the beginning, the middle or the end of a year; "by the end" is the year itself."""
    year = int(match["y"] or match["y2"])
    word = (match["w"] or match["w2"]).casefold()
    if word.startswith(("alu", "alk", "bör", "beg", "sta", "ear")):
        return calendar.part(year, "q", 1)
    if word.startswith(("puoliv", "mit", "mid")):
        return calendar.part(year, "q", 2)
    return calendar.years(year, year)


def _numeric(match: re.Match[str]) -> Period | None:
    """Return the day of d/m/y or m/d/y; None where it could be either."""
    one, other, year = int(match[1]), int(match[2]), int(match[3])
    if one <= 12 and other <= 12 and one != other:
        return None
    return calendar.day(year, other, one) if other <= 12 else calendar.day(year, one, other)


_STAGE = (
    r"loppu\w{0,6}|lopu\w{0,5}|alku(?!p)\w{0,6}|alu[nsl]\w{0,5}|puoliväli\w{0,5}|"
    r"slutet|utgången|början|mitten|end|year-end|eoy|late|start|beginning|early|mid"
)
RULES: tuple[tuple[int, Pattern, Build], ...] = tuple(
    (needs, Pattern(pattern), build)
    for needs, pattern, build in (
        (
            cue.YEAR | cue.DATED,
            rf"(?<!\d)({YEAR})([-/])(\d{{1,2}})\2(\d{{1,2}})"
            r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?Z?)?(?!\d)",
            lambda m: calendar.day(int(m[1]), int(m[3]), int(m[4])),
        ),
        (
            cue.DIGIT | cue.DATED,
            rf"(?<![\d.])(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?({YEAR}|"
            rf"[2-7]\d)(?!\d)(?:\s(?:klo\s)?\d\d?[:.]\d\d(?::\d\d)?)?",
            lambda m: calendar.day(full_year(m[3]), int(m[2]), int(m[1])),
        ),
        (cue.YEAR | cue.DATED, rf"(?<![\d/])(\d{{1,2}})[/-](\d{{1,2}})[/-]({YEAR})(?!\d)", _numeric),
        (
            cue.YEAR | cue.MONTH,
            rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?({MONTH}),?\s({YEAR})(?!\d)",
            lambda m: calendar.day(int(m[3]), calendar.month_number(m[2]), int(m[1])),
        ),
        (
            cue.YEAR | cue.MONTH,
            rf"\b({MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s({YEAR})(?!\d)",
            lambda m: calendar.day(int(m[3]), calendar.month_number(m[1]), int(m[2])),
        ),
        (
            cue.YEAR | cue.MONTH,
            rf"\b({MONTH})(?:\s(?:of|vuonna|år))?,?\s({YEAR})(?!\d)",
            lambda m: calendar.months(int(m[2]), calendar.month_number(m[1]), 1),
        ),
        (
            cue.YEAR | cue.MONTH,
            rf"(?<!\d)({YEAR})\s({MONTH})",
            lambda m: calendar.months(int(m[1]), calendar.month_number(m[2]), 1),
        ),
        (
            cue.MONTH | cue.DATED,
            rf"\b({MONTH})-(\d\d)(?![\d-])",
            lambda m: calendar.months(full_year(m[2]), calendar.month_number(m[1]), 1),
        ),
        (
            cue.YEAR | cue.COUNTED,
            rf"\b([QHT])([1-4])\s?[–—-]\s?\1?([1-4])[\s/]{{1,2}}({YEAR})(?!\d)",
            lambda m: _parts(int(m[4]), m[1].lower(), int(m[2]), int(m[3])),
        ),
        (
            cue.COUNTED,
            rf"\b([QHT])\s?([1-4])[\s/'’.-]{{0,2}}({_SHORT})(?!\d)",
            lambda m: calendar.part(full_year(m[3]), m[1].lower(), int(m[2])),
        ),
        (
            cue.COUNTED,
            rf"(?<![\d.,])([1-4])([QH])[\s/'’-]{{0,2}}({_SHORT})(?!\d)",
            lambda m: calendar.part(full_year(m[3]), m[2].lower(), int(m[1])),
        ),
        (
            cue.YEAR | cue.COUNTED,
            rf"(?<!\d)({YEAR})[\s/-]{{0,2}}([QHT])([1-4])(?!\d)",
            lambda m: calendar.part(int(m[1]), m[2].lower(), int(m[3])),
        ),
        (
            cue.YEAR | cue.PART,
            rf"\b{_PART}\s([1-4])[\s/.-]{{1,3}}({YEAR})(?!\d)",
            lambda m: calendar.part(int(m[3]), _kind(m[1]), int(m[2])),
        ),
        (
            cue.YEAR | cue.PART,
            rf"(?<!\d)([1-4])\.?\s?{_PART}(?:\s(?:of|av|år))?[\s/]({YEAR})(?!\d)",
            lambda m: calendar.part(int(m[3]), _kind(m[2]), int(m[1])),
        ),
        (
            cue.YEAR | cue.PART,
            rf"\b{_ORDINAL}\s{_PART}(?:\s(?:of|av|år)){{0,2}}\s({YEAR})(?!\d)",
            lambda m: _named_part(m[3], m[1], m[2]),
        ),
        (
            cue.YEAR | cue.PART,
            rf"(?<!\d)({YEAR})\s{_ORDINAL}\s{_PART}",
            lambda m: _named_part(m[1], m[2], m[3]),
        ),
        (
            cue.YEAR | cue.WEEK,
            rf"\b(?:viiko\w{{1,4}}|viikk\w{{1,4}}|vk|vecka|v|week|"
            rf"wk)\.?\s?(\d{{1,2}})[\s/,]{{1,3}}({YEAR})(?!\d)",
            lambda m: calendar.week(int(m[2]), int(m[1])),
        ),
        (
            cue.YEAR | cue.COUNTED,
            rf"(?<!\d)({YEAR})-?W(\d\d)(?!\d)",
            lambda m: calendar.week(int(m[1]), int(m[2])),
        ),
        (
            cue.YEAR | cue.SEASON,
            rf"\b({SEASON})(?:\sterm)?(?:\s(?:of|vuonna|år))?[\s/]({YEAR})(?!\d)",
            lambda m: calendar.season(int(m[2]), m[1]),
        ),
        (cue.YEAR | cue.SEASON, rf"(?<!\d)({YEAR})\s({SEASON})", lambda m: calendar.season(int(m[1]), m[2])),
        (
            cue.YEAR | cue.STAGE,
            rf"(?:\b(?P<w>{_STAGE})(?:[\s-](?:of|av|på|the|year|år|"
            rf"vuo\w{{2,5}})){{0,3}}[\s-](?P<y>{YEAR})(?!\d)|"
            rf"(?<!\d)(?P<y2>{YEAR})(?::?n)?[\s-](?P<w2>loppu\w{{0,6}}|lopu\w{{0,5}}|alku(?!p)\w{{0,6}}|"
            rf"alu[nsl]\w{{0,5}}|puoliväli\w{{0,5}}))",
            _stage,
        ),
        (
            cue.YEAR,
            rf"{_NO_DIGIT}({YEAR})\s?[–—-]\s?({YEAR}|[2-7]\d){_END}",
            lambda m: calendar.years(int(m[1]), full_year(m[2])),
        ),
        (
            cue.YEAR,
            rf"{_NO_DIGIT}({YEAR})\s(?:to|till|until|through|och|and|ja)\s({YEAR}){_END}",
            lambda m: calendar.years(int(m[1]), int(m[2])),
        ),
        (
            cue.YEAR | cue.DATED,
            rf"{_NO_DIGIT}({YEAR})[-/](0[1-9]|1[0-2])(?!\d)",
            lambda m: calendar.months(int(m[1]), int(m[2]), 1),
        ),
        (
            cue.YEAR | cue.DATED,
            rf"{_NO_DIGIT}({YEAR})/(\d\d)(?!\d)",
            lambda m: calendar.years(int(m[1]), full_year(m[2])),
        ),
        (
            cue.FISCAL,
            rf"\bFY\s?'?({_SHORT})(?:/\d\d)?(?!\d)",
            lambda m: calendar.years(full_year(m[1]), full_year(m[1])),
        ),
        (
            cue.YEAR,
            rf"(?<![\w/.,])(\d{{1,2}})[/.]({YEAR})(?!\d)",
            lambda m: calendar.months(int(m[2]), int(m[1]), 1),
        ),
        (
            cue.YEAR,
            rf"(?<![\d.,/§-])({YEAR})(?:\.0)?(?![\d/]|[.,]\d)",
            lambda m: calendar.years(int(m[1]), int(m[1])),
        ),
    )
)

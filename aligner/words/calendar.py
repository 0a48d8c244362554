"""Stretches of the calendar by name and number; whatever does not exist is None."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from aligner.model.period import Period

FIRST_YEAR = 1990
LAST_YEAR = 2100
"""Years outside these are numbers of something else."""

_MONTHS = (
    ("tammik", "jan"), ("helmik", "feb"), ("maalisk", "mar"), ("huhtik", "apr"), ("toukok", "may", "maj"),
    ("kesäk", "jun"), ("heinäk", "jul"), ("elok", "aug"), ("syysk", "sep"), ("lokak", "oct", "okt"),
    ("marrask", "nov"), ("jouluk", "dec"),
)  # fmt: skip
_FINNISH = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
MONTH = (
    rf"(?:(?:{_FINNISH})k(?:u[a-zåäö]{{0,9}})?|jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|s)?|"
    rf"apr(?:il)?|ma[yj]|"
    r"june?|juni|july?|juli|aug(?:ust|usti)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)(?![^\W\d_])\.?"
)
SEASON = (
    r"(?:kevä[a-zåäö]{0,9}|kesä(?!k)[a-zåäö]{0,9}|syks[a-zåäö]{0,9}|syys(?!k)[a-zåäö]{0,9}|talv[a-zåäö]{0,9}|"
    r"spring|summer|autumn|fall|winter|vår(?:en|terminen)?|sommar(?:en)?|höst(?:en|terminen)?|vinter(?:n)?)"
)
_SEASONS = ((("kev", "spr", "vår"), 3), (("kes", "sum", "som"), 6), (("syk", "syy", "aut", "fal", "hös"), 9))
_WINTER = 12
_CENTURY = 2000
_LAST_SHORT_YEAR = 79


def full_year(digits: str) -> int:
    """Return the year of two or four digits: "27" is 2027, "98" is 1998."""
    year = int(digits)
    if year >= 100:
        return year
    return year + (_CENTURY if year <= _LAST_SHORT_YEAR else _CENTURY - 100)


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day; None for the 30th of February."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found)


def months(year: int, first: int, count: int) -> Period | None:
    """Return ``count`` months from the ``first`` of a year, over the new year where need be."""
    if not (1 <= first <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    after, last = divmod(first + count - 2, 12)
    length = calendar.monthrange(year + after, last + 1)[1]
    return Period(date(year, first, 1), date(year + after, last + 1, length))


def part(year: int, kind: str, number: int) -> Period | None:
    """Return a quarter (``q``), a half (``h``) or a third (``t``) of a year."""
    length = {"q": 3, "h": 6, "t": 4}[kind]
    return months(year, (number - 1) * length + 1, length) if 1 <= number <= 12 // length else None


def years(first: int, last: int) -> Period | None:
    """Return whole years, both included; None where they run backwards."""
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31))


def week(year: int, number: int) -> Period | None:
    """Return an ISO week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6))


def month_number(name: str) -> int:
    """Return 1–12 for a month's name in any of the languages, in full or cut short."""
    low = name.casefold()
    numbered = [*enumerate((names[:1] for names in _MONTHS), 1), *enumerate(_MONTHS, 1)]
    # Finnish first: "marraskuu" begins like March.
    return next(number for number, known in numbered if low.startswith(known))


def season(year: int, name: str) -> Period | None:
    """Return the three months of a season; winter begins in December of its year."""
    low = name.casefold()
    first = next((month for names, month in _SEASONS if low.startswith(names)), _WINTER)
    return months(year, first, 3)


def before(period: Period) -> Period:
    """Return the last day before a period."""
    eve = period.start - timedelta(days=1)
    return Period(eve, eve)

"""What a cell's number format says: a date, a percentage, a currency."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_DATES = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_PERCENTS = frozenset({9, 10})
_SIGNS = {
    "€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "¥": "JPY", "zł": "PLN", "kč": "CZK", "ft": "HUF",
    "kr": "SEK", "kr.": "DKK", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "ikr": "ISK",
}  # fmt: skip
_CODES = frozenset(
    re.findall("[A-Z]+", "EUR SEK NOK DKK ISK GBP USD CHF PLN CZK HUF CAD AUD JPY RON BGN TRY UAH")
)
_KRONA_COUNTRIES = {"41d": "SEK", "81d": "SEK", "414": "NOK", "814": "NOK", "406": "DKK", "40f": "ISK"}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-([0-9A-Za-z]+))?[^\]]*\]|_.|\*.|\[[^\]]*\]')
_BARE_SIGN = re.compile(r"[€£$¥]|\bkr\b|\b[A-Z]{3}\b")
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LONGEST = 255
"""Characters of a format code that Excel allows; more says nothing."""


class Format(NamedTuple):
    """``date`` is a calendar date or time of day, never a negative number; ``currency`` is an ISO code."""

    date: bool = False
    percent: bool = False
    currency: str | None = None


@cache
def read_format(number: int, code: str = "") -> Format:
    """Tell what a number format means: a built-in one by its number, a custom one by its code."""
    if not code:
        return Format(date=number in _DATES, percent=number in _PERCENTS)
    section = code[:_LONGEST].partition(";")[0]
    bare = _LITERAL.sub(" ", section)
    return Format(
        date=bool(_DATE_LETTERS.search(re.sub("General", "", bare, flags=re.IGNORECASE)))
        and not _ELAPSED.search(section),
        percent="%" in bare,
        currency=_currency(section, bare),
    )


def _currency(section: str, bare: str) -> str | None:
    for quoted, escaped, sign, country in _LITERAL.findall(section):
        found = currency_of(quoted or escaped or sign, country)
        if found:
            return found
    # "\k\r" is written letter by letter.
    escaped_word = "".join(escaped for _, escaped, _, _ in _LITERAL.findall(section))
    marks = [*_BARE_SIGN.findall(bare), escaped_word]
    return next((found for mark in marks if (found := currency_of(mark))), None)


def currency_of(sign: str, country: str = "") -> str | None:
    """Return the ISO code of a currency sign, or None; ``country`` is Windows' number of a locale."""
    word = sign.strip(" \u00a0\u202f.")
    if word.lower() == "kr":
        return _KRONA_COUNTRIES.get(country.lower().lstrip("0"), "SEK")
    if word.upper() in _CODES:
        return word.upper()
    # "t€" and "M€" tell the currency as well as "€" does.
    return _SIGNS.get(word) or _SIGNS.get(word.lower()) or ("EUR" if word.endswith("€") else None)

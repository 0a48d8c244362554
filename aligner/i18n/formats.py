"""Numbers, money, shares and dates as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.i18n import PSEUDO

if TYPE_CHECKING:
    from babel import Locale

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB", PSEUDO: "en_GB"}
_SIGNS = {"EUR": "€", "SEK": "kr", "NOK": "NOK", "DKK": "DKK", "GBP": "£", "USD": "$"}
_NBSP = "\u00a0"
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.([0-9]{1,6})")
_LARGE = re.compile(r"-?[0-9]{5,15}")
_SIGNED = frozenset("%€£$‰")


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[language])


def number(value: int | Decimal, language: str, *, decimals: int = 0) -> str:
    """Write a number with the language's separators: 1 620 000, 1 620 000, 1,620,000."""
    return f"{Decimal(value):,.{decimals}f}".translate(_separators(language))


@cache
def _separators(language: str) -> dict[int, str]:
    """What stands between thousands and before decimals, for the signs that Python sets there."""
    signs = _locale(language).number_symbols["latn"]
    return str.maketrans({",": signs["group"], ".": signs["decimal"]})


def money(minor: int, currency: str, language: str, *, exact: bool = False) -> str:
    """Write minor units as money: whole units, or to the cent where ``exact``."""
    value = Decimal(minor) / 100
    digits = number(value if exact else round_half_up(value), language, decimals=2 if exact else 0)
    sign = _SIGNS.get(currency, currency)
    before = language in {"en", PSEUDO} and sign in {"€", "£", "$"}
    if before:
        return f"-{sign}{digits[1:]}" if digits.startswith("-") else f"{sign}{digits}"
    return f"{digits}{_NBSP}{sign}"


def short_money(minor: int, currency: str, language: str) -> str:
    """Write money for a narrow column: 840 t€, 1,6 M€, £7.7M; under a thousand in full."""
    units = abs(Decimal(minor)) / 100
    if units < 1_000:
        return money(minor, currency, language)
    sign, minus = _SIGNS.get(currency, currency), "-" if minor < 0 else ""
    millions = units >= 1_000_000
    value = (
        number(units / 1_000_000, language, decimals=1)
        if millions
        else number(round_half_up(units / 1_000), language)
    )
    if language in {"en", PSEUDO} and sign in {"€", "£", "$"}:
        return f"{minus}{sign}{value}{'M' if millions else 'k'}"
    return f"{minus}{value}{_NBSP}{'M' if millions else 't'}{sign}"


def in_words(count: int, language: str, case: str = "nominative") -> str:
    """Write a count in words up to twelve, in a case of ``report.number``; beyond that in figures."""
    words = i18n.text(f"report.number.{case}", language).split()
    return words[count] if 0 <= count < len(words) else number(int(count), language)


class Count(int):
    """A number that a sentence shows in words, in the case it names: ``{count}``, ``{count:elative}``.

    It still chooses the sentence's singular. ``shown`` stands where the sentence names no case.
    """

    _language: str
    _shown: str

    def __new__(cls, value: int, language: str, shown: str = "") -> Count:
        count = super().__new__(cls, value)
        count._language, count._shown = language, shown
        return count

    def __format__(self, case: str) -> str:
        if self._shown and not case:
            return self._shown
        return in_words(self, self._language, case or "nominative")


def figure(text: str, language: str) -> str:
    """Write a figure of the plan as the language writes numbers; words and years stay as they stand."""
    if _LARGE.fullmatch(text):
        return number(int(text), language)
    decimal = _DECIMAL.fullmatch(text)
    return number(Decimal(text), language, decimals=len(decimal[1])) if decimal else text


def with_unit(figures: str, unit: str, language: str) -> str:
    """Set a unit after figures: 84 %, 84% in English, 12 h; a scale in brackets, 4 (1–5)."""
    if not unit:
        return figures
    if any(letter.isdigit() for letter in unit):
        return f"{figures} ({unit})"
    if unit[0] in _SIGNED:
        return f"{figures}{'' if language in {'en', PSEUDO} and unit[0] in '%‰' else _NBSP}{unit}"
    return f"{figures} {unit}"


def years(numbers: Iterable[int], language: str) -> str:
    """Write years as people do: 2027 and 2028; three or more in a row as a stretch, 2027–2030."""
    said: list[str] = []
    for stretch in _stretches(numbers):
        said += [f"{stretch[0]}–{stretch[-1]}"] if len(stretch) > 2 else map(str, stretch)
    *first, last = said
    return f"{', '.join(first)} {i18n.text('report.and', language)} {last}" if first else last


def _stretches(numbers: Iterable[int]) -> list[list[int]]:
    stretches: list[list[int]] = []
    for year in sorted(set(numbers)):
        if stretches and year == stretches[-1][-1] + 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return stretches


def percent(share: float | None, language: str) -> str:
    """Write a share of 0–1 as whole percent; a dash where there is none."""
    if share is None:
        return "–"
    whole = round_half_up(Decimal(repr(share)) * 100)
    return f"{whole}%" if language in {"en", PSEUDO} else f"{whole}{_NBSP}%"


def person_years(thousandths: int, language: str) -> str:
    """Write person-years with at most one decimal."""
    value = Decimal(thousandths) / 1000
    whole = value == value.to_integral_value()
    return number(value, language, decimals=0 if whole else 1)


def day(value: date, language: str) -> str:
    """Write a date: 21.11.2026, 21.11.2026, 21 November 2026."""
    from babel.dates import format_date

    if language in {"en", PSEUDO}:
        return format_date(value, "d MMMM y", locale=_locale(language))
    return f"{value.day}.{value.month}.{value.year}"


def round_half_up(value: Decimal) -> int:
    """Round to a whole number, halves away from zero, as people do."""
    return int(value.to_integral_value("ROUND_HALF_UP"))

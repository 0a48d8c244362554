"""Numbers, money, shares and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from aligner.i18n import PSEUDO

if TYPE_CHECKING:
    from babel import Locale

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB", PSEUDO: "en_GB"}
_SIGNS = {"EUR": "€", "SEK": "kr", "NOK": "NOK", "DKK": "DKK", "GBP": "£", "USD": "$"}
_NBSP = "\u00a0"


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[language])


def number(value: int | Decimal, language: str, *, decimals: int = 0) -> str:
    """Write a number with the language's separators: 1 620 000, 1 620 000, 1,620,000."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_locale(language))


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
    """Write money for a narrow column: 840 t€, 1,6 M€; under a thousand in full."""
    units = Decimal(minor) / 100
    sign = _SIGNS.get(currency, currency)
    if abs(units) >= 1_000_000:
        value = number(units / 1_000_000, language, decimals=1)
        return f"{value}{_NBSP}{_MILLION[language].format(sign=sign)}"
    if abs(units) >= 1_000:
        value = number(round_half_up(units / 1_000), language)
        return f"{value}{_NBSP}{_THOUSAND[language].format(sign=sign)}"
    return money(minor, currency, language)


_MILLION = {"fi": "M{sign}", "sv": "M{sign}", "en": "M{sign}", PSEUDO: "M{sign}"}
_THOUSAND = {"fi": "t{sign}", "sv": "t{sign}", "en": "k{sign}", PSEUDO: "k{sign}"}


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

"""Money and person-years out of cells, exactly; a cell with a word left over is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from math import isfinite

from aligner.i18n.formats import round_half_up
from aligner.model.grid import Value
from aligner.reading.numerals import LONGEST, NUMERAL, Style, Unreadable, clean, readings, settled

__all__ = [
    "PERSON_DAYS",
    "PERSON_MONTHS",
    "Amount",
    "Style",
    "Unreadable",
    "column_style",
    "number_minor",
    "read_amount",
    "read_people",
    "read_unit",
]

LARGEST = 10**15
"""Minor units beyond which a number is no budget: ten million million euros."""
PERSON_DAYS = 220
PERSON_MONTHS = 12
_MOST_PEOPLE = 10**9
_PHONE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in minor units.

    ``currency`` is what the cell itself names; ``rounded`` tells that it had parts of a minor unit;
    ``scale_stated`` that it carried a multiplier of its own ("50 t€"), so the header's was not used.
    """

    minor: int
    currency: str | None = None
    rounded: bool = False
    scale_stated: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text cut at its first and last digit."""

    digits: str
    negative: bool
    multiplier: int | None
    currency: str | None


_MULTIPLIERS = {
    1_000: "t k tuhat tuhatta tusen thousand",
    1_000_000: "m mn milj miljoona miljoonaa miljon miljoner million millions mio mill",
    1_000_000_000: "mrd md mdr miljardi miljardia miljard miljarder bn billion",
}
_CURRENCIES = {
    "EUR": "€ eur euro euroa euros",
    "SEK": "kr sek krona kronor",
    "NOK": "nok",
    "DKK": "dkk",
    "GBP": "£ gbp pound pounds",
    "USD": "$ us$ usd dollar dollars",
    "CHF": "chf",
}
_PEOPLE_UNITS = {
    1: "htv fte ftes åv årsverke årsverken årsarbetare py henkilötyövuosi henkilötyövuotta hlö hlöä henkilö "
    "henkilöä person persons people personer pers personyears personyear årsarbetskraft",
    PERSON_MONTHS: "kk htkk hkk pm personmonths personmonth personmånader personmånad månader mån months",
    PERSON_DAYS: "htp pv persondays personday henkilötyöpäivää persondagar dagsverken",
    100: "%",
}
_PLAIN = re.compile(r"(-?)(0|[1-9][0-9]{0,11})(?:[.,]([0-9]{1,2}))?")
_ROUND_SUM = re.compile(r"[,.:]-{1,2}$")
_ABBREVIATION = re.compile(r"(?<=[^\W\d_])\.")


def read_amount(value: Value, *, scale: int = 1, style: Style | None = None) -> Amount | Unreadable | None:
    """Read a money cell; None where it is blank or a dash.

    ``scale`` is the header's multiplier, used unless the cell states its own. ``style`` settles
    what "1.234" means; without it such a cell is refused.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return _plain(value, scale) or _read_text(value, scale, style)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        return Unreadable()  # not "abs(value) > LARGEST": a NaN must fail here too
    minor, rounded = number_minor(value, scale)
    return _bounded(Amount(minor, rounded=rounded))


def number_minor(value: float, scale: int) -> tuple[int, bool]:
    """Return a finite number × ``scale`` in minor units, and whether that took rounding.

    A number stands for its shortest decimal of at most 15 significant digits, as Excel shows it.
    """
    if isinstance(value, int):
        return value * scale * 100, False
    if -LARGEST < value * 100 < LARGEST:
        minor = round(value * 100)
        if minor / 100 == value:
            return minor * scale, False
    return _to_minor(Decimal(f"{value:.15g}"), scale)


def column_style(values: Iterable[Value]) -> tuple[Style | None, bool]:
    """Decide the decimal separator that every text of a column can be read with.

    None where no text tells, or where they contradict each other: the second value is then True.
    """
    told = {style for value in values if isinstance(value, str) for style in (_told(value),) if style}
    if len(told) == 1:
        return told.pop(), False
    return None, bool(told)


def read_people(value: Value, *, per_year: int = 1) -> int | Unreadable | None:
    """Read person-years in thousandths; None where blank or a dash.

    ``per_year`` is how many of the header's units make a year (PERSON_DAYS under "htp"). A person
    counts as a person-year, and a share ("50 %") as that part of one.
    """
    if isinstance(value, str):
        return _people_text(value, per_year)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return Unreadable()
    return _thousandths(Decimal(f"{value:.15g}"), per_year)


def read_unit(text: str) -> tuple[int | None, str | None] | None:
    """Read "t€", "MEUR", "milj. euroa", "kr" as ``(multiplier, currency)``; None where it is no unit."""
    return _units().get(_ABBREVIATION.sub("", text).replace(" ", "").casefold())


def _plain(text: str, scale: int) -> Amount | None:
    """Read the commonest form by itself: bare digits and at most two decimals."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    sign, whole, cents = found.groups()
    minor = (int(whole) * 100 + (int(cents.ljust(2, "0")) if cents else 0)) * scale
    return Amount(-minor if sign else minor) if minor <= LARGEST else None


def _read_text(text: str, scale: int, style: Style | None) -> Amount | Unreadable | None:
    cleaned = clean(text)
    if cleaned is None:
        return Unreadable()
    if not cleaned.strip("- ."):
        return None
    if cleaned.endswith("%"):
        return Unreadable("percent-in-amount")
    parts = _parts(cleaned)
    if parts is None:
        return Unreadable()
    number = settled(parts.digits, style)
    if isinstance(number, Unreadable):
        return number
    return _amount(number, parts, scale)


def _amount(number: Decimal, parts: _Parts, scale: int) -> Amount | Unreadable:
    if parts.currency and not parts.multiplier and scale > 1 and number >= scale:
        return Unreadable("ambiguous-amount")  # "50 000 €" under "t€": euros, or thousands of them?
    minor, rounded = _to_minor(-number if parts.negative else number, parts.multiplier or scale)
    return _bounded(Amount(minor, parts.currency, rounded, parts.multiplier is not None))


def _bounded(amount: Amount) -> Amount | Unreadable:
    return amount if abs(amount.minor) <= LARGEST else Unreadable()


def _to_minor(number: Decimal, scale: int) -> tuple[int, bool]:
    exact = number * scale * 100
    if exact.adjusted() > LONGEST:
        return LARGEST + 1, False
    minor = round_half_up(exact)
    return minor, minor != exact


def _parts(text: str) -> _Parts | None:
    """Cut a text into sign, digits and units; None where anything is left over."""
    found = NUMERAL.search(text)
    if found is None:
        return None
    head, digits, tail = text[: found.start()], found.group(), _ROUND_SUM.sub("", text[found.end() :])
    bracketed = head.count("(") == 1 == tail.count(")")
    if bracketed:
        head, tail = head.replace("(", ""), tail.replace(")", "")
    signs = head.count("-") + head.count("+") + tail.count("-") + bracketed
    units = _side(head.replace("-", "").replace("+", "")), _side(tail.replace("-", ""))
    multipliers = [unit[0] for unit in units if unit and unit[0]]
    currencies = {unit[1] for unit in units if unit and unit[1]}
    if None in units or max(signs, len(multipliers), len(currencies)) > 1 or _is_phone(head, digits):
        return None
    negative = signs == 1 and "+" not in head
    return _Parts(digits, negative, next(iter(multipliers), None), next(iter(currencies), None))


def _is_phone(head: str, digits: str) -> bool:
    return "+" in head and sum(sign.isdigit() for sign in digits) >= _PHONE_DIGITS


def _side(text: str) -> tuple[int | None, str | None] | None:
    return read_unit(text) if text.strip() else (None, None)


@cache
def _units() -> dict[str, tuple[int | None, str | None]]:
    """Every way to write a multiplier, a currency, or both in either order."""
    multipliers = {word: size for size, words in _MULTIPLIERS.items() for word in words.split()}
    currencies = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
    units: dict[str, tuple[int | None, str | None]] = {w: (size, None) for w, size in multipliers.items()}
    del units["t"]  # alone it may be hours or tonnes
    units |= {word: (None, code) for word, code in currencies.items()}
    for (word, size), (sign, code) in product(multipliers.items(), currencies.items()):
        units[word + sign] = units[sign + word] = (size, code)
    return units | {"e": (None, "EUR"), "te": (1_000, "EUR"), "ke": (1_000, "EUR"), "me": (1_000_000, "EUR")}


def _told(text: str) -> Style | None:
    """Return the style that a text can be read in, where it is one only."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return Style(text[plain.start(3) - 1]) if plain.group(3) else None
    cleaned = clean(text)
    parts = _parts(cleaned) if cleaned else None
    possible = readings(parts.digits) if parts else {}
    return next(iter(possible)) if len(possible) == 1 else None


def _people_text(text: str, per_year: int) -> int | Unreadable | None:
    cleaned = clean(text)
    if cleaned is not None and not cleaned.strip("- ."):
        return None
    found = NUMERAL.match(cleaned or "")
    if cleaned is None or found is None:
        return Unreadable()
    unit = _ABBREVIATION.sub("", cleaned[found.end() :]).replace(" ", "").replace("-", "").casefold()
    parts_of_year = _people_units().get(unit) if unit else per_year
    number = settled(found.group(), None)
    if parts_of_year is None or isinstance(number, Unreadable):
        return number if isinstance(number, Unreadable) else Unreadable()
    return _thousandths(number, parts_of_year)


@cache
def _people_units() -> dict[str, int]:
    return {word: size for size, words in _PEOPLE_UNITS.items() for word in words.split()}


def _thousandths(number: Decimal, parts_of_year: int) -> int | Unreadable:
    if not 0 <= number <= _MOST_PEOPLE:
        return Unreadable()
    return round_half_up(number * 1000 / parts_of_year)

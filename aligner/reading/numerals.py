"""What the digits of a text can mean as a number, in either style of writing decimals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

LONGEST = 60
"""Characters and digits beyond which a text is no number."""
_MINUS = "-−–—‒‐"
_MINUSES = str.maketrans(dict.fromkeys(_MINUS, "-"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u3000", " ") | {"’": "'"})
NUMERAL = re.compile(r"[.,]?[0-9](?:.*[0-9])?", re.DOTALL)
_SCIENTIFIC = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,15}))?[eE]([+-]?[0-9]{1,2})")
_INTEGER = r"(0|[1-9][0-9]{{0,2}}(?:([{groups}])[0-9]{{3}}(?:\2[0-9]{{3}})*)?|[1-9][0-9]*|)"


class Style(Enum):
    """Which sign is the decimal separator."""

    COMMA = ","
    DOT = "."


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds something that is no plain amount; ``code`` is a reading note's."""

    code: str = "unreadable-amount"


_READINGS = {
    style: re.compile(_INTEGER.format(groups=f" '{groups}") + rf"(?:\{style.value}([0-9]+))?")
    for style, groups in ((Style.COMMA, "."), (Style.DOT, ","))
}


def clean(text: str) -> str | None:
    """Return the text with plain spaces, minus signs and digits; None where it is too long to be a sum."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    text = text.translate(_SPACES).translate(_MINUSES)
    return text if text.isascii() else "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def settled(digits: str, style: Style | None) -> Decimal | Unreadable:
    """Return what the digits mean, where that is one thing only."""
    possible = readings(digits)
    if not possible:
        return Unreadable()
    if style in possible:
        return possible[style]
    if len(set(possible.values())) > 1:
        return Unreadable("ambiguous-amount")
    return next(iter(possible.values()))


@lru_cache(maxsize=4096)
def readings(digits: str) -> dict[Style, Decimal]:
    """Read the digits in every style that they fit."""
    scientific = _SCIENTIFIC.fullmatch(digits)
    if scientific:
        whole, decimals, exponent = scientific.groups()
        return dict.fromkeys(Style, Decimal(f"{whole}.{decimals or 0}E{exponent}"))
    possible = {}
    for style, pattern in _READINGS.items():
        found = pattern.fullmatch(digits)
        if found and (found.group(1) or found.group(3)):
            whole = re.sub(r"[^0-9]", "", found.group(1))
            possible[style] = Decimal(f"{whole or 0}.{found.group(3) or 0}")
    return possible

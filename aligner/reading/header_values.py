"""The values below a header as a witness to what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from aligner.model.grid import Value

_ENOUGH = 50
_SPELT = 0.8
"""Below this confidence the words of a header were told from their spelling."""
_NUMBER = re.compile(
    r"[-+−–(~<>≤≥]{0,3}\s?(?:€|£|\$|eur|sek|gbp|usd)?\s?\d[\d\s\u00a0\u2009\u202f.,'’]{0,24}"
    r"(?:e[+-]?\d{1,2})?\s?"
    r"(?:%|[tkm]?€|£|\$|[mtk]?eur|euroa|[tkm]?kr|mnkr|sek|milj\.? ?€|e|m|k|million)?\)?-?",
    re.I,
)
_KEY = re.compile(r"[^\W\d_]{0,6}[-_./# ]?\d{1,6}(?:[-_./][^\W_]{1,5}){0,4}")
_LETTER_KEY = re.compile(r"[^\W\d_]{1,6}[-_./# ]?\d|\d[-_./]?[^\W\d_]")
_PEOPLE = re.compile(r"\d[\d.,\s]*(?:htv|fte|htp|htkk|hlö|åv|årsverk\w*|person\w*|days?|pv)\b", re.I)
_NAME = re.compile(r"[A-ZÅÄÖÉÜ][\w.'’-]+(?:\s+(?:von|af|de|van))?\s+[A-ZÅÄÖÉÜ][\w'’-]+")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d.{0,9}|[QH][1-4]\s?[/ ]\s?\d{4}")
_SILENT = frozenset(("", "-", "–", "—", "?", "x", "n/a", "na", "tbd", "tbc", "tba", "ok", "null", "none"))
_FIGURE = re.compile(r"\d")
_LIST = re.compile(r"[;,\n]\s*")


@dataclass(frozen=True, slots=True)
class Witness:
    """What share of a column's filled cells looks like what, 0–1; ``filled`` counts them."""

    filled: int = 0
    numbers: float = 0.0
    years: float = 0.0
    dates: float = 0.0
    keys: float = 0.0
    names: float = 0.0
    people: float = 0.0
    prose: float = 0.0
    words: float = 0.0
    figures: float = 0.0
    """Words with a figure among them, such as "n. 40 t€"."""
    small: float = 0.0
    """Whole numbers from one, all different: an order."""

    @property
    def numeric(self) -> bool:
        return self.filled > 0 and self.numbers >= 0.6

    @property
    def textual(self) -> bool:
        """Whether words clearly prevail."""
        return self.filled > 0 and self.words >= 0.6

    @property
    def keyed(self) -> bool:
        """Whether keys such as G1, 3.2 or H-07 prevail."""
        return self.filled > 0 and self.keys >= 0.6


SILENT = Witness()


def witness(values: Sequence[Value]) -> Witness:
    """Return what a column's sample values look like; placeholders say nothing."""
    kinds: Counter[str] = Counter()
    filled = list(islice((value for value in values if not _is_silent(value)), _ENOUGH))
    if not filled:
        return SILENT
    # Each value is looked at once, with its type: 1 and True are equal, and not of one kind.
    often = Counter(zip(map(type, filled), filled, strict=True))
    for (_, value), times in often.items():
        for kind in _kinds(value):
            kinds[kind] += times
    order = {number for _, value in often if (number := _small(value))}
    ordered = len(order) > 1 and min(order) == 1 and max(order) <= max(10, len(filled))
    small = len(order) / len(filled) if ordered else 0.0
    return Witness(len(filled), small=small, **{kind: count / len(filled) for kind, count in kinds.items()})


def belief_in_money(seen: Witness, confidence: float) -> float:
    """How far a header that means money, so surely, is believed by the values below it, 0–1."""
    if not seen.textual or seen.filled < 2:
        return 1.0
    if confidence < _SPELT and not (seen.numbers or seen.figures):
        return 0.0  # "Alue" is spelt nearly as "value": without one figure that was a mistake
    return 0.5 if seen.prose >= 0.3 or seen.names >= 0.5 else 1.0


def _is_silent(value: Value) -> bool:
    return value is None or (isinstance(value, str) and value[:20].strip().casefold() in _SILENT)


def _small(value: Value) -> int:
    """Return a whole number of at most two figures ("3", "3.", 3.0), else 0."""
    text = "" if isinstance(value, bool) else str(value)[:20].strip().removesuffix(".0").removesuffix(".")
    return int(text) if len(text) <= 2 and text.isdecimal() else 0


def _kinds(value: Value) -> list[str]:
    if isinstance(value, bool):
        return []
    if isinstance(value, date):
        return ["dates"]
    if isinstance(value, int | float):
        return ["numbers", "years"] if 1990 <= value <= 2100 and value == int(value) else ["numbers"]
    return _text_kinds(str(value)[:200].strip())


def _text_kinds(text: str) -> list[str]:
    if not _FIGURE.search(text):
        return _word_kinds(text)
    kinds = []
    if _DATE.fullmatch(text):
        kinds.append("dates")
    elif _PEOPLE.match(text):
        kinds.append("people")
    elif _NUMBER.fullmatch(text):
        kinds.append("numbers")
        kinds += ["years"] if text.isdecimal() and 1990 <= int(text[:6]) <= 2100 else []
    elif all(map(_KEY.fullmatch, filter(None, _LIST.split(text)))) and _LETTER_KEY.search(text):
        kinds.append("keys")
    else:
        kinds += ["figures", *_word_kinds(text)]
    return kinds


def _word_kinds(text: str) -> list[str]:
    kinds = ["words"]
    if len(text) > 40 or text.count(" ") > 4:
        kinds.append("prose")
    if len(text) < 40 and _NAME.fullmatch(text):
        kinds.append("names")
    return kinds

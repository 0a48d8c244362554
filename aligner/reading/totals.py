"""Totals rows: told by their label and by their arithmetic, in three languages, or by arithmetic alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = (
    r"(?:yhteensä|yht\.?|summa|loppusumma|kokonaissumma|välisumma|kaikki\s+yhteensä|summa\s+yhteensä|"
    r"yhteissumma|totalt?|totals|grand\s+total|sub-?\s?total|sum|overall\s+total|"
    r"totalsumma|slutsumma|delsumma|summa\s+totalt|sammanlagt|Σ|∑)"
)
_WHOLE = re.compile(rf"{_WORD}\s*[:.]?(?:\s*\(?(?:€|eur|kr|sek|t€|tkr)\)?)?", re.IGNORECASE)
_BEGINS = re.compile(rf"{_WORD}\b\s*[:–-]?\s*(\S.*)", re.IGNORECASE)
_ENDS = re.compile(rf"(\S.*?)\s*[,:–-]?\s+\(?{_WORD}\)?\s*[:.]?$", re.IGNORECASE)
_SUB = re.compile(r"väli|sub|del", re.IGNORECASE)

LABEL_LENGTH = 120

MOST_TRIED = 500
"""So many places are tried from which rows may sum to a total."""


def may_name_totals(texts: Iterable[str]) -> bool:
    """Whether any of very many texts may label a total: asked of all at once, it costs next to nothing."""
    return _holds_a_piece("\n".join(texts))


def _may_total(text: str) -> bool:
    return _holds_a_piece(text[: 2 * LABEL_LENGTH])


def _holds_a_piece(text: str) -> bool:
    """Whether a text holds a piece that every word for a total has: cheap, for it is asked of every label."""
    folded = text.casefold()
    common = "sum" in folded or "tot" in folded or "yht" in folded
    return common or "samman" in folded or "σ" in folded or "∑" in folded


def is_total_label(text: str) -> bool:
    """Whether a text is nothing but a word for a total: "Yhteensä", "Totalt", "GRAND TOTAL", "Σ"."""
    return _may_total(text) and len(text) <= LABEL_LENGTH and _WHOLE.fullmatch(text.strip()) is not None


def total_of(text: str) -> str | None:
    """What a label says that it totals: "Palvelut" for "Palvelut yhteensä"; None where it names no total.

    A word for a total at the beginning or the end is only a hint: arithmetic must agree.
    """
    if not _may_total(text):
        return None
    text = text.strip()
    if len(text) > LABEL_LENGTH or is_total_label(text):
        return "" if len(text) <= LABEL_LENGTH else None
    match = _ENDS.match(text) or _BEGINS.match(text)
    return match[1].strip() if match else None


def is_subtotal_label(text: str) -> bool:
    """Whether a total's label says that it is a subtotal."""
    return _SUB.match(text.strip()) is not None


class Running:
    """The sums of a table so far, per amount column, to hold a would-be total against.

    ``add`` takes the minor units of one counted row, None where a cell is blank. A total equals the sum
    of the last k counted rows, for some k. Sums from the top are kept, so that a question costs as
    much in the last row as in the first; none are made before a question is asked.
    """

    def __init__(self) -> None:
        self._rows: list[Sequence[int | None]] = []
        self._sums: list[list[int]] = []
        self._places: list[dict[int, list[int]]] = []

    def add(self, amounts: Sequence[int | None]) -> None:
        self._rows.append(amounts)

    def add_many(self, rows: Sequence[Sequence[int | None]]) -> None:
        self._rows.extend(rows)

    def explains(self, amounts: Sequence[int | None], *, at_least: int) -> bool:
        """Whether every filled amount is the sum of the same last rows, ``at_least`` so many."""
        wanted = [(column, amount) for column, amount in enumerate(amounts) if amount is not None]
        telling = next((column for column, amount in wanted if amount), None)
        if telling is None:
            return False
        self._sum_up(len(amounts))
        latest = self._sums[-1]
        starts = self._places[telling].get(latest[telling] - (amounts[telling] or 0), ())
        return any(
            len(self._rows) - start >= at_least
            and all(latest[column] - self._sums[start][column] == amount for column, amount in wanted)
            for start in starts[-MOST_TRIED:]
        )

    def _sum_up(self, width: int) -> None:
        """Bring the sums from the top up to the last row."""
        if not self._sums:
            self._sums = [[0] * width]
            self._places = [{0: [0]} for _ in range(width)]
        for place in range(len(self._sums), len(self._rows) + 1):
            row = self._rows[place - 1]
            sums = [before + (amount or 0) for before, amount in zip(self._sums[-1], row, strict=True)]
            self._sums.append(sums)
            for places, total in zip(self._places, sums, strict=True):
                places.setdefault(total, []).append(place)

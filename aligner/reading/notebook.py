"""Collecting reading notes: alike ones of a sheet become one, with a count and the first cell."""

from __future__ import annotations

from dataclasses import replace

from aligner.model.grid import Cell, Note

FOLDED = frozenset(
    {
        "error-cell",
        "formula-without-value",
        "hidden-row",
        "hidden-column",
        "merged-cells",
        "negative-amount",
        "rounded-amount",
        "text-cleaned",
        "text-cut",
        "totals-row",
        "subtotal-row",
        "duplicate-lines",
        "header-blank",
        "column-unknown",
        "dangling-link",
        "close-link",
        "unreadable-amount",
        "unreadable-date",
        "ambiguous-amount",
        "percent-in-amount",
        "year-as-amount",
        "mixed-currency",
        "two-amounts",
        "ragged-rows",
    }
)
"""Codes that may come by the thousand: one note a sheet, which counts them."""

APART = 12
"""So many of a folded code are still listed one by one, so that each cell can be found."""


class Notebook:
    """Notes in the order they were made."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._last: dict[tuple[str, str, str], int] = {}
        self._counts: dict[tuple[str, str, str], int] = {}

    def add(self, code: str, cell: Cell, **params: str | int) -> None:
        """Write a note down, or count it with those like it."""
        key = (code, cell.file, cell.sheet)
        seen = self._counts[key] = self._counts.get(key, 0) + 1
        if code in FOLDED and seen > APART:
            last = self._last[key]
            self._notes[last] = replace(self._notes[last], count=self._notes[last].count + 1)
            return
        self._last[key] = len(self._notes)
        self._notes.append(Note(code, cell, params))

    def extend(self, notes: tuple[Note, ...]) -> None:
        """Take over notes that another layer made."""
        self._notes.extend(notes)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes)

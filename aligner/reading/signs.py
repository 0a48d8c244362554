"""Budgets that write costs as negative: the same money, with the sign that a plan reads it by."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner.model.grid import Note
from aligner.model.ledger import Ledger

LEAST = 10
"""With fewer lines of money a minus is taken at its word: it may be a cut, or a correction."""


def costs_are_negative(ledger: Ledger) -> bool:
    """Whether most lines, and their sum, are below nought: then a minus marks a cost."""
    if len(ledger) < LEAST or ledger.traced + ledger.untraced >= 0:
        return False
    below = sum(amount < 0 for amount in ledger.amounts)
    return 2 * below > sum(amount != 0 for amount in ledger.amounts)


def turned(ledger: Ledger) -> Ledger:
    """Return the ledger with every sign turned: costs above nought, income deducted from them."""
    left_out: Mapping[str, int] = {reason: -amount for reason, amount in ledger.left_out.items()}
    return replace(ledger, amounts=array("q", (-amount for amount in ledger.amounts)), left_out=left_out)


def told(notes: Sequence[Note], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes; where signs were turned, one note tells it, and none each negative amount."""
    if not any(note.code == "sign-turned" for note in notes):
        return tuple(notes)
    places = {(table.file, table.sheet) for table in ledger.tables}
    return tuple(n for n in notes if n.code != "negative-amount" or (n.cell.file, n.cell.sheet) not in places)

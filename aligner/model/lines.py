"""Lines of money lifted out of a ledger, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from aligner.model.grid import Cell


class Reach(Enum):
    """Through what a line of money reaches goals."""

    GOAL = "goal"
    INITIATIVE = "initiative"
    AREA = "area"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Target:
    """Where lines with the same references lead.

    ``goals`` are goal ids with integer weights, in plan order: a sum is divided by them, and spare
    minor units go to the first. ``label`` names what is paid, for lines that have no label of their own.
    ``linked`` is True where the line names a goal, initiative or area that the plan knows, even if no
    goal hangs below it. ``marks`` are what a line that reaches no goal says instead, as ``(field, text)``:
    its cost centre, its account, references that lead nowhere.
    """

    reach: Reach
    goals: tuple[tuple[str, int], ...] = ()
    initiative: str | None = None
    area: str | None = None
    label: str = ""
    linked: bool = False
    marks: tuple[tuple[str, str], ...] = ()

    def divide(self, amount: int) -> Iterator[tuple[str, int]]:
        """Yield ``(goal id, part)``; the parts sum to ``amount`` exactly."""
        whole = sum(weight for _, weight in self.goals)
        if not whole:
            return
        parts = [amount * weight // whole for _, weight in self.goals]
        spare = amount - sum(parts)
        for index, (goal, _) in enumerate(self.goals):
            yield goal, parts[index] + (1 if index < spare else 0)


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """The table that lines were read from, so that a line's address is three small integers.

    ``kind`` of its amounts: "granted", "plan", "proposal", "forecast" …
    """

    file: str
    sheet: str
    kind: str = "plan"


@dataclass(frozen=True, slots=True)
class Line:
    """One amount, lifted out of the ledger for a report; ``label`` names the line as the file does."""

    amount: int
    year: int
    target: Target
    cell: Cell

    @property
    def label(self) -> str:
        return self.cell.text


@dataclass(frozen=True, slots=True)
class LooseItem:
    """Lines of one label that reach no goal: their sum, and the cells of up to fifty of them.

    Lines without a label are an item each.
    """

    label: str
    amount: int
    cells: tuple[Cell, ...]

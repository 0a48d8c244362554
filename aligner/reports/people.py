"""Who is named in a plan, so that a report can leave people out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from aligner.model.entities import Goal
from aligner.model.grid import Cell
from aligner.model.plan import Plan

_FIELDS = ("owner", "sponsor")
_SHORTEST = 4
"""Shorter owner texts ("HR", "all") are no names, and would blank out half a sentence."""


def _naming(plan: Plan) -> Iterator[Cell]:
    """The cells that name people: owners wherever they stand, and the plan's list of people."""
    described = chain(plan.areas, plan.goals, plan.metrics, plan.initiatives, plan.evidence, plan.journey)
    for one in described:
        yield from one.evidence(*_FIELDS)
    for person in plan.persons:
        yield from person.evidence("name")


class People:
    """The people of one plan: shown as they stand, or left out of cells, parameters and sentences."""

    def __init__(self, plan: Plan, *, shown: bool) -> None:
        self._shown = shown
        cells = () if shown else tuple(_naming(plan))
        self._places = frozenset((c.file, c.sheet, c.row, c.column) for c in cells if c.row and c.column)
        texts = {cell.text.strip() for cell in cells}
        self._names = sorted((t for t in texts if len(t) >= _SHORTEST), key=lambda name: (-len(name), name))

    def owner(self, goal: Goal) -> str | None:
        """Return the owner's text, or None where there is none or people are left out."""
        return (goal.owner or None) if self._shown else None

    def text(self, cell: Cell) -> str:
        """Return a cell's text; empty where it names people who are left out."""
        if (cell.file, cell.sheet, cell.row, cell.column) in self._places:
            return ""
        return cell.text

    def hush(self, sentence: str) -> str:
        """Return a sentence or a parameter with an ellipsis in the place of each name left out."""
        for name in self._names:
            sentence = sentence.replace(name, "…")
        return sentence

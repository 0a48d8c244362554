"""Who is named in a plan, so that a report can leave people out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, groupby, pairwise

from aligner.checks import all_checks
from aligner.model.assessment import Assessment
from aligner.model.entities import Goal
from aligner.model.grid import Cell
from aligner.model.plan import Plan

_FIELDS = ("owner", "sponsor")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*|[^\w\s'’-]")
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

    def __init__(self, plan: Plan, *, shown: bool, authors: Iterable[str] = ()) -> None:
        self._shown = shown
        cells = () if shown else tuple(_naming(plan))
        self._places = frozenset((c.file, c.sheet, c.row, c.column) for c in cells if c.row and c.column)
        texts = {cell.text.strip() for cell in cells}
        self._names = sorted((t for t in texts if len(t) >= _SHORTEST), key=lambda name: (-len(name), name))
        full = {name for text in (*texts, *authors) for name in _full_names(text)}
        self._full = sorted(full, key=lambda name: (-len(name), name))

    def owner(self, goal: Goal) -> str | None:
        """Return the owner's text, or None where there is none or people are left out."""
        return (goal.owner or None) if self._shown else None

    def text(self, cell: Cell) -> str:
        """Return a cell's text; empty where it names people who are left out."""
        if (cell.file, cell.sheet, cell.row, cell.column) in self._places:
            return ""
        return self.hush(cell.text)

    def hush(self, sentence: str) -> str:
        """Return a sentence or a parameter with an ellipsis in the place of each name left out."""
        for name in self._names:
            sentence = sentence.replace(name, "…")
        return sentence

    def sweep(self, report: str) -> str:
        """Return a finished report without the full names left out, wherever the plan's own texts name them.

        Our own words and codes hold no two names in a row; an owner in one word ("asiakaspalvelu") might be
        part of them, and is left out where the plan speaks alone.
        """
        for name in () if self._shown else self._full:
            report = report.replace(name, "…")
        return report


def people_of(assessment: Assessment, *, shown: bool) -> People:
    """The people of a plan, and those who wrote its follow-up or have to do what it says."""
    followup = assessment.followup
    entries = (*followup.waivers, *followup.remarks, *followup.decisions, *followup.intents)
    named = {entry.by for entry in entries} | {decision.who for decision in followup.decisions}
    return People(assessment.plan, shown=shown, authors=named)


def _full_names(text: str) -> Iterator[str]:
    """Yield capitalised words that stand side by side, and every two of them; each also as part of an id."""
    runs = groupby(_WORDS.findall(text), key=lambda one: one[:1].isupper() and not one.isupper())
    for capitalised, run in runs:
        words = list(run)
        for name in [words, *pairwise(words)] if capitalised and len(words) > 1 else []:
            yield " ".join(name)
            if (made := "-".join(name).casefold()) not in _codes():  # "Customer Metrics" is in one of ours
                yield made


@cache
def _codes() -> str:
    """The names of our checks, as the JSON writes them."""
    return " ".join(check.name.replace("_", "-") for check in all_checks())

"""Tables beside the plan proper: customer evidence, terms, people, customer groups, stages of the journey."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from aligner.model.grid import Column
from aligner.reading.header_text import key, split_asides
from aligner.reading.headers import ASK_BELOW

KINDS = ("evidence", "term", "person", "segment", "journey")
_LEXICON = Path(__file__).parent / "lexicon" / "supporting.toml"
_PLAN_PROPER = frozenset(("goal.name", "metric.name", "initiative.name", "area.definition", "budget.line"))
_CONFIDENCE = 0.9
_ENOUGH = 2
"""So many columns must read as the kind's own before a sheet's name is believed."""


@cache
def _phrases() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The phrases of each column, by kind; those that name the sheet are under "title"."""
    tables = tomllib.loads(_LEXICON.read_text("utf-8"))
    return {
        kind: {name: frozenset(map(str.strip, listed.split(","))) for name, listed in tables[kind].items()}
        for kind in KINDS
    }


def as_supporting(columns: Sequence[Column], title: str) -> tuple[Column, ...]:
    """Give the columns the fields of a supporting table where the title names one and the headers agree.

    ``title`` holds the sheet's name and the texts above the table, a line each. Columns that name goals,
    metrics or initiatives of their own make it a table of the plan proper, which stays as it was read.
    """
    kind = _kind_of(columns, title)
    if kind is None:
        return tuple(columns)
    return tuple(_as_own(column, name) for column, name in zip(columns, _own(columns, kind), strict=True))


def _kind_of(columns: Sequence[Column], title: str) -> str | None:
    lines = {key(line) for line in title.split("\n")}
    for kind in KINDS:
        if lines.isdisjoint(_phrases()[kind]["title"]):
            continue
        own = [name for name in _own(columns, kind) if name]
        foreign = {c.field for c, name in zip(columns, _own(columns, kind), strict=True) if name is None}
        if f"{kind}.name" in own and len(own) >= _ENOUGH and foreign.isdisjoint(_PLAN_PROPER):
            return kind
    return None


def _own(columns: Sequence[Column], kind: str) -> list[str | None]:
    """The field of the kind that each header names; each field once, the leftmost column first."""
    found: list[str | None] = []
    for column in columns:
        header, asides = split_asides(column.header.replace("\n", " "))
        said = {key(header), key(column.header), *(key(f"{header} {aside}") for aside in asides)}
        columns_of = (one for one in _phrases()[kind].items() if one[0] != "title")
        names = (f"{kind}.{name}" for name, listed in columns_of if said & listed)
        fields = ("link.goal" if name.endswith(".goal") else name for name in names)
        found.append(next((name for name in fields if name not in found), None))
    return found


def _as_own(column: Column, name: str | None) -> Column:
    if name is not None:
        return replace(column, field=name, confidence=_CONFIDENCE, asked=None, is_rank=False)
    kept = column.field is not None and column.field.startswith(("link.", "note"))
    return column if kept else replace(column, field="skip", confidence=ASK_BELOW, asked=None)

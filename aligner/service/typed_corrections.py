"""Corrections as they are typed: ``Sheet!Header=goal.owner``, ``Sheet=1000``, ``T1=customer``."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.errors import SettingsError
from aligner.model.grid import Column
from aligner.model.plan import Plan
from aligner.service.correcting import Correction, Corrections
from aligner.service.correction_targets import choices_of
from aligner.service.table_views import TableView, place_of, tables_of
from aligner.settings.fields import FIELDS
from aligner.words.texts import key

Act = Callable[[], Correction]
_T = TypeVar("_T")

_UNITS = {"1": 1, "1000": 1000, "1000000": 1_000_000}
_OPEN = frozenset({"?", "ask"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A column with its table, and the ways to name it; the last is sure to be its only one."""

    view: TableView
    column: Column

    @property
    def names(self) -> tuple[str, ...]:
        header = " ".join(self.column.header.split())
        sheets = _sheet_names(self.view.source.file, self.view.table.sheet)
        letters = [f"{sheet}!{self.column.letter}" for sheet in sheets]
        return (header, *(f"{sheet}!{header}" for sheet in sheets), *letters)


def of_columns(plan: Plan, corrections: Corrections, stated: Sequence[str]) -> list[Act]:
    """Understand ``Sheet!Header=field``; the sheet may be left out, a letter may stand for the header.

    Raises SettingsError for what doesn't exist or could be several, before anything is done.
    """
    every = [_Named(view, column) for view in tables_of(plan) for column in view.table.columns]
    acts: list[Act] = []
    for one in stated:
        name, field = _parted(one, "--set")
        found = _one(name, every, lambda column: column.names, "column")
        wanted = None if key(field) in _OPEN else _field(field)
        acts.append(partial(corrections.set_field, found.view, found.column, wanted))
    return acts


def of_units(plan: Plan, corrections: Corrections, stated: Sequence[str]) -> list[Act]:
    """Understand ``Sheet=1000``: 1, 1000 or 1000000 for every table of the sheet."""
    acts: list[Act] = []
    for one in stated:
        name, unit = _parted(one, "--unit")
        place = _place(plan, name)
        digits = "".join(unit.split()).replace("_", "")
        if key(unit) not in _OPEN and digits not in _UNITS:
            raise _not_a_correction("--unit", one)
        views = [view for view in tables_of(plan) if (view.source.file, view.table.sheet) == place]
        if not views:
            raise SettingsError("sheet-without-table", name=name)
        acts += [partial(corrections.set_unit, view, _UNITS.get(digits)) for view in views]
    return acts


def of_sheets(
    plan: Plan, corrections: Corrections, rows: Sequence[str], skip: Sequence[str], include: Sequence[str]
) -> list[Act]:
    """Understand ``Sheet=4`` for header rows, and the names of sheets to leave out or take in."""
    acts: list[Act] = []
    for one in rows:
        name, row = _parted(one, "--header-row")
        if key(row) not in _OPEN and not (row.isascii() and row.isdigit() and 0 < int(row) < 10**7):
            raise _not_a_correction("--header-row", one)
        number = int(row) if row.isdigit() else None
        acts.append(partial(corrections.set_header_row, *_place(plan, name), number))
    acts += [partial(corrections.skip_sheet, plan, *_place(plan, one)) for one in skip]
    acts += [partial(corrections.include_sheet, plan, *_place(plan, one)) for one in include]
    return acts


def of_kinds(plan: Plan, corrections: Corrections, stated: Sequence[str]) -> list[Act]:
    """Understand ``T1=customer`` and ``H3.function=marketing``: what a goal, metric or initiative is."""
    acts: list[Act] = []
    things: list[Goal | Metric | Initiative] = [*plan.goals, *plan.metrics, *plan.initiatives]
    for one in stated:
        name, kind = _parted(one, "--kind")
        asked, thing = _thing(name, things)
        choices = choices_of(thing)
        field = next((f for f, kinds in choices.items() if kind in kinds and asked in {None, f}), None)
        if field is None and key(kind) not in _OPEN:
            listed = choices.get(asked or "", ()) or [k for kinds in choices.values() for k in kinds]
            raise SettingsError("no-such-kind", name=name, kind=kind, suggestion=", ".join(listed))
        wanted = kind if field else None
        acts.append(partial(corrections.set_kind, thing, field or asked or "kind", wanted))
    return acts


def _parted(stated: str, option: str) -> tuple[str, str]:
    name, sign, value = stated.rpartition("=")
    if not sign or not name.strip() or not value.strip():
        raise _not_a_correction(option, stated)
    return name.strip(), value.strip()


_FORMS = {
    "--set": "Sheet!Header=goal.owner",
    "--unit": "Sheet=1000",
    "--header-row": "Sheet=4",
    "--kind": "T1=customer",
}


def _not_a_correction(option: str, stated: str) -> SettingsError:
    return SettingsError("not-a-correction", option=option, form=_FORMS[option], value=stated)


def _field(name: str) -> str:
    if name in FIELDS:
        return name
    raise _unknown("field", name, FIELDS)


def _sheet_names(file: str, sheet: str) -> list[str]:
    """The ways to name a sheet, from the shortest to the one that tells it from all others."""
    return [sheet, f"{file}!{sheet}", place_of(file, sheet)] if sheet else [file]


def _place(plan: Plan, name: str) -> tuple[str, str]:
    read = [(source.file, table.sheet) for source in plan.sources for table in source.tables]
    seen = [(note.cell.file, note.cell.sheet) for note in plan.notes if note.cell.sheet]
    places = list(dict.fromkeys([*read, *seen]))
    return _one(name, places, lambda place: _sheet_names(*place), "sheet")


def _thing(
    name: str, things: list[Goal | Metric | Initiative]
) -> tuple[str | None, Goal | Metric | Initiative]:
    """Find a thing by its id or name, with what stands after the last point where that isn't part of it."""
    before, point, after = name.rpartition(".")
    for wanted, field in ((name, None), (before, after)) if point else ((name, None),):
        for thing in things:
            if key(wanted) in {key(thing.id), key(thing.name)} and (
                field is None or field in choices_of(thing)
            ):
                return field, thing
    raise _unknown("thing", name, [thing.name for thing in things], all_told=False)


def _one(name: str, things: Sequence[_T], names_of: Callable[[_T], Iterable[str]], what: str) -> _T:
    """The one thing of this name. Raises SettingsError where there is none, or where there are several."""
    found = [thing for thing in things if key(name) in map(key, names_of(thing))]
    if len(found) > 1:
        full = ", ".join([*names_of(one)][-1] for one in found)
        raise SettingsError(f"several-{what}s", name=name, suggestion=full)
    if not found:
        raise _unknown(what, name, [alike for thing in things for alike in names_of(thing)])
    return found[0]


def _unknown(what: str, name: str, known: Iterable[str], *, all_told: bool = True) -> SettingsError:
    plain = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), plain, 1, cutoff=0.5)
    if near:
        return SettingsError(f"no-such-{what}", name=name, suggestion=plain[near[0]])
    listed = {"suggestion": ", ".join(plain.values())} if all_told else {}
    return SettingsError(f"no-such-{what}-at-all", name=name, **listed)

"""Which settings a correction is to change, as the settings file stands: the table's own, or new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.errors import SettingsError
from aligner.model.grid import Column
from aligner.model.plan import Plan
from aligner.reading.corrections import header_row_option, option_of
from aligner.service.table_views import TableView, tables_of
from aligner.settings import ASK, FILE, Settings, of_text
from aligner.settings.settings_file import Setting, TableName, same_table, stated, table_names
from aligner.settings.toml_edit import Value, value_at
from aligner.words.texts import key

Changes = list[tuple[Setting, Value | None]]

_SECTION: dict[type, str] = {Goal: "goals", Metric: "metrics", Initiative: "initiatives"}
_OWN = ("unit", "skip")


def of_field(now: str, view: TableView, column: Column, field: str | None) -> Changes:
    """A column is found by its header; where the header repeats, by its place among its likes."""
    if not column.header:
        raise SettingsError("column-without-header", column=column.letter)
    name = _name(now, view)
    setting = Setting(("columns", column.header), name)
    alike = [c.index for c in view.table.columns if key(c.header) == key(column.header)]
    if len(alike) == 1:
        return [(setting, field or ASK)]
    said = stated(now, setting)
    listed = [said] if isinstance(said, str) else list(said) if isinstance(said, list) else []
    listed = (listed + [ASK] * len(alike))[: max(len(alike), len(listed))]
    listed[alike.index(column.index)] = field or ASK
    return [(setting, listed)]


def of_unit(now: str, view: TableView, unit: int | None) -> Changes:
    """A unit holds for the table alone where others have the same headers."""
    name = _name(now, view, alone=True)
    return [*_copied(now, view, name, "unit"), (Setting(("unit",), name), unit)]


def of_skip(now: str, view: TableView, *, skip: bool) -> Changes:
    """Leaving out holds for the table alone where others have the same headers."""
    name = _name(now, view, alone=True)
    value = True if skip else None
    return [*_copied(now, view, name, "skip"), (Setting(("skip",), name), value)]


def of_header_row(now: str, file: str, sheet: str, row: int | None) -> Changes:
    """Wrong headers can't find a table, so its file and sheet do."""
    settings = _settings(now)
    option = header_row_option(file, sheet, settings.reading)
    name = TableName((), file, sheet or None)
    if option is not None:
        name = table_names(now)[_index(settings, option)]
    return [(Setting(("header_row",), name), row)]


def of_skipped_sheet(now: str, plan: Plan, file: str, sheet: str) -> Changes:
    """A sheet is left out by its name, or table by table where another file has one of the name."""
    inside = _inside(plan, file, sheet)
    if sheet and not any(key(s) == key(sheet) and f != file for f, s in _sheets(plan)):
        taken_out: Changes = [(Setting(("sheets", "include"), item=sheet), None)]
        return [*taken_out, (Setting(("sheets", "skip"), item=sheet), True)]
    return [change for view in inside for change in of_skip(now, view, skip=True)]


def of_included_sheet(now: str, plan: Plan, file: str, sheet: str) -> Changes:
    """Whatever keeps a sheet out is taken back; a hidden one is named."""
    changes: Changes = [(Setting(("sheets", "skip"), item=sheet), None)] if sheet else []
    hidden = {(note.cell.file, note.cell.sheet) for note in plan.notes if note.code == "hidden-sheet"}
    if (file, sheet) in hidden:
        changes.append((Setting(("sheets", "include"), item=sheet), True))
    for view in _inside(plan, file, sheet):
        option = option_of(_headers(view), file, sheet, _settings(now).reading)
        if option is not None and option.skip:
            changes += of_skip(now, view, skip=False)
    return changes


def choices_of(thing: Goal | Metric | Initiative) -> dict[str, tuple[str, ...]]:
    """What can be said of a thing: a field of its settings with the kinds to choose from."""
    from aligner.settings.schema import kinds_of

    return kinds_of(_SECTION[type(thing)])


def of_kind(now: str, thing: Goal | Metric | Initiative, field: str, kind: str | None) -> Changes:
    """A thing is named as in the file already, else by the id that the plan gives it, else by its name."""
    section = _SECTION[type(thing)]
    ours = {key(thing.id), key(thing.name)}
    known = value_at(now, (section,)) or {}
    named = [name for name in known if key(name) in ours]
    name = named[0] if named else thing.id if "id" in thing.cells else thing.name
    return [(Setting((section, name, field)), kind)]


def _name(now: str, view: TableView, *, alone: bool = False) -> TableName:
    """The settings' table that corrects a table of the plan; ``alone``: and none that is like it."""
    settings = _settings(now)
    file, sheet = view.source.file, view.table.sheet
    option = option_of(_headers(view), file, sheet, settings.reading)
    name = None if option is None else table_names(now)[_index(settings, option)]
    only_row = option is not None and not (option.headers or option.columns or option.skip or option.scale)
    if name is None or only_row:
        name = TableName(view.headers)
    if alone and view.alike and not (name.file and (name.sheet or not sheet)):
        return replace(name, headers=name.headers or view.headers, file=file, sheet=sheet or None)
    return name


def _copied(now: str, view: TableView, name: TableName, but: str) -> Changes:
    """What holds for a table so far is to hold in a settings' table of its own too, which hides the other."""
    if any(same_table(name, one) for one in table_names(now)):
        return []
    held = _name(now, view)
    names = table_names(now)
    if held not in names:
        return []
    table = value_at(now, ("tables", names.index(held)))
    columns: Iterable[tuple[tuple[str, ...], Value]] = (
        (("columns", header), fields) for header, fields in table.get("columns", {}).items()
    )
    own = (((one,), table[one]) for one in _OWN if one in table and one != but)
    return [(Setting(keys, name), value) for keys, value in (*own, *columns)]


def _headers(view: TableView) -> list[str]:
    return [column.header for column in view.table.columns]


def _settings(now: str) -> Settings:
    return of_text(now, Path(FILE))


def _index(settings: Settings, option: object) -> int:
    return next(n for n, one in enumerate(settings.reading.tables) if one is option)


def _inside(plan: Plan, file: str, sheet: str) -> list[TableView]:
    return [v for v in tables_of(plan) if v.source.file == file and v.table.sheet == sheet]


def _sheets(plan: Plan) -> set[tuple[str, str]]:
    read = {(source.file, table.sheet) for source in plan.sources for table in source.tables}
    return read | {(note.cell.file, note.cell.sheet) for note in plan.notes if note.cell.sheet}

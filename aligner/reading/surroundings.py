"""What the place of a table tells of it: its sheet or title an area, the form above it its goal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.model.grid import Cell
from aligner.reading.heads import field_of
from aligner.reading.notebook import Notebook
from aligner.reading.view import Table, as_text, is_blank
from aligner.words.periods import find_periods
from aligner.words.texts import key

_AREA = frozenset({"area.name", "area.id", "link.area"})
_GOAL = frozenset({"goal.name", "goal.id", "link.goal"})
_GENERIC = re.compile(r"(?:sheet|taul(?:ukko)?|blad|tabell|table|page|sivu|sida|arbetsblad|tabelle)?\W*\d*")
_NUMBERING = re.compile(r"[\W\d_]+")


def placed(tables: Sequence[Table], notebook: Notebook) -> list[Table]:
    """Give tables the area or the goal that their place on a sheet, or their sheet's name, tells."""
    made = list(tables)
    for family in _families(made):
        names = _names([made[number] for number in family])
        for number, cell in zip(family, names, strict=False):
            made[number] = replace(made[number], area=cell)
            notebook.add("area-from-place", cell)
    return [_below_its_goal(made, number, notebook) for number in range(len(made))]


def _families(tables: Sequence[Table]) -> Iterable[list[int]]:
    """Tables of goals with the same headers and no column of areas, two or more."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, table in enumerate(tables):
        if not table.skipped and "goal.name" in table.fields and not table.fields & _AREA:
            headers = tuple(key(column.header) for column in table.columns)
            alike.setdefault(headers, []).append(number)
    return [family for family in alike.values() if len(family) > 1]


def _names(family: Sequence[Table]) -> list[Cell]:
    """What sets the tables of a family apart: the titles above them, else the names of their sheets.

    Empty where that can't be an area: cards of one goal each, pages, years, or the same goals again.
    """
    if all(table.first_row == table.last_row for table in family) or _share_goals(family):
        return []
    titles = [_title(table) for table in family]
    if _tell_apart([cell.text if cell else "" for cell in titles]):
        return [cell for cell in titles if cell is not None]
    sheets = [Cell(table.view.file, table.view.sheet.name, text=table.view.sheet.name) for table in family]
    return sheets if _tell_apart([cell.text for cell in sheets]) else []


def _tell_apart(names: Sequence[str]) -> bool:
    """Whether these may be names of areas: all different in their words, none of them generic."""
    stems = {_NUMBERING.sub(" ", key(name)).strip() for name in names}
    return len(stems) == len(names) and all(map(_may_be_area, names))


def _may_be_area(name: str) -> bool:
    if len(name) > 80 or _GENERIC.fullmatch(key(name)) or any(find_periods(name)):
        return False
    return field_of(name) is None


def _title(table: Table) -> Cell | None:
    """The text right above a table's header, where it stands there by itself."""
    view = table.view
    row = table.header_row - 1
    for above in (row, row - 1):
        values = view.sheet.rows[above - 1] if above > 0 else ()
        filled = [place for place, value in enumerate(values, 1) if not is_blank(value)]
        if filled:
            return view.cell(above, filled[0]) if len(filled) == 1 else None
    return None


def _share_goals(family: Sequence[Table]) -> bool:
    """Whether a goal stands in two of the tables: they are then years or versions, not areas."""
    seen: set[str] = set()
    for table in family:
        ours = names_in(table, "goal.name")
        if ours & seen:
            return True
        seen |= ours
    return False


def names_in(table: Table, field: str) -> set[str]:
    """The different names in a table's column of a field; empty where it has none."""
    column = table.first(field)
    if column is None:
        return set()
    rows = table.view.sheet.rows[table.first_row - 1 : table.last_row]
    texts = {as_text(row[column.index - 1]) for row in rows if column.index <= len(row)}
    return {key(text) for text in texts if text.strip()}


def _below_its_goal(tables: Sequence[Table], number: int, notebook: Notebook) -> Table:
    """A table that names no goal, on a sheet whose form describes a single one, belongs to that goal."""
    table = tables[number]
    if table.skipped or table.fields & (_GOAL | _AREA) or not {"metric", "initiative"} & set(table.holds):
        return table
    here = [t for t in tables if (t.view.file, t.view.sheet.name) == (table.view.file, table.view.sheet.name)]
    goals = [t for t in here if "goal.name" in t.fields and not t.skipped]
    if len(goals) != 1 or not goals[0].view.turned or goals[0].first_row != goals[0].last_row:
        return table
    column = goals[0].first("goal.name")
    cell = goals[0].view.cell(goals[0].first_row, column.index if column else 0)
    notebook.add("goal-from-place", cell)
    return replace(table, goal=cell)

"""Gather the tables of all files, and tell which of them define things and which only carry lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.model.grid import Book, Cell, Sheet, Trouble, Visibility
from aligner.model.options import ReadingOptions
from aligner.reading.amount_columns import COUNTED_ORDER, KINDS
from aligner.reading.columns import is_understood, understood
from aligner.reading.corrections import header_row_for, is_taken, stated_header_row
from aligner.reading.forms import find_forms, has_header_row, looks_turned, without
from aligner.reading.headers import holds
from aligner.reading.notebook import Notebook
from aligner.reading.surroundings import names_in, placed
from aligner.reading.tables import RawTable, filled_rows, find_tables
from aligner.reading.view import Table, View, as_text, is_blank

_KEYS = frozenset(
    {
        "goal.id", "goal.name", "initiative.id", "initiative.name", "area.id", "area.name", "link.area",
        "link.goal", "link.initiative", "link.share", "note", "skip", "budget.year", "budget.cost_centre",
        "budget.account", "budget.currency", "budget.line", *KINDS,
    }
)  # fmt: skip
"""A table with no other fields than these only refers to what others define."""

_ESTIMATE = re.compile(
    r"kustannusarvi|arvioi(?:tu|dut) kustannu|estimate|uppskatt|beräknad kostnad|kostnadskalkyl",
    re.IGNORECASE,
)


def gather(books: Iterable[Book], options: ReadingOptions, notebook: Notebook) -> list[Table]:
    """Return every table that was understood; what wasn't becomes a note."""
    tables: list[Table] = []
    for book in books:
        options_here = _shown_if_all_hidden(book, options)
        for sheet in book.sheets:
            tables.extend(_tables_of(View(book.file, sheet), options_here, notebook))
    return placed(_estimated(_promoted(tables)), notebook)


def _shown_if_all_hidden(book: Book, options: ReadingOptions) -> ReadingOptions:
    """Where a workbook shows no sheet with anything on it, its hidden ones are all there is: take them in."""
    shown = [s for s in book.sheets if s.visibility is Visibility.SHOWN and s.rows]
    if shown:
        return options
    return replace(options, include_sheets=options.include_sheets | {s.name for s in book.sheets})


def _tables_of(view: View, options: ReadingOptions, notebook: Notebook) -> list[Table]:
    sheet = view.sheet
    place = Cell(view.file, sheet.name)
    if not sheet.rows:
        return []
    if sheet.visibility is Visibility.HIDDEN:
        notebook.add("hidden-sheet", place, taken=int(is_taken(sheet.name, options.include_sheets)))
    elif is_taken(sheet.name, options.skip_sheets):
        notebook.add("sheet-skipped", place, reason="settings")
    raws = _raw_tables(view, header_row_for(view, options))
    if (stated := stated_header_row(view, raws, options)) is not None:
        raws = find_tables(view, filled_rows(view), stated)
    if raws and raws[0].view.turned:
        notebook.add("table-turned", place)
    if not raws and sheet.visibility is Visibility.SHOWN:
        notebook.add("sheet-skipped", place, reason="no-table")
    return [table for raw in raws if (table := _kept(raw, options, notebook)) is not None]


def _raw_tables(view: View, forced_header: int | None) -> list[RawTable]:
    """Find the tables of a sheet, be they upright, turned, or forms with tables below them."""
    filled = filled_rows(view)
    if forced_header is not None:
        return find_tables(view, filled, forced_header)
    turned = looks_turned(view, filled)
    forms = find_forms(view, filled)
    if forms:
        rest = without(view, forms)
        left = filled_rows(rest)
        if len(forms) > 1 or not turned or has_header_row(rest, left):
            return [*forms, *find_tables(rest, left)]
    if not turned:
        return find_tables(view, filled)
    across = view.turn()
    return find_tables(across, filled_rows(across))


def _kept(raw: RawTable, options: ReadingOptions, notebook: Notebook) -> Table | None:
    table = understood(raw, options, notebook)
    if not is_understood(table):
        cell = raw.view.cell(raw.header_row, raw.first_column, raw.headers[0])
        notebook.add("table-skipped", cell, rows=max(0, raw.last_row - raw.first_row + 1))
        return None
    if not table.skipped:
        _note_hidden(table, notebook)
        _note_merged_amounts(table, notebook)
        _note_troubles(table, notebook)
    return table


def _note_hidden(table: Table, notebook: Notebook) -> None:
    sheet: Sheet = table.view.sheet
    for row in sorted(r for r in sheet.hidden_rows if table.first_row <= r <= table.last_row):
        if any(not is_blank(value) for value in sheet.rows[row - 1]):
            notebook.add("hidden-row", replace(table.view.cell(row, 0, ""), text=""), row=row)
    for column in table.columns:
        if column.index in sheet.hidden_columns:
            cell = table.view.cell(table.header_row, column.index, column.header)
            notebook.add("hidden-column", cell, header=column.header)


def _note_merged_amounts(table: Table, notebook: Notebook) -> None:
    columns = {c.index for c in table.all(*KINDS)}
    for merged in table.view.sheet.merged:
        inside = table.first_row <= merged.first_row <= table.last_row
        if inside and merged.first_column in columns and merged.last_row > merged.first_row:
            cell = table.view.cell(merged.first_row, merged.first_column)
            notebook.add("merged-cells", cell, rows=merged.last_row - merged.first_row + 1)


def _note_troubles(table: Table, notebook: Notebook) -> None:
    """Name the broken cells that hold no amount; those of amounts are noted where they are read."""
    amounts = {c.index for c in table.all(*KINDS)}
    wanted = {c.index for c in table.columns if c.field is not None} - amounts
    for (row, column), (trouble, text) in table.view.sheet.troubles.items():
        if column in wanted and table.first_row <= row <= table.last_row and trouble is not Trouble.PERCENT:
            notebook.add(trouble.value, table.view.cell(row, column, text))


def _promoted(tables: list[Table]) -> list[Table]:
    """Where no table names goals, or initiatives, those that others refer to are the ones."""
    open_tables = [t for t in tables if not t.skipped]
    if not any("initiative.name" in t.fields for t in open_tables):
        tables = [
            _renamed(t, {"link.initiative": "initiative.name"}) if _lists_initiatives(t) else t
            for t in tables
        ]
        open_tables = [t for t in tables if not t.skipped]
    if any("goal.name" in t.fields for t in open_tables):
        return tables
    if any("link.goal" in t.fields for t in open_tables):
        return [_renamed(table, {"link.goal": "goal.name"}) for table in tables]
    return _named_by_definition(tables)


def _estimated(tables: list[Table]) -> list[Table]:
    """Where a budget has lines of its own, what initiatives are estimated to cost is no money granted."""
    budgets = [t for t in tables if not t.skipped and "link.initiative" in t.fields and t.all(*COUNTED_ORDER)]
    return [
        _as_estimates(t) if "initiative.name" in t.fields and any(b is not t for b in budgets) else t
        for t in tables
    ]


def _as_estimates(table: Table) -> Table:
    columns = tuple(
        replace(c, field="initiative.cost")
        if c.field == "budget.amount" and _ESTIMATE.search(c.header)
        else c
        for c in table.columns
    )
    return replace(table, columns=columns, holds=holds(columns))


def _lists_initiatives(table: Table) -> bool:
    """Whether references to initiatives are a list of them: one a row, not codes that come again."""
    column = table.first("link.initiative")
    if column is None or table.skipped:
        return False
    often = Counter(table.values(column))
    texts = {value: as_text(value) for value in often}
    filled = sum(times for value, times in often.items() if texts[value].strip())
    return len({text for text in texts.values() if text.strip()}) > 0.5 * filled


def _named_by_definition(tables: list[Table]) -> list[Table]:
    """A table with goal ids and texts, but no column of names: the text is the name."""
    return [
        _renamed(table, {"goal.definition": "goal.name"}) if "goal.definition" in table.fields else table
        for table in tables
    ]


def _renamed(table: Table, names: dict[str, str]) -> Table:
    columns = tuple(replace(c, field=names.get(c.field or "", c.field)) for c in table.columns)
    return replace(table, columns=columns, holds=holds(columns))


def only_carries_lines(table: Table, tables: Sequence[Table]) -> bool:
    """Whether a table holds amounts and mere references to what another table defines."""
    fields = table.fields
    if not fields & KINDS.keys() or not fields <= _KEYS:
        return False
    others = [t for t in tables if t is not table and not t.skipped]
    for named in ("goal.name", "initiative.name", "area.name"):
        if named in fields and not any(named in other.fields for other in others):
            return False
    if {"goal.name", "initiative.name"} & fields:
        return any(
            not _is_bare(other) or _comes_first(other, table, tables)
            for other in others
            if _same(other, table)
        )
    return True


def _is_bare(table: Table) -> bool:
    return table.fields <= _KEYS


def _same(other: Table, table: Table) -> bool:
    return bool({"goal.name", "initiative.name"} & other.fields & table.fields)


def _comes_first(other: Table, table: Table, tables: Sequence[Table]) -> bool:
    """Whether another table that says as little comes first, and names anything that this one names."""
    first = next(one for one in tables if one is other or one is table)
    named = ("goal.name", "initiative.name")
    return first is other and any(names_in(other, name) & names_in(table, name) for name in named)

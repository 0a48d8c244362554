"""Give every column of a found table its meaning, the user's corrections first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from aligner.model.grid import Column, Value
from aligner.model.options import ReadingOptions
from aligner.reading.corrections import CERTAIN, corrected, is_skipped, option_for
from aligner.reading.headers import holds, understand
from aligner.reading.notebook import Notebook
from aligner.reading.supporting_tables import as_supporting
from aligner.reading.tables import RawTable
from aligner.reading.unread import with_weight
from aligner.reading.view import Table, as_text, is_blank, is_link_table
from aligner.words.texts import clean

SAMPLE = 50
"""So many values of a column are looked at to tell what it holds."""

SHOWN_SAMPLES = 3
SAMPLE_LENGTH = 60
CORNER = 3

SURE = 0.8
"""Below this confidence a reading was told from spelling, so the user is told of it."""


def understood(raw: RawTable, options: ReadingOptions, notebook: Notebook) -> Table:
    """Understand a table's columns; what would be asked or is unknown becomes a note."""
    values = [_sample(raw, raw.first_column + i) for i in range(len(raw.headers))]
    title = "\n".join((raw.view.sheet.name or PurePath(raw.view.file).stem, *raw.titles[-CORNER:]))
    columns = understand(raw.headers, values, title=title, corner=raw.titles[-CORNER:])
    columns = as_supporting(columns, "\n".join((title, *raw.titles)))
    option = option_for(raw, options)
    columns = corrected(columns, option)
    placed = tuple(
        _weighed(raw, replace(column, index=raw.first_column + i, samples=_shown(values[i])))
        for i, column in enumerate(columns)
    )
    table = Table(
        view=raw.view,
        header_row=raw.header_row,
        first_row=raw.first_row,
        last_row=raw.last_row,
        columns=placed,
        holds=holds(placed),
        titles=raw.titles,
        skipped=is_skipped(raw, option, options),
    )
    if not table.skipped:
        _note_columns(table, notebook)
    return table


def _weighed(raw: RawTable, column: Column) -> Column:
    """Tell what hangs on a column, where the user may have to say what it is."""
    if column.confidence >= SURE or not column.header:
        return column
    return with_weight(column, raw.view.down(column.index, raw.first_row, raw.last_row))


def _sample(raw: RawTable, column: int) -> list[Value]:
    """A column's values row by row, None for blank ones, until enough are filled."""
    values = raw.view.down(column, raw.first_row, min(raw.last_row, raw.first_row + SAMPLE - 1))
    if not any(map(is_blank, values)):
        return values
    values, filled = [], 0
    for row in raw.view.sheet.rows[raw.first_row - 1 : min(raw.last_row, raw.first_row + 20 * SAMPLE)]:
        blank = column > len(row) or is_blank(row[column - 1])
        values.append(None if blank else row[column - 1])
        filled += not blank
        if filled == SAMPLE:
            break
    return values


def _shown(values: Sequence[Value]) -> tuple[str, ...]:
    distinct: dict[str, None] = {}
    for value in values:
        if value is not None:
            distinct[clean(as_text(value)).strip()[:SAMPLE_LENGTH]] = None
            if len(distinct) == SHOWN_SAMPLES:
                break
    return tuple(distinct)


def _note_columns(table: Table, notebook: Notebook) -> None:
    for column in table.columns:
        cell = table.view.cell(table.header_row, column.index, column.header)
        if column.confidence == CERTAIN or not (column.header or column.samples):
            continue
        if not column.header:
            notebook.add("header-blank", cell, column=column.letter)
        elif column.field is None and column.asked:
            notebook.add("column-asked", cell, header=column.header, guess=column.asked)
        elif column.field is None:
            notebook.add("column-unknown", cell, header=column.header)
        elif column.confidence < SURE:
            notebook.add("column-asked", cell, header=column.header, guess=column.field)


def is_understood(table: Table) -> bool:
    """Whether anything of the plan was found in the table."""
    return bool(table.holds) or is_link_table(table)

"""What the user's settings correct in a table: its columns, its header row, its unit, whether it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from aligner.model.grid import Column, Visibility
from aligner.model.options import ReadingOptions, TableOption
from aligner.reading.amount_columns import KINDS
from aligner.reading.header_units import take_unit
from aligner.reading.heads import LOOK_AHEAD, texts_of
from aligner.reading.tables import RawTable, filled_rows
from aligner.reading.view import View
from aligner.words.texts import key

CERTAIN = 1.0
"""The confidence of what the user says; the reader's own is always lower."""

ALIKE = 0.8
"""A table is the one that settings name by its headers where this share of them agrees."""

_MONEY = KINDS.keys() - {"budget.fte"}


def is_taken(name: str, names: Collection[str]) -> bool:
    """Whether a sheet is among those that the settings name; case and white space don't matter."""
    return key(name) in map(key, names)


def option_for(raw: RawTable, options: ReadingOptions) -> TableOption | None:
    """Return the user's corrections for a table: by its headers, else by its file and sheet alone."""
    return option_of(raw.headers, raw.view.file, raw.view.sheet.name, options)


def option_of(headers: Sequence[str], file: str, sheet: str, options: ReadingOptions) -> TableOption | None:
    """Return the corrections for a table with these headers: those that name its file or sheet go first."""
    ours = [option for option in options.tables if _is_of(file, sheet, option)]
    named = [option for option in ours if option.headers and _alike(headers, option.headers)]
    placed = [option for option in ours if not option.headers and (option.file or option.sheet)]
    return max(named or placed, key=_narrow, default=None)


def _narrow(option: TableOption) -> int:
    """How closely an option says where its table stands."""
    return (option.file is not None) + (option.sheet is not None)


def header_row_for(view: View, options: ReadingOptions) -> int | None:
    """Return the header row that the settings name for a sheet, counted from 1."""
    option = header_row_option(view.file, view.sheet.name, options)
    return option.header_row if option is not None else None


def header_row_option(file: str, sheet: str, options: ReadingOptions) -> TableOption | None:
    """Return the option that names the header row of a sheet."""
    rows = [o for o in options.tables if o.header_row is not None and (o.file or o.sheet)]
    ours = [option for option in rows if _is_of(file, sheet, option)]
    return max(ours, key=_narrow, default=None)


def stated_header_row(view: View, raws: Sequence[RawTable], options: ReadingOptions) -> int | None:
    """Return the row with the headers that the settings correct, where no table was found to have them."""
    for option in options.tables:
        if not _is_of(view.file, view.sheet.name, option) or any(_has(raw.headers, option) for raw in raws):
            continue
        for row in filled_rows(view)[:LOOK_AHEAD]:
            if _has(texts_of(view.sheet.rows[row - 1]), option):
                return row
    return None


def _has(headers: Sequence[str], option: TableOption) -> bool:
    """Whether these are the headers that an option names; one for a file or sheet names those it corrects."""
    if option.headers:
        return _alike(headers, option.headers)
    named = bool(option.columns) and bool(option.file or option.sheet)
    return named and set(map(key, option.columns)) <= set(map(key, headers))


def _is_of(file: str, sheet: str, option: TableOption) -> bool:
    same_file = option.file is None or key(option.file) == key(file)
    return same_file and (option.sheet is None or key(option.sheet) == key(sheet))


def _alike(headers: Iterable[str], stated: Iterable[str]) -> bool:
    ours = {key(header) for header in headers if header}
    theirs = {key(header) for header in stated if header}
    return bool(theirs) and len(ours & theirs) >= ALIKE * max(len(ours), len(theirs))


def is_skipped(raw: RawTable, option: TableOption | None, options: ReadingOptions) -> bool:
    """Whether a table is read for the reconciliation only."""
    sheet = raw.view.sheet
    hidden = sheet.visibility is Visibility.HIDDEN and not is_taken(sheet.name, options.include_sheets)
    return hidden or is_taken(sheet.name, options.skip_sheets) or (option is not None and option.skip)


def corrected(columns: Sequence[Column], option: TableOption | None) -> tuple[Column, ...]:
    """Apply the user's fields: they are certain, and None leaves a column as it was understood."""
    if option is None:
        return tuple(columns)
    wanted = {key(header): fields for header, fields in option.columns.items()}
    seen: Counter[str] = Counter()
    made: list[Column] = []
    for column in columns:
        name = key(column.header)
        field = next(iter(wanted.get(name, ())[seen[name] :]), None)
        said = _as_said(column, field, made) if field is not None else column
        seen[name] += 1
        if option.scale is not None and said.field in _MONEY:
            said = replace(said, scale=option.scale, scale_stated=True)
        made.append(said)
    return tuple(made)


def _as_said(column: Column, field: str, before: Sequence[Column]) -> Column:
    """Give a column the field that the user says, and what goes with it: its unit, its metric."""
    column = replace(column, field=field, asked=None, confidence=CERTAIN, group=_group(field, before))
    unit = take_unit(column.header)[1]
    if field in _MONEY and unit.stated and not column.scale_stated:
        return replace(column, scale=unit.scale, scale_stated=True, currency=unit.currency)
    return column


def _group(field: str, before: Sequence[Column]) -> int:
    """The number of the metric or initiative that a column speaks of: the nearest one before it."""
    entity, _, name = field.partition(".")
    named = [column.group for column in before if column.field == f"{entity}.name"]
    if name == "name":
        return max(named, default=0) + 1
    return named[-1] if named else 1

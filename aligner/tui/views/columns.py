"""How each sheet was understood, as rows: what the reader asks first, then table by table."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.grid import Cell, Column
from aligner.model.plan import Plan
from aligner.service.table_views import (
    Need,
    TableView,
    UnreadSheet,
    meaning,
    need,
    place_of,
    tables_of,
    unread_sheets,
)
from aligner.tui.client_text import client_text, fitted, padded, plain
from aligner.tui.look import Look

LETTER = 5
SURE = 7
_SIGNS = {
    Need.ASKED: ("?", "bad"),
    Need.UNKNOWN: ("?", "weak"),
    Need.UNSURE: ("~", "weak"),
    Need.SURE: (" ", ""),
}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One row: a title where there is nothing else, a table, one of its columns, or an unread sheet."""

    title: str = ""
    view: TableView | None = None
    column: Column | None = None
    unread: UnreadSheet | None = None

    @property
    def cell(self) -> Cell | None:
        """The header's cell, or the first one of the header row."""
        if self.view is None:
            return Cell(self.unread.file, self.unread.sheet, 1, 1) if self.unread else None
        table, column = self.view.table, self.column
        at = column.index if column else table.range.first_column
        return Cell(self.view.source.file, table.sheet, table.header_row, at, column.header if column else "")


def column_rows(plan: Plan) -> tuple[ColumnRow, ...]:
    """All rows: columns that are asked about, tables as in the files, sheets that weren't read."""
    tables = tables_of(plan)
    asked = [
        (view, c)
        for view in tables
        for c in view.by_need()
        if not view.table.skipped and need(c) is Need.ASKED
    ]
    rows = [ColumnRow(title="asked")] if asked else []
    rows += [ColumnRow(view=view, column=column) for view, column in asked]
    for view in tables:
        rows.append(ColumnRow(view=view))
        rows += [ColumnRow(view=view, column=column) for column in view.table.columns]
    unread = unread_sheets(plan)
    rows += [ColumnRow(title="unread")] if unread else []
    return (*rows, *(ColumnRow(unread=sheet) for sheet in unread))


def asked_count(plan: Plan) -> int:
    """How many columns the reader asks about."""
    return sum(view.asked for view in tables_of(plan) if not view.table.skipped)


def column_row(row: ColumnRow, look: Look, currency: str, width: int) -> Text:
    """Write one row in ``width`` cells."""
    if row.title:
        return Text(look.say(f"columns.title_{row.title}"), style=look.style("key"), no_wrap=True, end="")
    if row.unread is not None:
        words = look.say(f"columns.unread_{'hidden' if row.unread.hidden else 'other'}")
        place = plain(place_of(row.unread.file, row.unread.sheet))
        return Text.assemble(
            f"  {fitted(place, width // 2)}  ", (words, look.style("muted")), no_wrap=True, end=""
        )
    assert row.view is not None  # a row is one of the four
    if row.column is None:
        return _table(row.view, look, width)
    return _column(row.column, look, currency, width)


def _table(view: TableView, look: Look, width: int) -> Text:
    """Where it is, what it holds, on which row its headers stand and what its amounts are in."""
    table = view.table
    holds = ", ".join(i18n.text(f"fields.kind.{kind}", look.language) for kind in table.holds)
    said = [look.say("columns.skipped")] if table.skipped else [look.say("columns.rows", count=table.rows)]
    said += [holds] if holds and not table.skipped else []
    said.append(look.say("columns.header_row", row=table.header_row))
    scales = {column.scale for column in table.columns if (column.field or "").startswith("budget.")}
    said += [
        i18n.text(f"columns.unit.{scale}", look.language)
        for scale in sorted(scales)
        if scale in {1000, 1_000_000}
    ]
    right = " · ".join(said)
    place = fitted(plain(view.place), max(12, width - len(right) - 3))
    return Text.assemble((place, look.style("key")), "  ", (right, look.style("muted")), no_wrap=True, end="")


def _column(column: Column, look: Look, currency: str, width: int) -> Text:
    """Letter, header, meaning, how sure, samples; for an amount that isn't read, what it comes to."""
    header = plain(column.header) or look.say("columns.no_header")
    wide = max(18, min(34, width // 4))
    sign, kind = _SIGNS[need(column)]
    words = _meaning(column, look)
    sure = formats.percent(column.confidence, look.language) if column.field else ""
    text = Text(no_wrap=True, end="")
    text.append(f"{sign} ", look.style(kind)).append(padded(column.letter, LETTER - 2), look.style("muted"))
    text.append(padded(header, wide - 1) + " ").append(padded(words, wide - 1) + " ", look.style(kind))
    text.append(padded(sure, SURE), look.style("muted"))
    samples = " · ".join(plain(sample, 60) for sample in column.samples)
    if column.field is None and column.sum_if_money:
        money = formats.short_money(column.sum_if_money, currency, look.language)
        samples = f"{i18n.text('columns.say.money', look.language, sum=money)} · {samples}"
    rest = client_text(samples, look.style("muted"), width=max(1, width - text.cell_len))
    return text.append_text(rest)


def _meaning(column: Column, look: Look) -> str:
    if column.field is None:
        guess = meaning(column.asked, look.language) if column.asked else ""
        return look.say("columns.asked", field=guess) if guess else look.say("columns.unknown")
    return meaning(column.field, look.language) + (f" {column.year}" if column.year else "")

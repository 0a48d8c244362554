"""How each sheet was understood, column by column."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.grid import Cell, Column, SourceRead, TableRead
from aligner.tui.client_text import client_text, plain
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, columns, heading, remark, wrapped

SHOWN = 1500
"""Columns beyond these are not drawn; ``aligner columns`` lists them all."""


def column_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of the columns tab, for a list of ``width`` cells."""
    entries = [Entry(wrapped(look.say("columns.lead"), width, look.style("muted")))]
    for source in assessment.plan.sources:
        entries.extend(_source(source, look, width))
    if len(entries) > SHOWN:
        return (*entries[:SHOWN], remark(look.say("detail.more", count=len(entries) - SHOWN), look))
    return tuple(entries)


def _source(source: SourceRead, look: Look, width: int) -> Iterator[Entry]:
    if source.refused is not None:
        yield heading(plain(source.file), look)
        yield Entry(Text(look.say("columns.refused"), style=look.style("bad")))
    for table in source.tables:
        yield _table_heading(source, table, look)
        for column in table.columns:
            cell = Cell(source.file, table.sheet, table.header_row, column.index, column.header)
            yield Entry(_column(column, look, width), cell=cell)


def _table_heading(source: SourceRead, table: TableRead, look: Look) -> Entry:
    where = " › ".join(plain(part) for part in (source.file, table.sheet) if part)
    said = look.say("columns.skipped") if table.skipped else look.say("columns.rows", count=table.rows)
    text = Text.assemble("\n", (where, look.style("key")), (f"   {said}", look.style("muted")))
    return Entry(text)


def _column(column: Column, look: Look, width: int) -> Text:
    """Letter, header, field, confidence, what stands below."""
    header = plain(column.header) or look.say("columns.no_header")
    field, kind = _field(column, look)
    sure = formats.percent(column.confidence, look.language) if column.field else ""
    room = max(0, width - 4 - 26 - 24 - 7)
    samples = ", ".join(plain(sample, 60) for sample in column.samples)
    letter = (column.letter, 4, look.style("muted"))
    text = columns(letter, (header, 26, ""), (field, 24, look.style(kind)), (sure, 7, ""))
    return text.append_text(client_text(samples, look.style("muted"), width=room))


def _field(column: Column, look: Look) -> tuple[str, str]:
    if column.field is None:
        asked = look.say("columns.asked", field=column.asked) if column.asked else look.say("columns.unknown")
        return asked, "weak"
    year = f" {column.year}" if column.year else ""
    return column.field + year, ""

"""How sheets and columns were understood: shown, and saved to be corrected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from aligner.i18n import formats, text
from aligner.model.errors import SourceError
from aligner.model.grid import Column, SourceRead, TableRead, column_letter
from aligner.model.plan import Plan
from aligner.reading.headers import understand_alone
from aligner.service.writing import escaped_json
from aligner.words.texts import clean

Sums = Mapping[tuple[str, str, int, int], int]


def understood_headers(file: Path) -> Iterator[str]:
    """Understand header texts alone, one a line, as JSON lines; ``field`` is null where the reader would ask.

    Raises SourceError where the file can't be read as text.
    """
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise SourceError("not-found", file=str(file)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("headers-unreadable", file=str(file)) from error
    for line in lines:
        if line.strip():
            column = understand_alone(line)
            told = {"header": line, "field": column.field, "confidence": round(column.confidence, 3)}
            yield escaped_json(json.dumps(told, ensure_ascii=False))


def column_sums(plan: Plan) -> Sums:
    """What was read under every amount column, in minor units, by file, sheet, table and column number."""
    tables: dict[tuple[str, str], list[TableRead]] = {}
    for source in plan.sources:
        for table in source.tables:
            tables.setdefault((source.file, table.sheet), []).append(table)
    sums: Counter[tuple[str, str, int, int]] = Counter()
    for ledger in (plan.ledger, *plan.other_money.values()):
        at = [(place.file, place.sheet, tables.get((place.file, place.sheet), [])) for place in ledger.tables]
        for place, row, column, amount in zip(
            ledger.places, ledger.rows, ledger.columns, ledger.amounts, strict=True
        ):
            file, sheet, inside = at[place]
            sums[file, sheet, _header_row(inside, row, column), column] += amount
    return sums


def _header_row(tables: Sequence[TableRead], row: int, column: int) -> int:
    """The header row of the table in which a cell lies, for a sheet may hold several."""
    if len(tables) > 1:
        for table in tables:
            span = table.range
            if span.first_row <= row <= span.last_row and span.first_column <= column <= span.last_column:
                return table.header_row
    return tables[0].header_row if tables else 0


def columns_json(plan: Plan, language: str) -> str:
    """The sources of the assessment as JSON, with sample values and the sum under each amount column."""
    from aligner.reports.sources_json import sources

    made = sources(plan, language, samples=True)
    sums = column_sums(plan)
    for source, read in zip(made, plan.sources, strict=True):
        for table, table_read in zip(source["tables"], read.tables, strict=True):
            for column, understood in zip(table["columns"], table_read.columns, strict=True):
                total = sums.get((read.file, table_read.sheet, table_read.header_row, understood.index))
                if total is not None:
                    column["sum"] = f"{Decimal(total) / 100:.2f}"
    return escaped_json(json.dumps({"sources": made}, ensure_ascii=False, indent=1))


def columns_text(plan: Plan, language: str) -> str:
    """The same for a person: table by table, column by column."""
    sums = column_sums(plan)
    blocks: list[list[str]] = []
    for source in plan.sources:
        if source.refused is not None:
            blocks.append([text(f"errors.{source.refused[0]}", language, **source.refused[1])])
        for table in source.tables:
            columns = [c for c in table.columns if c.header]
            lines = [_column_line(source, table, c, sums, plan.currency, language) for c in columns]
            blocks.append([_table_line(source, table, language), *lines])
    return "\n\n".join("\n".join(map(clean, block)) for block in blocks)


def _table_line(source: SourceRead, table: TableRead, language: str) -> str:
    span = table.range
    line = text(
        "cli.columns-table",
        language,
        place=f"{source.file} › {table.sheet}" if table.sheet else source.file,
        range=f"{column_letter(span.first_column)}{span.first_row}:{column_letter(span.last_column)}{span.last_row}",
        header_row=table.header_row,
        rows=table.rows,
        holds=", ".join(text(f"fields.kind.{kind}", language) for kind in table.holds) or "–",
    )
    return f"{line} ({text('cli.columns-skipped', language)})" if table.skipped else line


def _column_line(
    source: SourceRead, table: TableRead, column: Column, sums: Sums, currency: str, language: str
) -> str:
    header = " ".join(column.header.split())
    details = list(column.samples)
    total = sums.get((source.file, table.sheet, table.header_row, column.index))
    if total is not None:
        details = [
            text("cli.columns-sum", language, sum=formats.money(total, currency, language, exact=True))
        ]
    elif column.field is None and column.sum_if_money:
        unread = formats.money(column.sum_if_money, currency, language)
        details = [text("columns.say.money", language, sum=unread), *details]
    meaning, sure = _meaning(column, language)
    shown = " · ".join(details)[:60]
    return f"  {column.letter:>3}  {header[:34]:34}  {meaning[:46]:46} {sure:>5}  {shown}".rstrip()


def _meaning(column: Column, language: str) -> tuple[str, str]:
    """What a column is, as code and in words, and how sure the reader is of it."""
    if column.field is not None:
        year = f" {column.year}" if column.year is not None else ""
        words = text("cli.columns-total" if column.is_total else f"fields.{column.field}", language)
        return f"{column.field} · {words}{year}", formats.percent(column.confidence, language)
    if column.asked is not None:
        return text("cli.columns-asked", language, guess=column.asked), ""
    return text("cli.columns-unknown", language), ""

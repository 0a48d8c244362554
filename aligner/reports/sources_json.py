"""How the input was understood, as JSON: files, tables, columns, and how sure the reader is."""

from __future__ import annotations

from typing import Any

from aligner.model.grid import Column, Range, SourceRead, TableRead, column_letter
from aligner.model.plan import Plan
from aligner.reports import notes


def sources(plan: Plan, language: str, *, samples: bool = False) -> list[dict[str, Any]]:
    """Return the ``sources`` of the assessment; ``samples`` adds what stands in the columns' first cells."""
    return [_source(source, language, samples=samples) for source in plan.sources]


def _source(source: SourceRead, language: str, *, samples: bool) -> dict[str, Any]:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "refused": notes.refusal(source, language) or None,
        "tables": [_table(table, samples=samples) for table in source.tables],
    }


def _table(table: TableRead, *, samples: bool) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "range": _range(table.range),
        "header_row": table.header_row,
        "holds": list(table.holds),
        "rows": table.rows,
        "skipped": table.skipped,
        "columns": [_column(column, samples=samples) for column in table.columns],
    }


def _column(column: Column, *, samples: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "column": column.letter,
        "header": column.header,
        "field": column.field,
        "confidence": round(column.confidence, 6),
        "asked": column.asked,
    }
    if column.year is not None:
        told["year"] = str(column.year)
    if samples:
        told["samples"] = list(column.samples)
    return told


def _range(cells: Range) -> str:
    first = f"{column_letter(cells.first_column)}{cells.first_row}"
    return f"{first}:{column_letter(cells.last_column)}{cells.last_row}"

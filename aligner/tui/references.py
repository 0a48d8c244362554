"""How a cell is named: for the eye, and for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.tui.client_text import plain

if TYPE_CHECKING:
    from aligner.model.grid import Cell
    from aligner.model.plan import Plan


def reading_form(cell: Cell, *, with_file: bool = True) -> str:
    """``strategia.xlsx › Tavoitteet › D5``; delimited text has no sheet."""
    parts = (cell.file if with_file or not cell.sheet else "", cell.sheet, cell.address)
    return " › ".join(plain(part) for part in parts if part)


def shared_sheets(plan: Plan) -> frozenset[str]:
    """Return the names of sheets that stand in more than one file: they say nothing without it."""
    files: dict[str, set[str]] = {}
    for source in plan.sources:
        for table in source.tables:
            files.setdefault(table.sheet, set()).add(source.file)
    return frozenset(sheet for sheet, users in files.items() if len(users) > 1)


def clipboard_form(cell: Cell) -> str:
    """``strategia.xlsx!Tavoitteet!D5``, as one word to search or paste by."""
    return "!".join(plain(part) for part in (cell.file, cell.sheet, cell.address) if part)

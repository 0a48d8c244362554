"""Writes a plan given as rows into a workbook, one sheet a table."""

from pathlib import Path

from openpyxl import Workbook

Sheets = dict[str, list[list]]


def write(sheets: Sheets, path: Path) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def column(sheets: Sheets, sheet: str, header: str) -> int:
    return sheets[sheet][0].index(header)


def without(sheets: Sheets, sheet: str, *headers: str) -> Sheets:
    """Take columns out of a sheet."""
    gone = {column(sheets, sheet, header) for header in headers}
    rows = [[value for i, value in enumerate(row) if i not in gone] for row in sheets[sheet]]
    return sheets | {sheet: rows}


def with_cells(sheets: Sheets, sheet: str, cells: dict[tuple[str, str], object]) -> Sheets:
    """Change cells, named by the first cell of their row and the header of their column."""
    rows = [list(row) for row in sheets[sheet]]
    for (first, header), value in cells.items():
        row = next(row for row in rows if row[0] == first)
        row[column(sheets, sheet, header)] = value
    return sheets | {sheet: rows}

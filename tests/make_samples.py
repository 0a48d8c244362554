"""Writes the files of samples/ again, from the stories in sample_plans: python tests/make_samples.py"""

import re
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

SAMPLES = Path(__file__).parent.parent / "samples"
STORIES = (
    "kaarnalahden_energia",
    "merilahti_havsviken",
    "tern_and_harrow",
    "region_tallmo",
    "tyrskyluodon_lautat",
)
WHEN = datetime(2026, 1, 2, 9, 0)


@dataclass
class Sheet:
    """One sheet: rows of cells as they stand, and what Excel shows of them."""

    name: str
    rows: list
    header: int = 1
    hidden: bool = False
    hidden_rows: tuple = ()
    merged: tuple = ()
    widths: dict = field(default_factory=dict)
    formats: dict = field(default_factory=dict)


@dataclass
class Book:
    sheets: list

    def data(self) -> bytes:
        book = Workbook()
        book.remove(book.active)
        for sheet in self.sheets:
            _write(book.create_sheet(sheet.name), sheet)
        raw = BytesIO()
        book.save(raw)
        return _timeless(raw)


@dataclass
class Text:
    """A delimited file as it stands."""

    text: str
    encoding: str = "utf-8"

    def data(self) -> bytes:
        return self.text.encode(self.encoding)


def _write(page, sheet: Sheet) -> None:
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                _fill(page.cell(row, column), value, sheet.formats.get(column))
    for cell in page[sheet.header]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE8EC")
    for row in range(1, sheet.header):
        for cell in page[row]:
            cell.font, cell.alignment = Font(bold=row == 1), Alignment(wrap_text=False)
    _lay_out(page, sheet)


def _fill(cell, value, number_format) -> None:
    cell.value = value
    cell.number_format = number_format or cell.number_format
    cell.alignment = Alignment(wrap_text=len(str(value)) > 30, vertical="top")


def _lay_out(page, sheet: Sheet) -> None:
    for letter, width in sheet.widths.items():
        page.column_dimensions[letter].width = width
    for cells in sheet.merged:
        page.merge_cells(cells)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    page.freeze_panes = page.cell(sheet.header + 1, 1)
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def _timeless(raw: BytesIO) -> bytes:
    """Take the clock out of a workbook, so that the same story gives the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", f"{WHEN.isoformat()}Z".encode(), part)
            new.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def stories() -> dict:
    """Every file of every story, by its path below samples/."""
    import importlib

    sys.path.insert(0, str(Path(__file__).parent))
    files = {}
    for story in STORIES:
        made = importlib.import_module(f"sample_plans.{story}").FILES
        files |= {f"{story.replace('_', '-')}/{name}": file for name, file in made.items()}
    return files


def main() -> None:
    for name, file in stories().items():
        path = SAMPLES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data())


if __name__ == "__main__":
    main()

"""The empty plan workbook of ``aligner new``: sheets, headers, drop-downs and guidance, and no rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import i18n
from aligner.model.errors import OutputError, SettingsError
from aligner.reports.saving import save_whole

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 300
"""How many rows below the header have drop-downs and guidance."""
_YEARS = 3
_WIDTHS = {"name": 38, "line": 38, "ambition": 38, "description": 48, "definition": 58, "area": 24}
_NARROW = 18
_BESIDE = ("evidence", "segments", "journey", "people", "terms")
"""The sheets beside the plan proper."""
_INK, _BAND = "FFFFFF", "1F4E5F"


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its key in ``workbook.toml``, and the formula of its drop-down."""

    key: str
    choices: str = ""
    year: int | None = None


def write_plan_workbook(path: Path, language: str, *, first_year: int | None = None) -> None:
    """Write an empty plan workbook whose budget begins with ``first_year`` (default: this year).

    Raises SettingsError ``exists`` where the file is already there, OutputError ``not-written`` where it
    cannot be written; nothing half-written is left behind.
    """
    if path.exists():
        raise SettingsError("exists", file=str(path))
    book = _workbook(path.name, language, first_year or date.today().year)
    try:
        save_whole(book, path)
    except OSError as error:
        raise OutputError("not-written", file=str(path), reason=error.strerror or str(error)) from error


def _workbook(file: str, language: str, first_year: int) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    guidance = book.active
    assert guidance is not None
    _write_guidance(guidance, file, language)
    for sheet, columns in _sheets(language, first_year):
        page = book.create_sheet(i18n.text(f"workbook.sheet.{sheet}", language))
        for index, column in enumerate(columns, 1):
            _write_column(page, sheet, index, column, language)
        _lay_out(page)
    return book


def _sheets(language: str, first_year: int) -> Iterator[tuple[str, list[_Column]]]:
    """Yield every sheet's key and columns, in the order in which they are filled in."""
    yield "areas", [_Column(key) for key in i18n.keys("workbook", "areas")]
    offered = {
        "area": _range("areas", "B", language),
        "type": _list(language, "type"),
        "goal": _range("goals", "A", language),
        "initiative": _range("initiatives", "A", language),
        "kind": _list(language, "metric_kind", file="terms"),
        "stage": _list(language, "stage"),
        "status": _list(language, "status"),
        "method": _list(language, "method"),
        "phase": _list(language, "phase", file="terms"),
        "journey": _range("journey", "A", language),
    }
    for sheet in ("goals", "metrics", "initiatives"):
        yield sheet, [_Column(key, offered.get(key, "")) for key in i18n.keys("workbook", sheet)]
    years = [_Column("year", year=first_year + i) for i in range(_YEARS)]
    yield "budget", [_Column("initiative", offered["initiative"]), _Column("line"), *years]
    for sheet in _BESIDE:
        yield sheet, [_Column(key, offered.get(key, "")) for key in i18n.keys("workbook", sheet)]


def _range(sheet: str, letter: str, language: str) -> str:
    name = i18n.text(f"workbook.sheet.{sheet}", language)
    return f"'{name}'!${letter}$2:${letter}${_ROWS + 1}"


def _list(language: str, table: str, *, file: str = "workbook") -> str:
    words = [i18n.text(f"{file}.{table}.{key}", language) for key in i18n.keys(file, table)]
    return '"' + ",".join(words) + '"'


def _write_column(page: Worksheet, sheet: str, index: int, column: _Column, language: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    header = page.cell(1, index, i18n.text(f"workbook.{sheet}.{column.key}", language, year=column.year))
    header.font = Font(bold=True, color=_INK)
    header.fill = PatternFill("solid", fgColor=_BAND)
    header.alignment = Alignment(wrap_text=True, vertical="center")
    letter = header.column_letter
    page.column_dimensions[letter].width = _WIDTHS.get(column.key, _NARROW)
    page.column_dimensions[letter].alignment = Alignment(wrap_text=True, vertical="top")
    if column.year:
        page.column_dimensions[letter].number_format = "#,##0"
    prompt = i18n.text(f"workbook.prompt.{sheet}.{column.key}", language)
    _guide(page, f"{letter}2:{letter}{_ROWS + 1}", str(header.value), prompt, column)


def _guide(page: Worksheet, cells: str, title: str, prompt: str, column: _Column) -> None:
    """Put the guidance beside the selected cell, and the drop-down where there is one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered: dict[str, Any] = {"type": "list", "formula1": column.choices} if column.choices else {}
    # A word that is not in the list is still let in: two goals in one cell, a stage of the user's own.
    rule = DataValidation(**offered, allow_blank=True, showInputMessage=True, showErrorMessage=False)
    rule.promptTitle, rule.prompt = title[:32], prompt
    rule.add(cells)
    page.add_data_validation(rule)


def _lay_out(page: Worksheet) -> None:
    page.freeze_panes = "C2"
    page.row_dimensions[1].height = 32
    page.sheet_view.zoomScale = 110
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _write_guidance(page: Worksheet, file: str, language: str) -> None:
    """Write the guidance into one cell below its title: rows of it could be read as a table."""
    from openpyxl.styles import Alignment, Font

    page.title = i18n.text("workbook.sheet.guidance", language)
    page.sheet_view.showGridLines = False
    page.column_dimensions["A"].width = 100
    keys = [key for key in i18n.keys("workbook", "guidance") if key != "title"]
    said = [i18n.text(f"workbook.guidance.{key}", language, file=file) for key in keys]
    page["A1"], page["A2"] = i18n.text("workbook.guidance.title", language), "\n\n".join(said)
    page["A1"].font = Font(bold=True, size=16, color=_BAND)
    page["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[1].height = 30
    page.row_dimensions[2].height = 460

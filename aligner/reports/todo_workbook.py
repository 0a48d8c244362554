"""The cells to fill as a workbook: one row a cell, with a filter, for those who hold the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.model.errors import OutputError
from aligner.reports.saving import save_whole
from aligner.reports.todo import ToldCell
from aligner.reports.workbook_cells import text_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTHS = {
    "goal": 34, "act": 18, "file": 26, "tab": 18, "place": 20, "header": 24, "now": 40, "text": 48,
    "link": 36, "done": 9,
}  # fmt: skip
"""The columns in order, and how wide each is."""
_INK, _BAND = "FFFFFF", "1F4E5F"


def write_todo_workbook(path: Path, cells: Iterable[ToldCell], language: str) -> None:
    """Write the list; an earlier one is replaced whole, or left as it was. Raises OutputError."""
    book = _workbook(tuple(cells), language)
    try:
        save_whole(book, path)
    except OSError as error:
        raise OutputError("not-written", file=str(path), reason=error.strerror or str(error)) from error


def _workbook(cells: Sequence[ToldCell], language: str) -> Workbook:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(_say("sheet", language))
    page.freeze_panes = "B2"
    for number, width in enumerate(_WIDTHS.values(), 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{len(cells) + 1}"
    head = {"font": Font(bold=True, color=_INK), "fill": PatternFill("solid", fgColor=_BAND)}
    wrapped = {"alignment": Alignment(wrap_text=True, vertical="top")}
    page.append([text_cell(page, _say(name, language), head) for name in _WIDTHS])
    for cell in cells:
        page.append([text_cell(page, text, wrapped) for text in _texts(cell, language)])
    return book


def _texts(cell: ToldCell, language: str) -> Iterator[str]:
    yield from (cell.goal, cell.act, cell.file, cell.sheet, cell.place, cell.header, cell.now, cell.text)
    yield from (cell.link, _say("is_done", language) if cell.is_done else "")


def _say(key: str, language: str) -> str:
    return i18n.text(f"whatif.workbook.{key}", language)

"""The sheets that were opened to be looked at: the last few are kept, for as long as their plan is shown."""

from __future__ import annotations

from itertools import accumulate

from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.service import Request
from aligner.service.sheet_apart import open_sheet
from aligner.service.source import SheetWindow
from aligner.tui.shown import Shown

_MOST_SHEETS, _MOST_CELLS = 4, 1_000_000
_kept: list[tuple[Plan, str, SheetWindow]] = []
"""Plan, language and sheet, the one looked at last first."""


def kept_sheet(shown: Shown, cell: Cell) -> SheetWindow | None:
    """The sheet of a cell, where it has been opened for this plan in this language."""
    for plan, language, window in _kept:
        if (
            plan is shown.read.plan
            and language == shown.request.language
            and (window.file, window.sheet) == (cell.file, cell.sheet)
        ):
            return window
    return None


def opened_sheet(shown: Shown, cell: Cell) -> SheetWindow:
    """The sheet of a cell, read where it isn't kept: that takes as long as its file. Raises SourceError."""
    window = kept_sheet(shown, cell)
    if window is None:
        request: Request = shown.request
        window = open_sheet(request, shown.read.plan, cell.file, cell.sheet)
        here = [one for one in _kept if one[0] is shown.read.plan]
        _kept[:] = _within_room([(shown.read.plan, request.language, window), *here])
    return window


def _within_room(kept: list[tuple[Plan, str, SheetWindow]]) -> list[tuple[Plan, str, SheetWindow]]:
    """The first ones that come to no more cells than can be afforded; the very first one whatever it is."""
    cells = accumulate(window.row_count * window.column_count for _, _, window in kept)
    fitting = sum(count <= _MOST_CELLS for count in cells)
    return kept[: max(1, min(fitting, _MOST_SHEETS))]


def forget_others(plan: Plan) -> None:
    """Let go of the sheets of every other plan."""
    _kept[:] = [one for one in _kept if one[0] is plan]

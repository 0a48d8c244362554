"""Opening a sheet to look at it: its file is read apart, as the plan was; rows come a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.service import background, source
from aligner.service.request import Request
from aligner.service.source import SheetWindow

if TYPE_CHECKING:
    from aligner.model.grid import Row, Sheet
    from aligner.model.limits import Limits
    from aligner.model.plan import Plan

_ROWS = 250
"""So many rows are unpickled at a stretch: between them other threads run."""


def open_sheet(request: Request, plan: Plan, file: str, sheet: str) -> SheetWindow:
    """Open a sheet as ``source.open_sheet`` does. Raises SourceError, also where the file ends its reader."""

    def read(path: Path, file: str, sheet: str) -> tuple[Sheet, str]:
        return _read(path, file, sheet, request.limits)

    return source.open_sheet(request, plan, file, sheet, read)


def _read(path: Path, file: str, sheet: str, limits: Limits) -> tuple[Sheet, str]:
    rows: list[Row] = []

    def hear(kind: str, *said: object) -> None:
        if kind == "file":
            rows.clear()
        else:
            rows.extend(said[0])  # type: ignore[arg-type]  # only rows are told besides

    found, sha256 = background.do(send_sheet, (path, file, sheet), limits, hear)
    return replace(found, rows=rows), sha256


def send_sheet(asked: tuple[Path, str, str], tell: Callable[..., None]) -> tuple[Sheet, str]:
    """The work of the other process: tell the rows, and return the sheet without them."""
    tell("file", asked[1], 1, 1)
    found, sha256 = source.read_sheet(*asked)
    for _, part in found.slices(1, size=_ROWS):
        tell("rows", part)
    return replace(found, rows=()), sha256

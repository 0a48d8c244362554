"""Saving a workbook whole: beside its place first, then into it."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook


def save_whole(book: Workbook, path: Path) -> None:
    """Write beside the target and move into place, so that no reader sees half a file."""
    made = BytesIO()
    book.save(made)  # openpyxl leaves its own files half-open where a save fails: in memory it can't
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_bytes(made.getvalue())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)

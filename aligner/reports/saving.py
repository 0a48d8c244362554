"""Saving a workbook whole, or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.settings.whole_file import settle_folder, write_whole

if TYPE_CHECKING:
    from openpyxl import Workbook


def save_whole(book: Workbook, path: Path) -> None:
    """Put a workbook in a place. Raises OSError; what stood there is then unchanged."""
    made = BytesIO()
    book.save(made)  # openpyxl leaves its own files half-open where a save fails: in memory it can't
    write_whole(path, made.getvalue())
    settle_folder(path.parent)

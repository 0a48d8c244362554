"""Takes the values of sheets from calamine, blank cells as None, and trims what is blank at the edges."""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from aligner.model.errors import SourceError
from aligner.model.grid import Value


@dataclass
class Read:
    """The rows of one sheet from A1, each as wide as the widest."""

    rows: list[list[Value]]

    def put(self, row: int, column: int, value: Value) -> None:
        """Set one cell, 1-based; the sheet grows where calamine saw no cell that far out."""
        if value is None and (row > len(self.rows) or column > len(self.rows[row - 1])):
            return
        while row > len(self.rows):
            self.rows.append([])
        line = self.rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = value


@contextmanager
def workbench() -> Iterator[IO[bytes]]:
    """Give a file in memory to write a workbook to; where the system has such, one with a path."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("workbook"), "w+b") as held:
            yield held
    else:
        yield io.BytesIO()


def calamine_sheets(source: IO[bytes]) -> Iterator[Read]:
    """Yield the values of every sheet in order. Raises SourceError "damaged" where calamine gives up."""
    from python_calamine import CalamineWorkbook

    try:
        source.flush()
        source.seek(0)
        if isinstance(source, io.BytesIO):
            book = CalamineWorkbook.from_filelike(source)
        else:
            # calamine copies whatever it does not open itself, four times as slowly as it reads a path.
            book = CalamineWorkbook.from_path(f"/proc/self/fd/{source.fileno()}")
        for number in range(len(book.sheet_names)):
            sheet = book.get_sheet_by_index(number)
            with _uncollected():
                rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
                blanked = _blanked(rows)
            yield Read(blanked)
    except (KeyboardInterrupt, SystemExit, GeneratorExit, SourceError):
        raise
    # A panic in calamine is a BaseException that is no Exception.
    except BaseException as error:
        raise SourceError("damaged") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from walking over a million new values again and again while they are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _blanked(rows: list[list[Value]]) -> list[list[Value]]:
    return [[None if value == "" else value for value in row] if "" in row else row for row in rows]


def trimmed(rows: list[list[Value]]) -> tuple[list[list[Value]], int]:
    """Return the rows without blank ones at the end and blank columns at the right, and their width."""
    last = len(rows)
    while last and not any(value is not None for value in rows[last - 1]):
        last -= 1
    del rows[last:]
    width = widest = max(map(len, rows), default=0)
    while width and not any(len(row) >= width and row[width - 1] is not None for row in rows):
        width -= 1
    return (rows if width == widest else [row[:width] for row in rows]), width

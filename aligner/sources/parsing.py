"""Has calamine parse proven rows, batch by batch, beside the proof of the rows that follow.

Calamine lets other threads run while it parses: a second core reads a large sheet in little more
than half the time.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from aligner.model.errors import SourceError
from aligner.model.grid import Value
from aligner.sources.clean import write_index, write_rows, write_strings
from aligner.sources.evidence import STRETCH, Stretch
from aligner.sources.ooxml import Index

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Rows = list[list[Value]]

_STRINGS_SHARE = 3
"""A batch holds so many times the bytes of the shared strings, which every batch repeats."""


@dataclass
class _Part:
    """A stretch of ``content``, then its rows, after ``top`` blank rows and ``left`` blank columns."""

    content: bytes
    stretch: Stretch
    rows: Rows = field(default_factory=list)
    top: int = 0
    left: int = 0


class Parser:
    """Collects proven stretches of the sheets of one workbook, and has them parsed.

    ``strings`` is the inside of its table of shared strings.
    """

    def __init__(self, index: Index, strings: bytes) -> None:
        self._index = index
        self._strings = strings
        self._enough = max(STRETCH, _STRINGS_SHARE * len(strings))
        self._parts: list[list[_Part]] = [[] for _ in index.sheets]
        self._batch: list[_Part] = []
        self._waiting: deque[tuple[list[_Part], IO[bytes]]] = deque()
        self._failures: list[BaseException] = []
        self._beside: Thread | None = None

    def add(self, sheet: int, content: bytes, stretch: Stretch) -> None:
        """Take the next rows of a sheet; they are parsed at once where they are many."""
        part = _Part(content, stretch)
        self._parts[sheet].append(part)
        self._batch.append(part)
        if sum(part.stretch.stop - part.stretch.start for part in self._batch) >= self._enough:
            self._hand_over()
            if self._beside is None or not self._beside.is_alive():
                self._beside = _started(Thread(target=self._work, daemon=True))

    def drop(self, sheet: int) -> None:
        """Forget what was taken of a sheet."""
        self._parts[sheet].clear()

    def sheets(self) -> list[Rows]:
        """Return the rows of every sheet from A1, each as wide as its widest.

        Raises SourceError "damaged" where calamine gives up.
        """
        self._hand_over()
        self._work()
        if self._beside is not None:
            self._beside.join()
        if self._failures:
            raise SourceError("damaged") from self._failures[0]
        return [_joined(parts) for parts in self._parts]

    def _hand_over(self) -> None:
        """Write what is collected to where calamine reads it: not in its thread, where each write waits."""
        if self._batch:
            self._waiting.append((self._batch, _workbook(self._index, self._batch, self._strings)))
            self._batch = []

    def _work(self) -> None:
        """Parse what waits until nothing does."""
        while not self._failures:
            try:
                batch, workbook = self._waiting.popleft()
            except IndexError:
                return
            try:
                _parse(batch, workbook)
            except (KeyboardInterrupt, SystemExit):
                raise
            # A panic in calamine is a BaseException that is no Exception.
            except BaseException as failure:  # noqa: BLE001 - told where the rows are asked for
                self._failures.append(failure)


def _started(thread: Thread) -> Thread | None:
    """Start a thread; where the system grants none, whoever asks for the rows parses them."""
    try:
        thread.start()
    except RuntimeError:
        return None
    return thread


def _workbook(index: Index, batch: Sequence[_Part], strings: bytes) -> IO[bytes]:
    """Write a workbook of our own making, with a sheet for each part; ``content`` isn't kept."""
    bench = os.fdopen(os.memfd_create("workbook"), "w+b") if hasattr(os, "memfd_create") else io.BytesIO()
    with zipfile.ZipFile(bench, "w") as clean:
        write_index(clean, index, len(batch))
        for number, part in enumerate(batch):
            write_rows(clean, number, part.content, part.stretch)
            part.content = b""
        write_strings(clean, strings)
    bench.flush()
    bench.seek(0)
    return bench


def _parse(batch: Sequence[_Part], workbook: IO[bytes]) -> None:
    from python_calamine import CalamineWorkbook

    with workbook:
        if isinstance(workbook, io.BytesIO):
            book = CalamineWorkbook.from_filelike(workbook)
        else:
            # calamine copies whatever it does not open itself, four times as slowly as it reads a path.
            book = CalamineWorkbook.from_path(f"/proc/self/fd/{workbook.fileno()}")
        for number, part in enumerate(batch):
            _take(part, book.get_sheet_by_index(number))


def _take(part: _Part, sheet: CalamineSheet) -> None:
    if sheet.start is not None:
        part.top, part.left = sheet.start
        rows: list[list[Any]] = sheet.to_python()
        part.rows = [[None if value == "" else value for value in row] if "" in row else row for row in rows]


def _joined(parts: Sequence[_Part]) -> Rows:
    filled = [part for part in parts if part.rows]
    width = max((part.left + len(part.rows[0]) for part in filled), default=0)
    rows: Rows = []
    for part in filled:
        rows.extend([None] * width for _ in range(part.top - len(rows)))
        before, after = [None] * part.left, [None] * (width - part.left - len(part.rows[0]))
        rows.extend([[*before, *row, *after] for row in part.rows] if before or after else part.rows)
    return rows

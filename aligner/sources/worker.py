"""Runs calamine on old binary workbooks in a process of its own: some of them would take ours down."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aligner.model.errors import SourceError
from aligner.model.grid import Value

MEMORY = 2 << 30
"""Bytes of address space; a full old sheet of 65,536 × 256 numbers needs less than half of it."""
SECONDS = 25
"""Of wall clock; the slowest honest old workbook seen took two."""


class RawSheet(NamedTuple):
    """A sheet as calamine gives it: blank cells and errors alike are empty strings."""

    name: str
    shown: bool
    rows: Sequence[Sequence[Value]]


def read_apart(content: bytes) -> list[RawSheet]:
    """Return the worksheets of a workbook, read in a child process.

    Raises SourceError: "password", or "damaged" where the child dies, hangs, or cannot read the file.
    """
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "aligner.sources.worker"],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise SourceError("damaged") from error
    if done.returncode == _PASSWORD:
        raise SourceError("password")
    if done.returncode or not done.stdout:
        raise SourceError("damaged")
    # The bytes come from our own child, which ran nothing but the reader.
    sheets: list[RawSheet] = pickle.loads(done.stdout)  # noqa: S301
    return sheets


_PASSWORD = 3
_UNREADABLE = 4


def main() -> int:
    """Read a workbook from standard input, write its sheets to standard output."""
    _limit_memory()
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [
            RawSheet(
                said.name,
                said.visible == calamine.SheetVisibleEnum.Visible,
                book.get_sheet_by_index(number).to_python(skip_empty_area=False),
            )
            for number, said in enumerate(book.sheets_metadata)
            if said.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        return _PASSWORD
    except calamine.CalamineError:
        return _UNREADABLE
    sys.stdout.buffer.write(pickle.dumps([tuple(sheet) for sheet in sheets], pickle.HIGHEST_PROTOCOL))
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limit; the timeout still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())

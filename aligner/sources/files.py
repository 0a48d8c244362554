"""Reads a file once, and only if it is an ordinary file of a bearable size."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from aligner.model.errors import SourceError

LARGEST_FILE = 512 << 20
"""Bytes; a million budget lines make 81 MB of workbook or some 150 MB of delimited text."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; it is opened for reading only.

    Raises SourceError for what is not there, is no ordinary file, may not be read, or is too large.
    """
    try:
        _require_regular(path.stat())
        # Between looking and opening the path may have become a pipe: opening one must not wait.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            _require_regular(os.fstat(handle))
            content = stream.read(LARGEST_FILE + 1)
    except PermissionError as error:
        raise SourceError("no-permission") from error
    except (OSError, ValueError) as error:
        raise SourceError("not-found") from error
    if len(content) > LARGEST_FILE:
        raise SourceError("too-large", limit=f"{LARGEST_FILE >> 20} MB")
    return content


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("is-folder")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError("not-regular")
    if status.st_size > LARGEST_FILE:
        raise SourceError("too-large", limit=f"{LARGEST_FILE >> 20} MB")

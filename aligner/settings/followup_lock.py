"""One writer at a time on a file that several people append to, on any system."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 15.0
"""Seconds; nobody writes a line for longer than that."""

_PAUSE = 0.01
_TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows would write two signs for each line break."""

_MODE = os.O_RDWR | os.O_CREAT | os.O_APPEND | BINARY


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[int]:
    """Open a file to read and append, make it where there is none, and hold it alone.

    A file that was replaced while we waited is opened anew: what is appended to the old one nobody would
    read. Raises TimeoutError where somebody else holds it for longer than ``patience`` seconds (default:
    fifteen), else the OSError of the system.
    """
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        handle = os.open(path, _MODE, 0o666)
        try:
            _hold(handle, until)
            if is_still(handle, path):
                yield handle
                return
        finally:
            _let_go(handle)


def _hold(handle: int, until: float) -> None:
    while True:
        try:
            return _lock(handle)
        except OSError as error:
            if error.errno not in _TAKEN:
                return None  # a network folder without locks: one append at a time is the best there is
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        time.sleep(_PAUSE)


def is_still(handle: int, path: Path) -> bool:
    """Whether a file that was opened is the one that stands at a path now."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False


if sys.platform == "win32":
    import msvcrt

    _BYTE = 2**30
    """The byte that is locked: beyond what the file holds, so that everybody may go on reading."""

    def _lock(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(handle: int) -> None:
        with suppress(OSError):
            os.lseek(handle, _BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(handle: int) -> None:
        os.close(handle)  # the lock goes with it

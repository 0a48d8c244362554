"""Writing a file whole: a neighbour that is safe on disk takes the old one's place, or the old one stays."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from aligner.settings.followup_lock import BINARY

HALF = ".aligner-"
"""How the names of files begin that are being written; they end in ``.tmp``."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in a place; what stands there keeps its rights, a link is replaced and not followed.

    Raises OSError; what stood there is then unchanged. A new name outlasts a power cut only when its folder
    is safe on disk too (``settle_folder``); a file's content always does.
    """
    half = path.with_name(f"{HALF}{secrets.token_hex(8)}.tmp")
    handle = os.open(half, _NEW, 0o666)  # as any new file: the user's umask decides
    try:
        try:
            write_through(handle, content)
        finally:
            os.close(handle)
        if path.is_file():
            half.chmod(path.stat().st_mode & 0o777)
        half.replace(path)
    except BaseException:
        with suppress(OSError):  # its folder may have gone
            half.unlink()
        raise


def write_through(handle: int, content: bytes) -> None:
    """Write all of it, and wait until it is safe on disk."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def settle_folder(folder: Path) -> None:
    """Wait until the names in a folder are safe on disk. Raises OSError where the folder has gone."""
    if sys.platform == "win32":  # folders can't be opened there; names are written at once
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network folder that knows no such thing
            os.fsync(handle)
    finally:
        os.close(handle)

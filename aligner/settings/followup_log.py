"""The follow-up's file: lines of JSON that are only ever added to, by several people at once."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from aligner.model.errors import OutputError
from aligner.settings.followup_lock import BINARY, is_still, locked
from aligner.settings.plan_folder import folder_of
from aligner.settings.whole_file import write_through, write_whole

FILE = "aligner.followup.jsonl"
ASIDE = "aligner.followup.damaged-"
"""How the names of damaged files begin that were put away; they are not read any more."""

_BEGIN, _END = "aligner.followup", ".jsonl"
_BOM = b"\xef\xbb\xbf"
_SETTLING = 0.05
"""Seconds in which somebody else's line is written to its end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, counted from one; ``entry`` is None where it holds no entry with an id."""

    number: int
    raw: bytes
    entry: Mapping[str, Any] | None


def home(paths: Sequence[Path]) -> Path:
    """The folder whose follow-up is a plan's: the first that holds one, else that of the first path."""
    folders = list(dict.fromkeys(map(folder_of, paths)))
    if len(folders) == 1:  # thousands of plans may lie in one folder: it is not looked through for nothing
        return folders[0]
    return next((folder for folder in folders if logs(folder)), folders[0])


def logs(folder: Path) -> list[Path]:
    """The follow-up of a folder and the copies that a sync service made of it, the file itself first."""
    return logs_and_aside(folder)[0]


def logs_and_aside(folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """What ``logs`` returns, and the names of damaged files that were put away, of one look at a folder."""
    named = _named(folder)
    aside = sorted(name for name in named if name.startswith(ASIDE))
    read = sorted(
        (name for name in named if not name.startswith(ASIDE)), key=lambda name: (name != FILE, name)
    )
    return [folder / name for name in read], tuple(aside)


def _named(folder: Path) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - one name of thousands becomes a path, if any
    except OSError:  # such a folder is told of when the plan is read
        return []
    if _BEGIN not in "/".join(names):  # one look at thousands of names
        return []
    return [name for name in names if name.startswith(_BEGIN) and name.endswith(_END)]


def lines(path: Path) -> tuple[Line, ...]:
    """Every line of a file that isn't blank. Raises OSError where it can't be read.

    A last line that somebody is just writing is given the time to be finished.
    """
    found = _lines(_content(path))
    if found and found[-1].entry is None and not found[-1].raw.endswith(b"\n"):
        time.sleep(_SETTLING)
        found = _lines(_content(path))
    return found


def _content(path: Path) -> bytes:
    _require_file(path)
    return path.read_bytes()


def _lines(content: bytes) -> tuple[Line, ...]:
    *whole, last = content.removeprefix(_BOM).split(b"\n")
    raw = (*(line + b"\n" for line in whole), last)
    return tuple(Line(n, one, _entry(one)) for n, one in enumerate(raw, 1) if one.strip())


def _entry(raw: bytes) -> Mapping[str, Any] | None:
    try:
        read = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and isinstance(read.get("id"), str) else None


def append(folder: Path, entry: Mapping[str, Any]) -> None:
    """Add an entry to a folder's follow-up, so that nobody else's is lost.

    A file with lines that hold no entry is kept under another name first, and its good lines are carried
    over. Raises OutputError; what stood there is then unchanged.
    """
    path = folder / FILE
    line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    try:
        _require_file(path)
        while not _added(path.resolve(), folder, line):
            continue
    except TimeoutError as error:
        raise OutputError("followup-busy", file=str(path)) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads round in a circle
        reason = getattr(error, "strerror", "") or str(error)
        raise OutputError("not-written", file=str(path), reason=reason) from error


def _require_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        code = errno.EISDIR if path.is_dir() else errno.EIO  # a pipe would never end
        raise OSError(code, os.strerror(code))


def _added(path: Path, folder: Path, line: bytes) -> bool:
    """Add a line; False where a sync service put another file in the place of the one it went to.

    It is then added to that one too: should the two be united, an entry counts once.
    """
    with locked(path) as handle:
        content = _whole(handle)
        held = _lines(content)
        if all(one.entry is not None for one in held):
            begun = b"" if not content or content.endswith(b"\n") else b"\n"
            _write_on(handle, len(content), begun + line)
            return is_still(handle, path)
        _put_aside(folder, content)
        good = (one.raw.rstrip(b"\r\n") + b"\n" for one in held if one.entry is not None)
        _rewrite(handle, path, b"".join([*good, line]))
        return True


def _whole(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return b"".join(iter(lambda: os.read(handle, 1 << 20), b""))


def _write_on(handle: int, size: int, added: bytes) -> None:
    """Add to the end, safely on disk; a disk that fills up half-way leaves the file as it was."""
    try:
        write_through(handle, added)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def _put_aside(folder: Path, content: bytes) -> None:
    """Keep a damaged file, byte by byte, under a name that no other has."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    names = (f"{ASIDE}{moment}{number or ''}{_END}" for number in count(step=-1))
    path = next(path for path in map(folder.joinpath, names) if not path.exists())
    try:
        _filled(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666), content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _filled(handle: int, content: bytes) -> None:
    try:
        write_through(handle, content)
    finally:
        os.close(handle)


def _rewrite(handle: int, path: Path, content: bytes) -> None:
    """Put new content in the place of the old, whole; who waits for the old file opens the new one."""
    if sys.platform == "win32":  # a file that is open can't be replaced there; the damaged one is kept
        os.ftruncate(handle, 0)
        write_through(handle, content)
        return
    write_whole(path, content)

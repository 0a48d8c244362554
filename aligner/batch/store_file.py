"""The file that a batch keeps its state in: made whole, opened only where it is ours and sound."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aligner.model.errors import OutputError
from aligner.settings.followup_lock import locked
from aligner.settings.whole_file import HALF, settle_folder, write_whole

FOLDER = ".aligner"
"""The folder in OUT that holds what is no report."""

STORE, LOCK = "batch.sqlite", "batch.lock"

_OURS = 0x616C676E
"""SQLite's ``application_id`` of our files: "algn"."""

_VERSION = 1
"""Goes up when the tables change in a way that this program could not read."""

_PATIENCE = 0.5
"""Seconds in which a batch that was just ended gives its lock back."""

_BUSY = 30.0
"""Seconds that a writer waits for somebody who reads."""

_TABLES = """
CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plan (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, report TEXT NOT NULL, paths TEXT NOT NULL,
    here INTEGER NOT NULL, how TEXT NOT NULL DEFAULT '', told TEXT NOT NULL DEFAULT '',
    fingerprint TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY, plan TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX file_of_plan ON file (plan);
"""


def store_of(out: Path) -> Path:
    """Where the state of a batch into a folder is kept."""
    return out / FOLDER / STORE


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold a folder of reports for one batch; make it where there is none.

    Raises OutputError where another batch holds it, or where nothing can be written there.
    """
    lock = out / FOLDER / LOCK
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = locked(lock, _PATIENCE)
        held.__enter__()
    except TimeoutError as error:
        raise OutputError("batch-busy", folder=str(out)) from error
    except OSError as error:
        in_the_way = out.exists() and not out.is_dir()
        raise folder_not_written(
            out, NotADirectoryError(errno.ENOTDIR, "") if in_the_way else error
        ) from error
    try:
        yield
    finally:
        held.__exit__(None, None, None)


def opened(out: Path) -> sqlite3.Connection:
    """Open the state to read and write it; make it where there is none. The folder has to be held.

    Raises OutputError where it is damaged, another program's or a newer version's: it is left as it is.
    """
    path = store_of(out)
    with told(path):
        if not path.exists():
            _make(path)
        # Every use is under one lock of ours, whichever thread it comes from.
        store = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        try:
            store.execute("PRAGMA synchronous = FULL")
            _require_sound(store, path)
        except BaseException:
            store.close()
            raise
        return store


@contextmanager
def opened_to_read(out: Path) -> Iterator[sqlite3.Connection]:
    """Open the state to read it, be it in a folder that nobody may write to. Raises OutputError likewise."""
    path = store_of(out)
    with told(path), TemporaryDirectory(prefix=HALF) as aside:
        store = _read_only(path)
        try:
            store.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:  # a batch was killed as it wrote: what it began has to be undone
            store.close()
            store = sqlite3.connect(_copied(path, Path(aside)), isolation_level=None)
        try:
            _require_sound(store, path)
            yield store
        finally:
            store.close()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY, isolation_level=None
    )


def _copied(path: Path, aside: Path) -> Path:
    for name in (path.name, f"{path.name}-journal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(name), aside / name)
    return aside / path.name


def _make(path: Path) -> None:
    """Put an empty store in its place whole: a file of no bytes is then a damaged one, not a new one."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.executescript(_TABLES)
    memory.execute(f"PRAGMA application_id = {_OURS}")
    memory.execute(f"PRAGMA user_version = {_VERSION}")
    write_whole(path, memory.serialize())
    memory.close()
    settle_folder(path.parent)


def _require_sound(store: sqlite3.Connection, path: Path) -> None:
    def ask(pragma: str) -> Any:
        return store.execute(f"PRAGMA {pragma}").fetchone()[0]

    ours = ask("application_id")
    if ours != _OURS:
        tables = store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        raise OutputError("batch-store-foreign" if ours or tables else "batch-store-damaged", file=str(path))
    if ask("user_version") > _VERSION:
        raise OutputError("batch-store-newer", file=str(path))
    if ask("quick_check(1)") != "ok":
        raise OutputError("batch-store-damaged", file=str(path))


_REASONS = {
    sqlite3.SQLITE_FULL: "no-space",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "no-folder",
    sqlite3.SQLITE_IOERR: "device",
    sqlite3.SQLITE_BUSY: "busy",
}
"""Why it could not be written, by SQLite's code."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell of whatever keeps a store from being used as OutputError, with the reason."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _DAMAGED:
            raise OutputError("batch-store-damaged", file=str(path)) from error
        raise OutputError("not-written", file=str(path), reason=_REASONS.get(code, str(error))) from error
    except OSError as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> OutputError:
    """What is told where the system refused to write a file."""
    return _refused("not-written", path, error)


def folder_not_written(folder: Path, error: OSError) -> OutputError:
    """What is told where the system refuses a whole folder."""
    return _refused("folder-not-written", folder, error)


def _refused(code: str, path: Path, error: OSError) -> OutputError:
    refused = OutputError(code, file=str(path), reason=error.strerror or str(error))
    refused.__cause__ = error
    return refused


def without_leftovers(folder: Path) -> None:
    """Remove what a batch that was killed had begun to write. The folder has to be held.

    Raises OutputError where it can't be looked into.
    """
    try:
        with os.scandir(folder) as entries:
            halves = [entry.path for entry in entries if _is_half(entry.name)]
        for half in halves:
            with suppress(FileNotFoundError, IsADirectoryError, PermissionError):
                Path(half).unlink()
    except OSError as error:
        raise folder_not_written(folder, error) from error


def _is_half(name: str) -> bool:
    return name.startswith(HALF) and name.endswith(".tmp")

"""Plans that lie at addresses, such as ``s3://bucket/clients``: listed there, and fetched to be read here."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from aligner.batch.entries import passed_over
from aligner.model.errors import AlignerError, SettingsError, SourceError
from aligner.settings import FILE
from aligner.settings.followup_log import FILE as FOLLOWUP
from aligner.settings.plan_folder import TABLE_ENDINGS

LARGEST = 2 << 30
"""Bytes that the files of one plan may come to."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_USER = re.compile(r"(?<=://)[^/@]*@")
_SECRET = re.compile(
    r"://[^/@]*:[^/@]*@|^(?:https?|ftps?|sftp|ssh|abfss?|az|webhdfs)://[^?]*\?", re.IGNORECASE
)
_PREFIX = "aligner-fetched-"
_PART = 1 << 20
_SETTLED = 60.0
"""Seconds after which a folder that nobody holds was left behind, and isn't just being made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies directly at an address; ``size`` in bytes, 0 where the storage doesn't tell."""

    name: str
    address: str
    is_folder: bool
    size: int = 0


def is_address(text: str) -> bool:
    """Whether this names a place on a storage rather than a path of this machine."""
    return _ADDRESS.match(text) is not None


def shown(address: str) -> str:
    """An address as it may be shown and kept: without who asks, and without what signs the question."""
    bare = _USER.sub("", address)
    return bare.partition("?")[0] if _SECRET.search(address) else bare


def require_open(address: str) -> None:
    """Raise SettingsError for an address with a password or a signature in it: records would keep that."""
    if _SECRET.search(address):
        raise SettingsError("address-secret", address=shown(address))


def listed(address: str) -> list[Entry]:
    """What lies directly at an address, by name.

    Raises SettingsError where the address can't be used at all, SourceError where it can't be looked into.
    """
    storage, path = _storage(address)
    try:
        storage.invalidate_cache()
        found = storage.ls(path, detail=True)
    except Exception as error:  # noqa: BLE001 - every storage has its own ways to fail
        _refuse(error, address)
    told = [(str(one["name"]).rstrip("/"), one) for one in found]
    entries = [
        Entry(
            name, f"{address.rstrip('/')}/{name}", one.get("type") == "directory", int(one.get("size") or 0)
        )
        for name, one in ((whole.rpartition("/")[2], one) for whole, one in told if whole != path.rstrip("/"))
        if name
    ]
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))


def is_table(entry: Entry) -> bool:
    """Whether an entry is taken as part of a plan, by its name."""
    ends = Path(entry.name).suffix.lower() in TABLE_ENDINGS
    return ends and not entry.is_folder and passed_over(entry.name) is None


@contextmanager
def fetched(addresses: Sequence[str], tell: Callable[..., None] | None = None) -> Iterator[tuple[Path, ...]]:
    """Fetch the files of a plan, and what people have set and written down beside it; yield where they lie.

    An address that ends in a slash is a folder. The copies lie in a folder that only we can look into, and
    are removed afterwards. Raises SourceError, which names the address.
    """
    _remove_left_behind()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name, _owned(Path(name)):
        fetching = _Fetching(Path(name), tell)
        yield tuple(fetching.fetch(number, address) for number, address in enumerate(addresses))


class _Fetching:
    """The fetching of one plan: no two files of it come to have one name, and all have one limit of size."""

    def __init__(self, home: Path, tell: Callable[..., None] | None) -> None:
        self._home = home
        self._tell = tell
        self._left = LARGEST
        self._names: set[str] = set()

    def fetch(self, number: int, address: str) -> Path:
        """Fetch a folder's spreadsheets, or one file, with what lies beside; return its path here."""
        folder, _, name = address.rpartition("/")
        entries = [] if name else listed(address)
        tables = [Entry(name, address, is_folder=False)] if name else list(filter(is_table, entries))
        if not tables:
            raise SourceError("address-gone", file=shown(address))
        where = self._home / str(number) / ("plan" if name else _last(folder))
        where.mkdir(parents=True)
        for place, entry in enumerate(tables, 1):
            if self._tell is not None:
                self._tell("file", entry.name, place, len(tables))
            self._copy(entry, where / self._free(entry.name, folder))
        if name:  # a folder of many plans isn't listed for each of them
            self._copy_said(folder, where)
        for entry in filter(_is_said, entries):
            self._copy(entry, where / entry.name)
        return where / name if name else where

    def _copy_said(self, folder: str, where: Path) -> None:
        for name in (FILE, FOLLOWUP):
            try:
                self._copy(Entry(name, f"{folder}/{name}", is_folder=False), where / name)
            except SourceError as error:
                if error.code != "address-gone":
                    raise

    def _free(self, name: str, folder: str) -> str:
        """A file's name; with its folder's where two would be called the same."""
        called = name if name not in self._names else f"{_last(folder)} {name}"
        self._names.add(called)
        return called

    def _copy(self, entry: Entry, out: Path) -> None:
        storage, path = _storage(entry.address)
        try:
            with storage.open(path, "rb") as source, out.open("xb") as copy:
                while part := source.read(_PART):
                    self._require_room(len(part), entry.address)
                    copy.write(part)
        except AlignerError:
            raise
        except Exception as error:  # noqa: BLE001 - every storage has its own ways to fail
            _refuse(error, entry.address)

    def _require_room(self, more: int, address: str) -> None:
        self._left -= more
        if self._left < 0:
            raise SourceError("address-too-large", file=shown(address), limit=LARGEST >> 20)


def _is_said(entry: Entry) -> bool:
    """Whether this is what people have set or written down about the plan."""
    begins = entry.name.startswith(Path(FOLLOWUP).stem) and entry.name.endswith(Path(FOLLOWUP).suffix)
    return not entry.is_folder and (entry.name == FILE or begins)


def _last(folder: str) -> str:
    return folder.rstrip("/").rpartition("/")[2] or "plan"


def _storage(address: str) -> tuple[Any, str]:
    """What speaks the protocol of an address, with the credentials of the environment; and the path there."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise SettingsError("address-not-installed", address=shown(address)) from error
    try:
        storage, path = url_to_fs(address)
    except ImportError as error:
        protocol = address.partition("://")[0]
        raise SettingsError("address-no-driver", address=shown(address), protocol=protocol) from error
    except ValueError as error:
        raise SettingsError("address-unknown", address=shown(address)) from error
    except Exception as error:  # noqa: BLE001 - every storage has its own ways to fail
        _refuse(error, address)
    return storage, str(path)


def _refuse(error: Exception, address: str) -> NoReturn:
    """Say in a sentence why an address can't be read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        raise SourceError("address-gone", file=shown(address)) from error
    if isinstance(error, PermissionError):
        raise SourceError("address-no-permission", file=shown(address)) from error
    reason = type(error).__name__  # what such an error says may hold credentials
    raise SourceError("address-failed", file=shown(address), reason=reason) from error


@contextmanager
def _owned(folder: Path) -> Iterator[None]:
    """Hold a folder, so that others see that it is in use."""
    if sys.platform == "win32":
        yield
        return
    handle = _hold(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _hold(folder: Path) -> int | None:
    """A handle that holds a folder as long as it is open, however its process ends; None where it is held."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _remove_left_behind() -> None:
    """Remove what processes of ours left that were ended while they read: it is our clients' own."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            told = folder.lstat()
            ours = stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid()
            if ours and time.time() - told.st_mtime > _SETTLED and (handle := _hold(folder)) is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(handle)

"""Finding the plans at an address, by the rules that hold for folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from aligner.batch.entries import STATE, Skipped, passed_over
from aligner.batch.storage import Entry, is_table, listed, require_open
from aligner.batch.years import newest
from aligner.model.errors import SettingsError, SourceError

_MOST_DEEP = 40
"""Folders below one another at most: a storage may hold an address that leads to itself."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A plan on a storage: the entry that stands for it, and the addresses that are read.

    Those that end in a slash are folders.
    """

    entry: str
    addresses: tuple[str, ...]
    loose: bool = False


class AddressSearch:
    """Looks through addresses; in ``skipped`` it counts what is passed over."""

    def __init__(self, skipped: Counter[Skipped]) -> None:
        self.skipped = skipped

    def plans_at(self, root: str) -> Iterator[Stored]:
        """Yield the plans at an address.

        Raises SettingsError where it holds credentials, or can't be looked into.
        """
        require_open(root)
        try:
            entries = listed(root)
        except SourceError as error:
            raise SettingsError(error.code, **error.params) from error
        root = root.rstrip("/")
        tables, folders = self._sorted(entries)
        for entry in tables:
            yield Stored(entry.name, (entry.address,), loose=True)
        for folder in folders:
            yield from self._plan_in(root, folder)

    def _plan_in(self, root: str, folder: Entry) -> Iterator[Stored]:
        found, unreadable = self._below(folder)
        latest = newest(PurePosixPath(folder.name), found)
        self.skipped[Skipped.DEEPER] += sum(found[path] for path in found if path not in latest)
        if (
            latest or unreadable
        ):  # what may not be looked at is somebody's plan: it is named when it is fetched
            yield Stored(folder.name, tuple(f"{root}/{path}/" for path in latest or unreadable))
        else:
            self.skipped[Skipped.EMPTY] += 1

    def _below(self, folder: Entry) -> tuple[dict[PurePosixPath, int], list[PurePosixPath]]:
        """The first folders on each way down with spreadsheets, how many; and what can't be looked into."""
        found: dict[PurePosixPath, int] = {}
        unreadable: list[PurePosixPath] = []
        waiting = [(folder.address, PurePosixPath(folder.name), False)]
        while waiting:
            address, path, is_below = waiting.pop()
            try:
                tables, folders = self._sorted(listed(address))
            except SourceError:
                unreadable.append(path)
                continue
            if is_below:
                self.skipped[Skipped.DEEPER] += len(tables)
            elif tables:
                found[path] = len(tables)
            if len(path.parts) < _MOST_DEEP:
                below = is_below or path in found
                waiting += [(one.address, path / one.name, below) for one in reversed(folders)]
        return found, unreadable

    def _sorted(self, entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
        """The spreadsheets and the folders among some entries; why the others are neither is counted."""
        if any(entry.name == STATE for entry in entries):  # written by a batch
            self.skipped[Skipped.OURS] += 1
            return [], []
        tables, folders = list[Entry](), list[Entry]()
        for entry in entries:
            if (reason := passed_over(entry.name)) is not None:
                self.skipped[reason] += 1
            elif entry.is_folder:
                folders.append(entry)
            elif is_table(entry):
                tables.append(entry)
            else:
                self.skipped[Skipped.DOCUMENT] += 1
        return tables, folders

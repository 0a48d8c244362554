"""The folder of reports: files written whole and safe on disk, and those found there that are ours."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from aligner.batch.store_file import FOLDER, folder_not_written, not_written, without_leftovers
from aligner.settings.whole_file import settle_folder, write_whole


class Outputs:
    """A folder that a batch holds alone. Everything raises OutputError; what stood there then still does."""

    def __init__(self, out: Path) -> None:
        self.folder = out
        for folder in (out, out / FOLDER):
            without_leftovers(folder)

    def require_room(self, names: Iterable[str]) -> set[str]:
        """Return which of these files are there. Raises OutputError where a folder stands in their way.

        Better told before an hour's work than after it.
        """
        there = self._there()
        found = {name for name in names if name in there}
        for name in sorted(found):
            if (self.folder / name).is_dir():
                raise not_written(self.folder / name, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
        return found

    def _there(self) -> set[str]:
        try:
            return {path.name for path in self.folder.iterdir()}
        except OSError as error:
            raise folder_not_written(self.folder, error) from error

    def write(self, name: str, content: bytes) -> str:
        """Put a file in its place and return its SHA-256; a link is replaced, never followed."""
        path = self.folder / name
        try:
            write_whole(path, content)
        except OSError as error:
            raise not_written(path, error) from error
        return hashlib.sha256(content).hexdigest()

    def remove(self, names: Iterable[str]) -> None:
        """Remove files of ours; one that has gone already is no loss."""
        for name in names:
            path = self.folder / name
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise not_written(path, error) from error

    def settle(self) -> None:
        """Wait until what was written and removed outlasts a power cut."""
        try:
            settle_folder(self.folder)
        except OSError as error:
            raise folder_not_written(self.folder, error) from error

    def hold(self, files: Mapping[str, str]) -> bool:
        """Whether all of these files still stand there as we wrote them, by their hashes; "" is none."""
        return all(digest and self._digest(name) == digest for name, digest in files.items())

    def _digest(self, name: str) -> str:
        try:
            with (self.folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""  # what can't be read is written anew, and told of if that can't be done either

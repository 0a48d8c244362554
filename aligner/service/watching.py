"""Noticing that the files of a plan change on the disk: when to read again, and when to wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.service import Request

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment

INTERVAL = 1.0
"""Seconds between two looks; a look asks the system for times and sizes only."""

QUIET = 1.5
"""Seconds without a change after which a file is taken to be saved whole."""

GONE_AFTER = 10.0
"""Seconds; a spreadsheet program takes a file away for a moment while it saves it."""

FIRST_PATIENCE, MOST_PATIENCE = 2.0, 60.0
"""Seconds from a reading that failed to the next one: twice as long each time, up to a minute."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the system tells of one file without opening it; ``size`` is -1 where it isn't there."""

    path: str
    size: int = -1
    changed: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How the files of a plan lie on the disk: the plan's, its settings among them, and the follow-up's."""

    plan: tuple[Mark, ...]
    followup: tuple[Mark, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The files that are named one by one and aren't there."""
        return tuple(mark.path for mark in self.plan if mark.size < 0)

    def differing(self, other: Fingerprint) -> tuple[str, ...]:
        """The files that two looks tell apart, new and vanished ones among them."""
        both = {*self.plan, *self.followup} ^ {*other.plan, *other.followup}
        return tuple(sorted({mark.path for mark in both}))


class Signal(Enum):
    """What a look comes to."""

    UNCHANGED = "unchanged"
    CHANGING = "changing"
    """Something is being written: wait."""
    READ = "read"
    """Read the plan again now; tell ``was_read`` or ``failed`` how it went."""
    FOLLOWUP = "followup"
    """Only what people wrote down has changed: read that again, not the plan."""
    WAITING = "waiting"
    """The last reading failed; it is tried again later, or once the file changes."""
    GONE = "gone"
    """Files that were named have been gone for a while."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the disk comes to, the files it is about, and the seconds until the next attempt."""

    signal: Signal
    files: tuple[str, ...] = ()
    again_in: float = 0.0


def fingerprint(request: Request) -> Fingerprint:
    """Look at the files of a plan, last year's too, without opening any; raises nothing.

    Lock files and what programs put beside a file while they save it are no part of a plan.
    """
    from aligner.pipeline import plan_files
    from aligner.settings import beside
    from aligner.settings.followup_log import home, logs

    files = [path for path, _ in (*plan_files(request.paths)[0], *plan_files(request.previous)[0])]
    settings = [request.config or beside(request.paths), beside(request.previous)]
    followup: list[Path] = []
    with suppress(OSError):  # a folder that may not be looked into is told of when the plan is read
        followup = logs(home(request.paths)) if request.paths else []
    return Fingerprint(_marks([*files, *(path for path in settings if path)]), _marks(followup))


def settings_mark(request: Request) -> Mark:
    """How the settings file lies on the disk that corrections and links are saved to, be it there or not."""
    from aligner.service.settings_writing import settings_path

    return _mark(settings_path(request))


def _marks(paths: Iterable[Path]) -> tuple[Mark, ...]:
    return tuple(sorted(map(_mark, dict.fromkeys(paths)), key=lambda mark: mark.path))


def _mark(path: Path) -> Mark:
    try:
        told = path.stat()
    except OSError:
        return Mark(str(path))
    return Mark(str(path), told.st_size, told.st_mtime_ns, told.st_ino)


def lost_files(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """The files that an earlier reading had and a later one could not open: a reason to wait."""
    had = {source.file for source in before.plan.sources if source.refused is None}
    return tuple(source.file for source in after.plan.sources if source.refused and source.file in had)


class Watch:
    """Tells what to do as the disk changes; it looks at no clock and no file itself.

    ``read`` is the fingerprint that was taken just before the plan was read. Times are seconds of any
    clock that never goes back.
    """

    def __init__(self, read: Fingerprint) -> None:
        self._read = self._latest = read
        self._since = float("-inf")
        self._failed: Fingerprint | None = None
        self._culprits: tuple[str, ...] = ()
        self._again_at = 0.0
        self._patience = FIRST_PATIENCE

    def look(self, seen: Fingerprint, now: float) -> Look:
        """Take the newest fingerprint, and say what to do."""
        if seen != self._latest:
            self._latest, self._since = seen, now
        if seen == self._read:
            self._forgive()
            return Look(Signal.UNCHANGED)
        files = seen.differing(self._read)
        still = now - self._since
        gone = tuple(path for path in seen.missing if path not in self._read.missing)
        if still < (GONE_AFTER if gone else QUIET):
            return Look(Signal.CHANGING, gone or files)
        if gone:
            return Look(Signal.GONE, gone)
        if seen.plan == self._read.plan:
            return Look(Signal.FOLLOWUP, files)
        if self._failed == seen and now < self._again_at:
            return Look(Signal.WAITING, self._culprits, self._again_at - now)
        return Look(Signal.READ, files)

    def was_read(self, read: Fingerprint) -> None:
        """The plan, or its follow-up, was read as it lay when this fingerprint was taken."""
        self._read = read
        self._forgive()

    def failed(self, read: Fingerprint, files: Sequence[str], now: float) -> Look:
        """The plan could not be read because of these files: the earlier reading holds, and we try again."""
        self._patience = FIRST_PATIENCE if self._failed != read else min(2 * self._patience, MOST_PATIENCE)
        self._failed, self._culprits = read, tuple(files)
        self._again_at = now + self._patience
        return Look(Signal.WAITING, self._culprits, self._patience)

    def _forgive(self) -> None:
        self._failed, self._culprits, self._patience = None, (), FIRST_PATIENCE

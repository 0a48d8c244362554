"""Telling what is being read, once it has lasted over a second."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Timer
from types import TracebackType

PATIENCE = 1.0
"""Seconds; what is over sooner needs no telling."""

Say = Callable[[str, int, int], object]


class Progress:
    """Called before each file; says its name, number and count, if the reading isn't over in a second."""

    def __init__(self, say: Say, patience: float = PATIENCE) -> None:
        self._say = say
        self._now: tuple[str, int, int] | None = None
        self._late = False
        self._lock = Lock()
        self._timer = Timer(patience, self._grow_late)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._now = None

    def __call__(self, file: str, number: int, count: int) -> None:
        if self._timer.ident is None:  # not before: a process with two threads can't be forked
            self._timer.start()
        with self._lock:
            self._now = file, number, count
            if self._late:
                self._say(file, number, count)

    def _grow_late(self) -> None:
        with self._lock:
            self._late = True
            if self._now is not None:
                self._say(*self._now)

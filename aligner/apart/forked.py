"""A process made of this one, where that is safe: only while nothing else runs in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn

_STEP = 0.002
"""Seconds between two looks at whether it has ended."""


def can_fork() -> bool:
    """Whether this process may be forked: no other thread, whose locks the copy would keep for ever."""
    if sys.platform in {"win32", "darwin"} or threading.active_count() > 1:
        return False
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - threads that aren't Python's count too
    return True


class Forked:
    """A copy of this process that works apart; with the part of ``subprocess.Popen`` that its owner needs.

    ``theirs`` are the ends of pipes that it works with (tasks, answers, last words), ``ours`` those that it
    must let go of. Raises OSError where the system makes no more processes.
    """

    def __init__(self, theirs: tuple[int, int, int], ours: Iterable[int]) -> None:
        self._lock = threading.Lock()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _work(theirs, ours)

    def poll(self) -> int | None:
        """How it ended, as ``Popen`` tells it; None while it runs."""
        with self._lock:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
            return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises TimeoutExpired."""
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("", timeout or 0)
            time.sleep(_STEP)
        return code

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


def _work(theirs: tuple[int, int, int], ours: Iterable[int]) -> NoReturn:
    """What the copy does in place of everything that this process was about to do."""
    from aligner.apart import loop

    try:
        os.setsid()
        for end in ours:
            os.close(end)
        tasks, answers, words = theirs
        os.dup2(words, 2)
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_DFL)
        loop.serve(tasks, answers)
    finally:
        os._exit(1)

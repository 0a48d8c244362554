"""The process that works apart, as its owner sees it: start it, ask it, end it, learn how it ended."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from aligner.apart.forked import Forked, can_fork
from aligner.apart.work import DIED, NO_MEMORY, OUT_OF_MEMORY, Task, Work
from aligner.model.limits import Limits

_NO_ROOM = b"memory allocation of"
"""What a native reader says before it takes its process down."""
_SAID = 1 << 16
"""Bytes of last words that are looked through."""
_PATIENCE, _STEP = 2.0, 0.001
"""Seconds that a process has to end in once it has stopped talking, and between two looks."""


class Child:
    """One process that does one task after the other.

    It shares nothing with the terminal: no input, no output, no Ctrl-C. It ends by itself when its owner
    has gone. ``fork`` makes it of this process where that is safe, rather than start another: quicker, and
    what is loaded needs no loading. Raises OSError where no process can be made.
    """

    def __init__(self, *, fork: bool = False) -> None:
        tasks, asked = os.pipe()
        answers, told = os.pipe()
        said, words = _quiet_pipe()
        theirs, ours = (tasks, told, words), (asked, answers, said)
        self._asked: BinaryIO = os.fdopen(asked, "wb")
        self._answers: BinaryIO = os.fdopen(answers, "rb")
        self._words: BinaryIO = os.fdopen(said, "rb", 0)
        try:
            self._process = Forked(theirs, ours) if fork and can_fork() else _started(*theirs)
        except OSError:
            self._close()
            raise
        finally:
            for end in theirs:
                os.close(end)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ready(self, load: Callable[[], None]) -> None:
        """Have it load what it will need. Raises OSError where it has gone."""
        self._send((None, load, 0))

    def ask(self, work: Work, argument: Any, limits: Limits) -> pickle.Unpickler:
        """Hand over a task; return what its answers are loaded from, one by one.

        Raises OSError where the process has gone. Loading raises whatever half an answer may raise.
        """
        self._send((work, argument, limits.memory))
        # The bytes come from our own child over a pipe that nobody else holds.
        return pickle.Unpickler(self._answers)  # noqa: S301

    def _send(self, task: Task) -> None:
        pickle.dump(task, self._asked, pickle.HIGHEST_PROTOCOL)
        self._asked.flush()

    def end(self) -> None:
        """End it at once, with whatever it has started; it may have ended already."""
        self.kill()
        self.bury()

    def bury(self) -> None:
        """Wait for its end without making anybody wait."""
        Thread(target=self.wait, daemon=True).start()

    def how_it_ended(self) -> str:
        """Wait for its end, which is near; return the code of a SourceError that says how it came."""
        self._await()
        self.kill()  # and what it had started: its number is its own until it has been waited for
        code = self._process.wait()
        words = b""
        with suppress(OSError, ValueError):  # it was ended by somebody else meanwhile
            words = self._words.read(_SAID) or b""
        self._close()
        return NO_MEMORY if code == OUT_OF_MEMORY or _NO_ROOM in words else DIED

    def _await(self) -> None:
        until = time.monotonic() + _PATIENCE
        ended = os.WEXITED | os.WNOHANG | os.WNOWAIT if hasattr(os, "waitid") else 0
        with suppress(ChildProcessError):  # it has been waited for already
            while time.monotonic() < until:
                if os.waitid(os.P_PID, self.pid, ended) if ended else self._process.poll() is not None:
                    return
                time.sleep(_STEP)

    def kill(self) -> None:
        """End it at once, with whatever it has started, and leave it to be waited for."""
        if self._process.returncode is not None:
            return
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self.pid, signal.SIGKILL)
                return
        with suppress(ProcessLookupError, PermissionError):  # it leads no group yet
            self._process.kill()

    def wait(self) -> None:
        """Wait until it is gone."""
        self._process.wait()
        self._close()

    def _close(self) -> None:
        for pipe in (self._asked, self._answers, self._words):
            with suppress(OSError):
                pipe.close()


def _started(tasks: int, answers: int, words: int) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        # -P: a module that lies in the client's folder is never taken for one of Python's.
        [sys.executable, "-P", "-m", "aligner.apart.loop"],
        stdin=tasks,
        stdout=answers,
        stderr=words,
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _quiet_pipe() -> tuple[int, int]:
    """A pipe for last words: what doesn't fit is lost, so that nobody ever waits for it to be read."""
    reading, writing = os.pipe()
    if sys.platform != "win32":
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
    return reading, writing

"""One task that was given to a process: what is told of it, how it ended, and the clock that it has."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Condition, Thread
from typing import Any

from aligner.apart.child import Child
from aligner.apart.work import TOO_SLOW, DiedError, Work, refusal
from aligner.model import errors
from aligner.model.errors import AlignerError
from aligner.model.limits import Limits

_ASLEEP = 5.0
"""Seconds past its time after which a clock supposes that this process itself was stopped meanwhile."""


class Asked:
    """A task under way. ``told`` is for one thread, and is to be heard to its end before ``answer``.

    Raises OSError where the process has gone already.
    """

    def __init__(self, child: Child, work: Work, argument: Any, limits: Limits) -> None:
        self.file = ""
        self.kept = False
        """Whether the process may be given another task; only after the end."""
        self._child = child
        self._limits = limits
        self._clock = Clock(limits.seconds, child.kill)
        self._answers = child.ask(work, argument, limits)
        self._answer: Callable[[], Any] | None = None

    def told(self) -> Iterator[tuple[Any, ...]]:
        """Wait for what the work tells, and yield it. Raises DiedError; the process has then ended."""
        with self._clock:
            while True:
                kind, said = self._load()
                if kind != "told":
                    break
                if said[0] == "file":
                    self.file = said[1]
                    self._clock.restart()
                yield said
            end = self._load()
        self.kept = said
        self._answer = (lambda: end) if kind == "done" else (lambda: _raised(*end))

    def answer(self) -> Any:
        """What the work returned. Raises the AlignerError that it raised."""
        assert self._answer is not None
        return self._answer()

    def _load(self) -> Any:
        try:
            return self._answers.load()
        except Exception as error:  # half an answer breaks in any way: its sender has died
            how = self._child.how_it_ended()
            code = TOO_SLOW if self._clock.struck else how
            told = refusal(code, self.file, self._limits)
            raise DiedError(told.code, self.file, dict(told.params)) from error  # type: ignore[arg-type]


class Clock:
    """Calls once when its time is up, while it is entered; 0 seconds are for ever."""

    def __init__(self, seconds: float, strike: Callable[[], None]) -> None:
        self.struck = False
        self._seconds = seconds
        self._strike = strike
        self._until: float | None = None
        self._changed = Condition()

    def __enter__(self) -> None:
        self.restart()
        if self._seconds:
            Thread(target=self._watch, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._until = None
            self._changed.notify()

    def restart(self) -> None:
        """Give it all its time again."""
        with self._changed:
            self._until = time.monotonic() + self._seconds

    def _watch(self) -> None:
        with self._changed:
            while self._until is not None:
                left = self._until - time.monotonic()
                if left < -_ASLEEP:  # we were stopped: what was told meanwhile hasn't been heard
                    self._until = time.monotonic() + self._seconds
                elif left <= 0:
                    self.struck = True
                    self._strike()
                    return
                else:
                    self._changed.wait(left)


def _raised(kind: str, code: str, params: dict[str, object], number: int | None) -> AlignerError:
    """Raise the error that the other process told of, with its cause where the system refused."""
    error: AlignerError = getattr(errors, kind)(code, **params)
    if number is not None:
        error.__cause__ = OSError(number, "")
    raise error

"""A worker: one process after the other, each kept as long as it is good for the next task."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from aligner.apart.asked import Asked
from aligner.apart.child import Child
from aligner.apart.work import DIED, DiedError, Work
from aligner.model.limits import Limits


class Worker:
    """Does one task at a time in a process of its own, which is started at the first.

    The process is kept over tasks and replaced where it is worn, has died or was ended. ``do`` is for one
    thread at a time, ``end`` for any. ``fork`` makes the process of this one where that is safe; ``child``
    is one that waits already.
    """

    def __init__(self, work: Work, limits: Limits, *, fork: bool = False, child: Child | None = None) -> None:
        self._work = work
        self._limits = limits
        self._fork = fork
        self._changing = Lock()
        self._child = child
        self._leaving: Child | None = None

    def do(self, argument: Any, tell: Callable[..., None] | None = None) -> Any:
        """Do one task and return its answer; ``tell`` hears how it goes on.

        Raises the AlignerError that the work raised, or DiedError. Whatever ``tell`` raises ends the process
        and is raised here.
        """
        asked, child = self._ask(argument)
        try:
            for said in asked.told():
                if tell is not None:
                    tell(*said)
        except BaseException:
            self._drop(child)
            child.kill()
            child.wait()
            raise
        if not asked.kept:
            self._drop(child)
            self._leaving = child
            child.bury()
        return asked.answer()

    def end(self) -> None:
        """End the process at once. A task that is under way raises DiedError."""
        with self._changing:
            child, self._child = self._child, None
            if child is not None:
                child.end()

    def close(self) -> None:
        """End the process, and wait until it and the one before it are gone."""
        with self._changing:
            if self._child is not None:
                self._child.kill()
            for child in (self._child, self._leaving):
                if child is not None:
                    child.wait()
            self._child = self._leaving = None

    def let_go(self) -> Child | None:
        """The process, where there is one, for somebody else to keep."""
        with self._changing:
            child, self._child = self._child, None
            return child

    def _ask(self, argument: Any) -> tuple[Asked, Child]:
        with self._changing:
            try:
                if self._child is not None:
                    with suppress(OSError):
                        return Asked(self._child, self._work, argument, self._limits), self._child
                    self._child.end()  # it had died since the last task
                self._child = Child(fork=self._fork)
                return Asked(self._child, self._work, argument, self._limits), self._child
            except OSError as error:  # no process can be started
                raise DiedError(DIED) from error

    def _drop(self, child: Child) -> None:
        with self._changing:
            if self._child is child:
                self._child = None

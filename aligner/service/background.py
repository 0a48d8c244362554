"""Reads plans in a process of its own: the screen never waits, and no file can take it down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from aligner.model import errors
from aligner.model.errors import AlignerError, SourceError
from aligner.service.background_child import Child

if TYPE_CHECKING:  # a plan's many classes are loaded with the plan: the first picture doesn't wait for them
    from aligner.model.assessment import Assessment
    from aligner.service import Request


@dataclass(frozen=True, slots=True)
class Progressed:
    """One more file was begun, or one more sheet of it; both are counted from 1.

    ``sheet`` is empty until the first is begun, ``sheet_count`` 0 where it isn't known yet.
    """

    file: str
    index: int
    count: int
    sheet: str = ""
    sheet_index: int = 0
    sheet_count: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A plan was read and judged; ``request`` is what was asked for, with its tone and names settled."""

    assessment: Assessment
    request: Request


@dataclass(frozen=True, slots=True)
class Failed:
    """A plan could not be read; ``service.error_sentence`` says why."""

    error: AlignerError


Event = Progressed | Done | Failed

_idle: list[Child] = []
"""At most one process that waits for the next plan."""


class Reading:
    """A plan that is being read, from the moment this is made; nothing is raised, all is told as an event.

    ``events`` is for one thread, ``cancel`` for any.
    """

    def __init__(self, request: Request) -> None:
        self._file = ", ".join(path.name or str(path) for path in request.paths)
        self._language = request.language
        self._cancelled = False
        self._changing = Lock()
        self._child: Child | None = None
        with suppress(OSError):  # no process can be started: told as one that has died
            self._ask(request)

    def _ask(self, request: Request) -> None:
        while self._child is None and _idle:
            with suppress(OSError, IndexError):  # it has died meanwhile
                child = _idle.pop()
                self._answers = child.ask(request)
                self._child = child
        if self._child is None:
            child = Child()
            self._answers = child.ask(request)
            self._child = child

    def events(self) -> Iterator[Event]:
        """Wait for what happens and yield it. Done or Failed comes last; neither, where it was cancelled."""
        event: Event | None = None
        while not isinstance(event, Done | Failed):
            begun, event = event is not None, self._next()
            if self._cancelled:
                return
            yield event
            if not begun:  # by now the screen has drawn its first picture
                _load_ahead(self._language)

    def cancel(self) -> None:
        """Stop reading: the process is killed, and nothing of it is left. What has ended stays as it is."""
        with self._changing:
            self._cancelled = True
            if self._child is not None:
                self._child.end()

    def _next(self) -> Event:
        if self._child is None:
            return self._broken()
        try:
            kind, said = self._answers.load()
            if kind == "progress":
                now = Progressed(*said)
                self._file = now.file
                return now
            told = self._answers.load()
        except Exception:  # noqa: BLE001 - half an answer breaks in any way: its sender has died
            self._child.end()
            return self._broken()
        self._leave(keep=said)
        return Done(*told) if kind == "done" else Failed(_error(*told))

    def _leave(self, *, keep: bool) -> None:
        """Give the process free for the next reading; it is no longer ours to end."""
        with self._changing:
            child, self._child = self._child, None
            if child is not None and not self._cancelled:
                _keep(child) if keep else _replace(child)

    def _broken(self) -> Failed:
        return Failed(SourceError("reader-died", file=self._file))


def make_ready() -> None:
    """Have a process load what reading needs, so that the next plan is read the sooner."""
    if not _idle:
        with suppress(OSError):
            _idle.append(Child(spare=True))


def close() -> None:
    """End the process that waits for the next plan."""
    while _idle:
        _idle.pop().end()


def _load_ahead(language: str) -> None:
    """Load what a plan is told with, while the other process reads it: no screen then has to wait for it."""
    import aligner.model.assessment  # noqa: F401
    from aligner.checks import all_checks
    from aligner.i18n.formats import day, money, number

    all_checks()
    _ = number(1, language), money(1, "EUR", language), day(date.min, language)


def _keep(child: Child) -> None:
    if _idle:
        child.end()
    else:
        _idle.append(child)


def _replace(child: Child) -> None:
    """A process that has grown big, or is worn, ends by itself; a fresh one gets ready."""
    child.bury()
    make_ready()


def _error(kind: str, code: str, params: dict[str, object], number: int | None) -> AlignerError:
    """The error that the other process told of, with its cause where the system refused."""
    error: AlignerError = getattr(errors, kind)(code, **params)
    if number is not None:
        error.__cause__ = OSError(number, "")
    return error

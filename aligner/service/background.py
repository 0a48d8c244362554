"""Reads plans in a process of its own: the screen never waits, and no file can take it down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

from aligner.apart.asked import Asked
from aligner.apart.child import Child
from aligner.apart.work import DIED, DiedError, Work
from aligner.apart.worker import Worker
from aligner.model.errors import AlignerError, SourceError
from aligner.service.screen_reading import load_ahead, read_for_screen
from aligner.service.tries import Tries

if TYPE_CHECKING:  # a plan's many classes are loaded with the plan: the first picture doesn't wait for them
    from aligner.model.assessment import Assessment
    from aligner.model.limits import Limits
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

    Where a file takes the process down, the plan is tried once more, and then without that file.
    ``events`` is for one thread, ``cancel`` for any.
    """

    def __init__(self, request: Request) -> None:
        self._tries = Tries(request)
        self._language = request.language
        self._cancelled = False
        self._changing = Lock()
        self._child: Child | None = None
        self._asked: Asked | None = None
        self._ask()

    def events(self) -> Iterator[Event]:
        """Wait for what happens and yield it. Done or Failed comes last; neither, where it was cancelled."""
        begun = False
        for event in self._happening():
            if self._cancelled:
                return
            yield event
            if not begun:  # by now the screen has drawn its first picture
                begun = True
                _load_what_shows(self._language)

    def cancel(self) -> None:
        """Stop reading: the process is killed, and nothing of it is left. What has ended stays as it is."""
        with self._changing:
            self._cancelled = True
            if self._child is not None:
                self._child.end()

    def _ask(self) -> None:
        """Have a process read what is to be tried now. Where none can be started, nothing was asked."""
        with self._changing:
            self._child = self._asked = None
            while self._asked is None and (child := _waiting()) is not None:
                self._hand_to(child)
            with suppress(OSError):
                if self._asked is None and not self._cancelled:
                    self._hand_to(Child())

    def _hand_to(self, child: Child) -> None:
        request = self._tries.request
        try:
            self._asked, self._child = Asked(child, read_for_screen, request, request.limits), child
        except OSError:  # it has died meanwhile
            child.end()

    def _happening(self) -> Iterator[Event]:
        ended = False
        while not ended:
            try:
                yield from self._progress()
                ended = True
                yield self._ended()
            except DiedError as died:
                if self._cancelled:
                    return
                try:
                    self._tries.after(died)
                except SourceError as error:
                    ended = True
                    yield Failed(error)
                else:
                    self._ask()

    def _progress(self) -> Iterator[Progressed]:
        if self._asked is None:
            raise DiedError(DIED)
        now = Progressed("", 0, 0)
        for kind, file, *said in self._asked.told():
            now = Progressed(file, *said) if kind == "file" else Progressed(file, now.index, now.count, *said)
            yield now

    def _ended(self) -> Done | Failed:
        assert self._asked is not None
        self._leave(keep=self._asked.kept)
        try:
            return Done(*self._asked.answer())
        except AlignerError as error:
            return Failed(error)

    def _leave(self, *, keep: bool) -> None:
        """Give the process free for the next reading; it is no longer ours to end."""
        with self._changing:
            child, self._child = self._child, None
            if child is not None and not self._cancelled:
                _keep(child) if keep else _replace(child)


def do(work: Work, argument: Any, limits: Limits, hear: Callable[..., None]) -> Any:
    """Have the process that waits for the next plan do something else first, and return its answer.

    Where it dies, a fresh one tries once more. Raises the AlignerError that the work raised, or SourceError.
    """
    worker = Worker(work, limits, child=_waiting())
    try:
        with suppress(DiedError):
            return worker.do(argument, hear)
        return worker.do(argument, hear)
    except DiedError as died:
        raise SourceError(died.code, **died.params) from died
    finally:
        child = worker.let_go()
        _keep(child) if child is not None else make_ready()


def make_ready() -> None:
    """Have a process load what reading needs, so that the next plan is read the sooner."""
    if not _idle:
        with suppress(OSError):
            child = Child()
            child.ready(load_ahead)
            _idle.append(child)


def close() -> None:
    """End the process that waits for the next plan."""
    while (child := _waiting()) is not None:
        child.end()


def _waiting() -> Child | None:
    try:
        return _idle.pop()
    except IndexError:
        return None


def _load_what_shows(language: str) -> None:
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

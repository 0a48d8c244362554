"""What a cluster's worker does: a few tasks at a time, in a process of its own that is kept between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread, Timer, local

from aligner import __version__
from aligner.apart.work import DiedError, Work
from aligner.apart.worker import Worker
from aligner.batch.attempts import Without, attempt, insist
from aligner.batch.engines import Outcome, Task
from aligner.model.limits import Limits

_IDLE = 30.0
"""Seconds after which a process that waits for the next tasks is ended: its batch may be over."""

_LOOK = 0.25
"""Seconds between two looks whether tasks are still wanted."""


@dataclass(frozen=True, slots=True)
class Errand:
    """How tasks are to be done; ``version`` is that of the aligner that asks."""

    work: Work
    limits: Limits
    without: Without
    version: str = __version__


class StrangerError(Exception):
    """The worker runs another version of aligner than the one that asks; its answers may differ."""


class GivenUpError(Exception):
    """The cluster has given these tasks up: nobody waits for them any more."""


def version() -> str:
    """Which aligner a worker of the cluster runs."""
    return __version__


def do_chunk(errand: Errand, tasks: tuple[Task, ...]) -> list[Outcome]:
    """Do some tasks and return their outcomes; those whose process died are tried again after the others.

    Raises StrangerError where another version asks.
    """
    if errand.version != __version__:
        raise StrangerError(__version__)
    given_up = _given_up()
    with _kept.door(errand) as worker, _watched(worker, given_up):
        return _done(worker, errand.without, tasks, given_up)


def _done(
    worker: Worker, without: Without, tasks: tuple[Task, ...], given_up: Callable[[], bool]
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    aside: list[Task] = []
    for task in tasks:
        told = attempt(worker, task)
        if given_up():
            raise GivenUpError
        if isinstance(told, DiedError):
            aside.append(task)
        else:
            outcomes.append(told)
    return outcomes + [insist(worker, task, without, given_up) for task in aside]


@contextmanager
def _watched(worker: Worker, given_up: Callable[[], bool]) -> Iterator[None]:
    """End what is under way once nobody waits for it: it may be at a file that hangs."""
    over = Event()

    def watch() -> None:
        while not over.wait(_LOOK):
            if given_up():
                worker.end()

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _given_up() -> Callable[[], bool]:
    """What tells whether the cluster has given these tasks up: who asked for them may have gone."""
    from distributed import get_worker

    tasks, key = get_worker().state.tasks, get_worker().get_current_task()

    def given_up() -> bool:
        held = tasks.get(key)
        return held is None or held.state == "cancelled"

    return given_up


class _Kept(local):
    """The process of each thread of the cluster's worker, and what ends it when nothing comes."""

    def __init__(self) -> None:
        self._errand: Errand | None = None
        self._worker: Worker | None = None
        self._idle: Timer | None = None

    @contextmanager
    def door(self, errand: Errand) -> Iterator[Worker]:
        """The worker of this thread; after use it waits a while for more, and then ends its process."""
        if self._idle is not None:
            self._idle.cancel()
        if self._worker is None or self._errand != errand:
            if self._worker is not None:
                self._worker.end()
            self._errand, self._worker = errand, Worker(errand.work, errand.limits)
        try:
            yield self._worker
        finally:
            self._idle = Timer(_IDLE, self._worker.end)
            self._idle.daemon = True
            self._idle.start()


_kept = _Kept()

"""Plans read side by side on this machine, each in a process that may end without the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread
from typing import Any

from aligner.apart.child import Child
from aligner.apart.work import DiedError, Work
from aligner.apart.worker import Worker
from aligner.batch.attempts import Without, attempt, insist
from aligner.batch.engines import Began, Outcome, Task
from aligner.model.limits import Limits

_AHEAD = 4
"""Outcomes for each process that may wait to be taken: what is written late must not pile up."""

_PAUSE = 0.02
"""Seconds between two looks whether all threads have ended."""


def cores() -> int:
    """How many processes run at once on what the system gives us of its processors."""
    given = getattr(os, "sched_getaffinity", None)
    return len(given(0)) if given else os.cpu_count() or 1


class LocalEngine:
    """``jobs`` processes (0: one for each core), each with its own limits, kept over many tasks.

    A task whose process died is tried once more when nothing else runs: it may have died of what others took.
    Where it dies again at a file, that file is left out by ``without``, and named.
    """

    def __init__(self, jobs: int, work: Work, limits: Limits, without: Without) -> None:
        self._workers = [Worker(work, limits, child=_early()) for _ in range(jobs or cores())]
        self._without = without
        self._said: SimpleQueue[_Said] = SimpleQueue()
        self._room = Semaphore(_AHEAD * len(self._workers))
        self._threads: list[Thread] = []
        self._closed = False

    def run(self, tasks: Iterable[Task]) -> Iterator[Began | Outcome]:
        """Yield one outcome for each task; whatever ``tasks`` raises is raised here.

        Ends early, without a word, where the engine is closed by another thread.
        """
        try:
            aside: list[Task] = []
            for said in self._side_by_side(tasks):
                if isinstance(said, Task):
                    aside.append(said)
                else:
                    yield said
            yield from self._alone(aside)
        finally:
            self.close()

    def close(self) -> None:
        """End all processes at once, and wait until nothing can start another."""
        self._closed = True
        self._room.release(len(self._workers))
        while any(thread.is_alive() for thread in self._threads):
            for worker in self._workers:  # again and again: one may have been just about to start
                worker.end()
            for thread in self._threads:
                thread.join(_PAUSE)
        for worker in self._workers:
            worker.end()
        self._said.put(None)

    def _side_by_side(self, tasks: Iterable[Task]) -> Iterator[Began | Outcome | Task]:
        supply = _Supply(tasks)
        for worker in self._workers:
            self._start(self._serve, worker, supply)
        yield from self._heard(len(self._workers))

    def _alone(self, tasks: list[Task]) -> Iterator[Began | Outcome]:
        """Try tasks once more, one by one, with the machine to themselves."""
        if not tasks or self._closed:
            return
        for worker in self._workers[1:]:
            worker.end()
        self._start(self._serve_alone, self._workers[0], tasks)
        for said in self._heard(1):
            assert not isinstance(said, Task)
            yield said

    def _start(self, target: Callable[..., None], *arguments: Any) -> None:
        thread = Thread(target=self._guarded, args=(target, *arguments), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _guarded(self, target: Callable[..., None], *arguments: Any) -> None:
        try:
            target(*arguments)
        except BaseException as error:  # noqa: BLE001 - raised again where the outcomes are taken
            self._said.put(error)
        self._said.put(None)

    def _heard(self, speaking: int) -> Iterator[Began | Outcome | Task]:
        """Yield what so many threads say until each has ended, or all were closed."""
        while speaking and not self._closed:
            said = self._said.get()
            if said is None:
                speaking -= 1
            elif isinstance(said, BaseException):
                raise said
            else:
                if not isinstance(said, Began):
                    self._room.release()
                yield said

    def _serve(self, worker: Worker, supply: _Supply) -> None:
        while (task := self._taken(supply)) is not None:
            self._said.put(Began(task.id))
            told = attempt(worker, task)
            self._said.put(task if isinstance(told, DiedError) else told)

    def _taken(self, supply: _Supply) -> Task | None:
        self._room.acquire()
        return None if self._closed else supply.next()

    def _serve_alone(self, worker: Worker, tasks: list[Task]) -> None:
        for task in tasks:
            self._room.acquire()
            if self._closed:
                break
            self._said.put(insist(worker, task, self._without, lambda: self._closed))


def _early() -> Child | None:
    """A process that starts while plans are still being listed; None where none can be started, yet."""
    with suppress(OSError):
        return Child()
    return None


_Said = Began | Outcome | Task | BaseException | None
"""What a thread says: a task is one whose process died, None is the thread's end."""


class _Supply:
    """Tasks for several threads, each made only when it is asked for."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._lock = Lock()

    def next(self) -> Task | None:
        with self._lock:
            return next(self._tasks, None)

"""The way to the files of a plan for a command: in a process of its own, which no file gets out of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aligner.apart.work import DiedError
from aligner.service.request import Request
from aligner.service.tries import Tries

if TYPE_CHECKING:
    from aligner.apart.worker import Worker
    from aligner.model.assessment import Assessment
    from aligner.model.limits import Limits
    from aligner.model.plan import Plan

Progress = Callable[[str, int, int], None]
"""Called with a file's name, its number, and how many there are, before it is opened."""

Tell = Callable[..., None]

_workers: dict[Limits, Worker] = {}
"""The process that this one has for its files, for a command that reads twice; it ends with us."""


def check(request: Request, progress: Progress | None = None) -> Assessment:
    """Check one plan as ``service.check`` does, in a process of its own. Raises what that raises."""
    return do(checked, request, hear=_files(progress))  # type: ignore[no-any-return]


def read(request: Request, progress: Progress | None = None) -> Plan:
    """Read one plan as ``service.read`` does, in a process of its own. Raises what that raises."""
    return do(read_only, request, hear=_files(progress))  # type: ignore[no-any-return]


def do(work: Callable[..., Any], request: Request, *more: Any, hear: Tell | None = None) -> Any:
    """Return ``work(request, *more, tell)``, done apart; ``work`` is a function that a module names.

    ``hear`` is called with whatever the work tells. Where the process dies, it is tried once more, and then
    without the file that it died at. Raises the AlignerError that the work raised, or SourceError where no
    file could be read without dying.
    """
    worker, tries = _worker(request.limits), Tries(request)
    while True:
        try:
            return worker.do((work, tries.request, *more), hear)
        except DiedError as died:
            tries.after(died)


def close() -> None:
    """End the process that files were read in, and wait until it is gone."""
    while _workers:
        _workers.popitem()[1].close()


def checked(request: Request, tell: Tell) -> Assessment:
    """The work of ``check``."""
    from aligner import service

    return service.check(request, telling_files(tell))


def read_only(request: Request, tell: Tell) -> Plan:
    """The work of ``read``."""
    from aligner import service

    return service.read(request, telling_files(tell))


def telling_files(tell: Tell) -> Progress:
    """Tell of each file before it is opened: whoever waits sees it, and its time starts anew."""
    return lambda file, number, count: tell("file", file, number, count)


def _worker(limits: Limits) -> Worker:
    if limits not in _workers:
        from aligner.apart.worker import Worker

        # Forked while this command is still small and does one thing: quicker than to start another.
        _workers[limits] = Worker(_work, limits, fork=True)
    return _workers[limits]


def _work(asked: tuple[Any, ...], tell: Tell) -> Any:
    work, *arguments = asked
    return work(*arguments, tell)


def _files(progress: Progress | None) -> Tell | None:
    if progress is None:
        return None
    return lambda kind, *said: progress(*said) if kind == "file" else None

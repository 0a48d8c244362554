"""One task tried at a worker: there is an outcome, or it is known what its process died of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aligner.apart.work import DiedError
from aligner.apart.worker import Worker
from aligner.batch.engines import Failure, Outcome, Task, failure_of
from aligner.model.errors import AlignerError

Without = Callable[[Any, str, str], Any | None]
"""``without(argument, file, code)``: the argument with a file left out; None where nothing would be left."""


def attempt(worker: Worker, task: Task) -> Outcome | DiedError:
    """Try a task once; what its process died of is returned, not raised."""
    try:
        return Outcome(task.id, worker.do(task.argument))
    except AlignerError as error:
        return Outcome(task.id, failure_of(error))
    except DiedError as died:
        return died


def insist(worker: Worker, task: Task, without: Without, is_over: Callable[[], bool]) -> Outcome:
    """Try a task again, each time without the file that its process died of, until it ends or all is over."""
    blamed: set[str] = set()
    told = attempt(worker, task)
    while isinstance(told, DiedError):
        lost = Outcome(task.id, Failure(told.code, {**told.params, "file": told.file or task.id}))
        if is_over() or not told.file or told.file in blamed:
            return lost
        blamed.add(told.file)
        argument = without(task.argument, told.file, told.code)
        if argument is None:
            return lost
        task = replace(task, argument=argument)
        told = attempt(worker, task)
    return told

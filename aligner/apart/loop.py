"""The process that works apart: tasks on one pipe, what happens on another, until its owner has gone."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, BinaryIO

from aligner.apart.limits import is_out_of_memory, leave_no_core, limit_memory, peak_memory
from aligner.apart.wire import Sender
from aligner.apart.work import OUT_OF_MEMORY, Task
from aligner.model.errors import AlignerError

TASKS = 1000
"""After so many tasks a fresh process takes over, whatever its memory."""
MEMORY = 150 << 20
"""Bytes of resident memory at its highest from which a process isn't kept for the next task."""


def main() -> None:
    """Work as a command of its own: standard input brings tasks, standard output takes the answers."""
    gc.set_threshold(50_000)  # as in the command itself: what start-up makes is there to stay
    tasks, answers = os.dup(0), os.dup(1)
    serve(tasks, answers)


def serve(tasks: int, answers: int) -> None:
    """Do one task after the other until there are no more; never returns."""
    _own_streams()
    leave_no_core()
    waiting: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_listen, args=(os.fdopen(tasks, "rb"), waiting), daemon=True).start()
    _work(waiting, tasks, os.fdopen(answers, "wb"))
    # At once: the listening thread holds the pipe, and taking a big plan apart would take its time.
    os._exit(0)


def _own_streams() -> None:
    """Read and print nothing: what a library prints would be taken for an answer."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)


def _listen(stream: BinaryIO, waiting: SimpleQueue[Task]) -> None:
    """Pass tasks on; where the other end has gone, so do we, in the midst of whatever we do."""
    try:
        while True:
            waiting.put(pickle.load(stream))  # noqa: S301 - written by the process that started this one
    finally:
        os._exit(0)


def _work(waiting: SimpleQueue[Task], tasks: int, answers: BinaryIO) -> None:
    left, kept = TASKS, True
    while kept:
        work, argument, memory = waiting.get()
        limit_memory(memory)
        try:
            if work is None:
                argument()
                continue
            left -= 1
            kept = _answer(_Bound(tasks), partial(work, argument), answers, left)
        except BaseException as error:  # noqa: BLE001 - a native reader's panic is no Exception
            os._exit(OUT_OF_MEMORY if is_out_of_memory(error) else 1)


def _answer(bound: _Bound, work: Callable[..., Any], answers: BinaryIO, left: int) -> bool:
    """Do one task and send what happens, then how it ended; return whether this process may go on."""
    sender, lock = Sender(answers, pickle.HIGHEST_PROTOCOL), Lock()

    def send(*values: object) -> None:
        with lock:
            for value in values:
                sender.dump(value)
            answers.flush()

    try:
        with bound:
            kind, done = "done", work(lambda *said: send(("told", said)))
    except Exception as error:
        if is_out_of_memory(error):
            raise
        kind, done = "failed", told_error(error)
    kept = left > 0 and peak_memory() < MEMORY
    send((kind, kept), done)
    return kept


def told_error(error: Exception) -> tuple[str, str, dict[str, object], int | None]:
    """An error as plain values: as an exception it would lose why the system refused."""
    if not isinstance(error, AlignerError):  # a defect of ours becomes a sentence with its name
        error = AlignerError("unexpected", kind=type(error).__name__)
    cause = error.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    return type(error).__name__, error.code, error.params, number


class _Bound:
    """While it holds, the system ends us and what we have started when the owner's end of a pipe closes.

    Only Linux can. The listening thread does the same everywhere, but waits for its turn where a reader
    holds the interpreter.
    """

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        self._set(on=True)

    def __exit__(self, *_: object) -> None:
        self._set(on=False)

    def _set(self, *, on: bool) -> None:
        if sys.platform != "linux":
            return
        import fcntl

        with suppress(OSError):
            # A signal that nobody handles ends the whole group. The owner writes nothing before our answer.
            fcntl.fcntl(self._pipe, fcntl.F_SETOWN, -os.getpgid(0))
            flags = fcntl.fcntl(self._pipe, fcntl.F_GETFL)
            fcntl.fcntl(self._pipe, fcntl.F_SETFL, flags | os.O_ASYNC if on else flags & ~os.O_ASYNC)


if __name__ == "__main__":
    main()

"""Work for the engine's tests: what it does is told by its argument."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from aligner.model.errors import SourceError


def do(argument, tell):
    """``argument`` is a number of the files that are read, each a word of what happens at it."""
    for number, what in enumerate(argument, 1):
        tell("file", what, number, len(argument))
        _HAPPENS.get(what.partition(":")[0], lambda _: None)(what.partition(":")[2])
    return argument


def without(argument, file, code):
    assert code.startswith("reader-")
    return tuple(one for one in argument if one != file) or None


def _die(_):
    os.kill(os.getpid(), signal.SIGKILL)


def _die_once(mark):
    if not Path(mark).exists():
        Path(mark).write_text("")
        _die("")


def _refuse(_):
    raise SourceError("empty", file="a.csv")


_HAPPENS = {
    "dies": _die,
    "dies-once": _die_once,
    "hangs": lambda _: time.sleep(600),
    "kills-owner": lambda _: os.kill(os.getppid(), signal.SIGKILL),
    "refused": _refuse,
    "breaks": lambda _: {}["nothing"],
    "pid": lambda folder: (Path(folder) / str(os.getpid())).write_text(""),
}

"""What is done apart, and how it can end before its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aligner.model.errors import SourceError
from aligner.model.finding import Param
from aligner.model.limits import Limits

Work = Callable[[Any, Callable[..., None]], Any]
"""A function of a module, named to other processes by where it stands; raises AlignerError.

It is called with a task's argument and with what tells how it goes on: ``tell("file", name, number, count)``.
"""

Task = tuple[Callable[..., Any] | None, Any, int]
"""What goes to the process: what to do, what with, and the bytes of memory that it may take.

Where the first is None, the second is a function that gets it ready; nobody waits for an answer.
"""

OUT_OF_MEMORY = 71
"""The exit code that says so: there may be no memory left to say it in words."""

DIED, NO_MEMORY, TOO_SLOW = "reader-died", "reader-out-of-memory", "reader-too-slow"


class DiedError(Exception):
    """The process ended before its work did, or was ended for taking too much.

    ``code`` and ``params`` are those of a SourceError: "reader-died", "reader-too-slow",
    "reader-out-of-memory" ("out-of-memory" where no limit was set); ``file`` is the one last begun, "" where
    none was.
    """

    def __init__(self, code: str, file: str = "", params: Mapping[str, Param] | None = None) -> None:
        super().__init__(code, file, params)
        self.code = code
        self.file = file
        self.params: Mapping[str, Param] = {"file": file} if params is None else params


def refusal(code: str, file: str, limits: Limits) -> SourceError:
    """Why a file isn't read that took the process down: with the limit, where it went past one."""
    if code == NO_MEMORY:
        if not limits.memory:
            return SourceError("out-of-memory", file=file)
        return SourceError(code, file=file, limit=limits.memory >> 20)
    if code == TOO_SLOW:
        seconds = limits.seconds
        return SourceError(code, file=file, limit=int(seconds) if seconds == int(seconds) else f"{seconds:g}")
    return SourceError(code, file=file)

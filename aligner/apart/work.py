"""What is done apart, and how it can end before its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Work = Callable[[Any, Callable[..., None]], Any]
"""A function of a module, named to other processes by where it stands; raises AlignerError.

It is called with a task's argument and with what tells how it goes on: ``tell("file", name, number, count)``.
"""


class DiedError(Exception):
    """The process ended before its work did, or was ended for taking too much.

    ``code`` is that of a SourceError: "reader-died", "reader-out-of-memory" or "reader-too-slow"; ``file`` is
    the one last begun, "" where none was.
    """

    def __init__(self, code: str, file: str = "") -> None:
        super().__init__(code, file)
        self.code = code
        self.file = file

"""Patterns that are compiled when a text first needs them, so that importing them costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression, case aside unless ``exact``; compiled at its first use."""

    __slots__ = ("_compiled", "_flags", "_written")

    def __init__(self, written: str, *, exact: bool = False) -> None:
        self._written = written
        self._flags = re.NOFLAG if exact else re.IGNORECASE
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._written, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)

"""Patterns that are compiled when a text first needs them, so that importing them costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_REMEMBERED = 4096


class Pattern:
    """A regular expression, case aside unless ``exact``; compiled at its first use.

    ``needs`` is what one of the text's words holds wherever the pattern is found: a text without it is not
    searched.
    """

    __slots__ = ("_compiled", "_flags", "needs", "written")

    def __init__(self, written: str, *, exact: bool = False, needs: str = "") -> None:
        self.written = written
        self.needs = Signs(needs) if needs else None
        self._flags = re.NOFLAG if exact else re.IGNORECASE
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.written, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        if self.needs is None or self.needs.are_in(text):
            return self.compiled.search(text)
        return None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)


class Signs:
    """What single words hold, asked word by word and remembered: plans share words, if not sentences."""

    __slots__ = ("_holds",)

    def __init__(self, written: str) -> None:
        pattern = Pattern(written)
        self._holds = lru_cache(maxsize=_REMEMBERED)(lambda word: pattern.search(word) is not None)

    def are_in(self, text: str) -> bool:
        """Tell whether any word of a text holds one of them."""
        return any(map(self._holds, text.split()))

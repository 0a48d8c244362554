"""Which rules speak of a text: "Chatbot*" of a name that begins so, "4100" of "4100 Library"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aligner.model.link_rules import ANY

_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_INDEX = 3


def leading_code(text: str) -> str | None:
    """The code that a text (given as a key) begins with; None where it is all of it, or has no digit."""
    code = text.partition(" ")[0].rstrip(":.,–-")
    return code if code != text and any(map(str.isdigit, code)) else None


class LabelPatterns:
    """Patterns in the form of :func:`aligner.words.texts.key`, those without a star left aside."""

    def __init__(self, values: Iterable[str]) -> None:
        self._begins: dict[str, list[str]] = {}
        for value in values:
            bare = value.strip(ANY)
            if bare and value.endswith(ANY):
                self._begins.setdefault(bare[:_INDEX], []).append(value)
        for patterns in self._begins.values():
            patterns.sort(key=len, reverse=True)

    def matching(self, label: str) -> Iterator[str]:
        """The patterns that a name meets (given as a key), by place in it, the longest of a place first."""
        starts = [place.start() for place in _WORD_START.finditer(label)] if self._begins else []
        for start in dict.fromkeys((0, *starts)):
            for size in range(_INDEX, 0, -1):
                for pattern in self._begins.get(label[start : start + size], ()):
                    inside = pattern.startswith(ANY)
                    if (inside or start == 0) and label.startswith(pattern.strip(ANY), start):
                        yield pattern

"""A stretch of a text that tells something, kept so that it can be shown as evidence."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The characters ``start`` to ``end`` (not included) of a text; ``text`` is what stands there."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut a span out of a text."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

"""A stretch of time as plans speak of it: a day, a quarter, a year, "by the end of 2027"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``start`` to ``end``, both included; ``text`` is how the plan said it."""

    start: date
    end: date
    text: str = ""

    @property
    def year(self) -> int:
        """The year by whose end it is over."""
        return self.end.year

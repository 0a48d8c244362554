"""How far a batch has come, as words: how many are done, how fast it goes, how long it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from decimal import Decimal

from aligner import service
from aligner.i18n import text
from aligner.service.batch import BatchEvent, Begun, Ended, Found

_WINDOW = 20.0
"""Seconds over which the speed is taken: plans that were done before pass quickly, and tell nothing."""
_FEWEST = 30
"""Plans over which it is taken at least: large ones may need a minute each."""
_MINUTE = 60
_STEP = 10
"""Seconds that a time over a minute is rounded to: it is a guess."""

Clock = Callable[[], float]


class Tally:
    """Counts what it is told; ``plans`` is None until they are found."""

    def __init__(self, language: str, clock: Clock = time.monotonic) -> None:
        self.plans: int | None = None
        self.done = 0
        self.failed = 0
        self._language = language
        self._clock = clock
        self._under_way: dict[str, None] = {}
        self._ends: deque[float] = deque()

    def hear(self, event: BatchEvent) -> None:
        match event:
            case Found(plans=plans):
                self.plans = plans
                self._ends.append(self._clock())
            case Begun(name=name):
                self._under_way[name] = None
            case Ended(name=name, how=how):
                self._under_way.pop(name, None)
                self.failed += how == "failed"
                self.done += how != "failed"
                self._ends.append(self._clock())

    @property
    def ended(self) -> int:
        return self.done + self.failed

    @property
    def left(self) -> int:
        return max((self.plans or 0) - self.ended, 0)

    @property
    def share(self) -> float:
        return self.ended / self.plans if self.plans else 0.0

    def counts(self) -> str:
        """How many are done, failed and left."""
        key = "counts_failed" if self.failed else "counts"
        counts = {name: self._number(getattr(self, name)) for name in ("done", "failed", "left")}
        return text(f"batch.progress.{key}", self._language, **counts)

    def percent(self) -> str:
        return text("batch.progress.percent", self._language, count=int(self.share * 100))

    def pace(self) -> list[str]:
        """The speed, and the time that is left; nothing where neither can be told yet."""
        rate = self._rate()
        if rate is None or not self.left:
            return []
        return [
            self._speed(rate),
            text("batch.progress.about", self._language, time=duration(self.left / rate, self._language)),
        ]

    def under_way(self) -> str:
        """What is being read now, or what is done instead."""
        if self.plans is None:
            return text("batch.progress.searching", self._language)
        if not self.left:
            return text("batch.progress.finishing", self._language)
        names = ", ".join(map(service.printable, self._under_way))
        return text("batch.progress.reading", self._language, names=names) if names else ""

    def _rate(self) -> float | None:
        """Plans a second, of late."""
        now = self._clock()
        while len(self._ends) > _FEWEST and now - self._ends[0] > _WINDOW:
            self._ends.popleft()
        passed = now - self._ends[0] if self._ends else 0.0
        return (len(self._ends) - 1) / passed if passed > 0 and len(self._ends) > 1 else None

    def _speed(self, rate: float) -> str:
        key, value = ("per_second", rate) if rate >= 1 else ("per_minute", rate * _MINUTE)
        return text(f"batch.progress.{key}", self._language, rate=self._number(value))

    def _number(self, value: float) -> str:
        from aligner.i18n import formats

        decimals = int(isinstance(value, float) and value < 10)
        return formats.number(Decimal(value), self._language, decimals=decimals)


def duration(seconds: float, language: str) -> str:
    """A time as people say it: 45 s, 1 min 20 s, 2 h 5 min."""
    whole = max(round(seconds), 1)
    if whole >= _MINUTE:
        whole = round(whole / _STEP) * _STEP
    hours, minutes = divmod(whole // _MINUTE, _MINUTE)
    parts = {"hours": hours, "minutes": minutes, "seconds": whole % _MINUTE}
    if hours:
        key = "hours"
    elif minutes:
        key = "minutes_seconds" if parts["seconds"] else "minutes"
    else:
        key = "seconds"
    return text(f"batch.time.{key}", language, **parts)

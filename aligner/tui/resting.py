"""What is done once the keys rest: a search while typing, a re-read after accepting, a detail."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump
from textual.timer import Timer

REST = 0.06
"""Seconds: while a key is held, a detail waits until the cursor has rested so long."""


class Resting:
    """Waits so many seconds before it acts; who asks again meanwhile waits anew."""

    def __init__(self, node: MessagePump, seconds: float) -> None:
        self._node, self._seconds = node, seconds
        self._timer: Timer | None = None
        self._asked_at = 0.0

    def then(self, act: Callable[[], None]) -> None:
        """Act after the wait, in place of what was asked for before."""
        self.cancel()
        self._timer = self._node.set_timer(self._seconds, act)

    def unless_held(self, act: Callable[[], None]) -> None:
        """Act at once; while a key is held, which asks again and again, only where it comes to rest."""
        self.cancel()
        if monotonic() - self._asked_at < self._seconds:
            self.then(act)
        else:
            act()
        # Only now: were the time that acting takes counted as rest, every key would act.
        self._asked_at = monotonic()

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

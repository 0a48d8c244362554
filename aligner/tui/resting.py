"""What is done once the keys rest: a search while typing, a re-read after accepting, a detail."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


class Resting:
    """Waits so many seconds before it acts; who asks again meanwhile waits anew."""

    def __init__(self, node: MessagePump, seconds: float) -> None:
        self._node, self._seconds = node, seconds
        self._timer: Timer | None = None

    def then(self, act: Callable[[], None]) -> None:
        """Act after the wait, in place of what was asked for before."""
        self.cancel()
        self._timer = self._node.set_timer(self._seconds, act)

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

"""Saves links rule after rule, in the order of the keys: each is added to what the one before left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from aligner.service import links
from aligner.service.link_rules import SavedRules
from aligner.tui.calls import calls_of
from aligner.tui.views.links import LinkRow

Job = Callable[[], SavedRules | None]
GROUP = "link"


@dataclass
class Saved(Message):
    """A rule stands in the settings file, or was taken out of it (None)."""

    rules: SavedRules | None


class LinkSaver:
    """Keeps what waits to be saved, and what was saved since the plan was opened, to be taken back."""

    def __init__(self, pane: MessagePump) -> None:
        self._pane = pane
        self._waiting: list[tuple[LinkRow | None, Job]] = []
        self._now: LinkRow | None = None
        self._busy = False
        self._saved: list[tuple[SavedRules, LinkRow]] = []

    @property
    def is_idle(self) -> bool:
        return not self._busy

    def save(self, row: LinkRow, job: Callable[[], SavedRules]) -> None:
        """Have a row's rule saved; the pane is told with Saved, or Refused, of the group ``link``."""
        self._waiting.append((row, job))
        self._work()

    def undo(self) -> LinkRow | None:
        """Take the last rule out again, and return its row; None where there is nothing to take back."""
        if not self._saved:
            return None
        saved, row = self._saved.pop()
        self._waiting.append((None, lambda: links.undo(saved)))
        self._work()
        return row

    def _work(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._now, job = self._waiting.pop(0)
            calls_of(self._pane).ask(self._pane, job, Saved, group=GROUP)

    def done(self, saved: SavedRules | None) -> None:
        """Go on with the next one."""
        self._busy = False
        if saved is not None and self._now is not None:
            self._saved.append((saved, self._now))
        self._work()

    def failed(self) -> frozenset[tuple[str, str]]:
        """Give up what was to be saved, and return the keys of the rows that it was of."""
        lost = [self._now, *(row for row, _ in self._waiting)]
        self._busy = False
        self._waiting.clear()
        return frozenset(row.key for row in lost if row is not None)

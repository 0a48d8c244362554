"""Saves links rule after rule, in the order of the keys: each is added to what the one before left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from aligner.service import links
from aligner.service.link_rules import SavedRules
from aligner.tui.calls import calls_of
from aligner.tui.link_list import Key, LinkRow

Job = Callable[[], SavedRules | None]
GROUP = "link"


@dataclass
class Saved(Message):
    """A rule stands in the settings file, or was taken out of it (None)."""

    rules: SavedRules | None


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be done for a row, and the row before and after; without a job the last is taken back."""

    before: LinkRow
    after: LinkRow
    job: Job | None = None


class LinkSaver:
    """Keeps what waits to be saved, and what was saved since the plan was opened, to be taken back."""

    def __init__(self, pane: MessagePump) -> None:
        self._pane = pane
        self._waiting: list[_Task] = []
        self._now: _Task | None = None
        self._saved: list[tuple[SavedRules, _Task]] = []
        self._history: list[_Task] = []

    @property
    def is_idle(self) -> bool:
        return self._now is None

    def save(self, before: LinkRow, after: LinkRow, job: Callable[[], SavedRules]) -> None:
        """Have a row's rule saved; the pane is told with Saved, or Refused, of the group ``link``."""
        task = _Task(before, after, job)
        self._history.append(task)
        self._begin(task)

    def undo(self) -> LinkRow | None:
        """Have the last rule taken out again; its row as it was, None where there is nothing to take back."""
        if not self._history:
            return None
        last = self._history.pop()
        opened = last.before.opened()
        self._begin(_Task(last.after, opened))
        return opened

    def _begin(self, task: _Task) -> None:
        self._waiting.append(task)
        if self._now is None:
            self._work()

    def _work(self) -> None:
        self._now = self._waiting.pop(0) if self._waiting else None
        if self._now is not None:
            job = self._now.job or self._taking_back()
            calls_of(self._pane).ask(self._pane, job, Saved, group=GROUP, saves=True)

    def _taking_back(self) -> Job:
        saved, _ = self._saved.pop()
        return lambda: links.undo(saved)

    def done(self, saved: SavedRules | None) -> None:
        """Go on with the next one."""
        if saved is not None and self._now is not None:
            self._saved.append((saved, self._now))
        self._work()

    def failed(self) -> list[LinkRow]:
        """Give up all that was to be done, and return the rows as they were before it."""
        lost = [*([self._now] if self._now else []), *self._waiting]
        if any(task.job is None for task in lost):
            self._saved.clear()  # the file was changed by someone: nothing of ours can be taken back any more
        self._now, self._waiting = None, []
        self._history = [task for _, task in self._saved]
        before: dict[Key, LinkRow] = {}
        for task in lost:
            before.setdefault(task.before.key, task.before)
        return list(before.values())

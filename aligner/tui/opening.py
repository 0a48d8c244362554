"""Reading plans for the application, one at a time, in a process of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from textual.worker import get_current_worker

from aligner import service
from aligner.service import Request, background, watching
from aligner.tui.messages import Checked, NotChecked, Progressed

if TYPE_CHECKING:
    from aligner.tui.app import AlignerApp

GROUP = "check"


class Reading(Protocol):
    """A plan that is being read."""

    def events(self) -> Iterator[background.Event]:
        """Wait for what happens, and yield it."""

    def cancel(self) -> None:
        """Stop, and yield no more."""


Start = Callable[[Request], Reading]


class Opening:
    """Keeps the one reading that is under way; what an earlier one still has to say is not heard."""

    def __init__(self, app: AlignerApp, start: Start) -> None:
        self._app = app
        self._start = start
        self._reading: Reading | None = None

    def begin(self, request: Request, begun: Reading | None = None) -> None:
        """Read a plan; ``begun`` is one that was begun before there was a screen."""
        self.stop()
        self._reading = reading = begun or self._start(request)
        self._app.run_worker(
            partial(self._hear, reading, request, remember=not self._app.visits),
            thread=True,
            exclusive=True,
            group=GROUP,
            exit_on_error=False,
        )

    @property
    def busy(self) -> bool:
        """Whether a plan is being read."""
        return any(w.group == GROUP and not w.is_finished for w in self._app.workers)

    def stop(self) -> None:
        """Stop what is being read."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self._app.workers.cancel_group(self._app, GROUP)

    def _hear(self, reading: Reading, request: Request, *, remember: bool) -> None:
        """Pass on what is told; ``remember`` puts the plan among the recent ones."""
        worker = get_current_worker()
        seen = watching.fingerprint(request)
        for event in reading.events():
            message = _message(event, self._app.look.language, seen)
            if isinstance(event, background.Done):
                if remember:
                    service.remember(request, event.assessment)
                import_module("aligner.tui.screens.plan")  # here, so that the loop need not wait for it
            if worker.is_cancelled or reading is not self._reading:
                return
            self._app.post_message(message)


def _message(
    event: background.Event, language: str, seen: watching.Fingerprint
) -> Progressed | Checked | NotChecked:
    if isinstance(event, background.Done):
        return Checked(event.assessment, event.request, seen)
    if isinstance(event, background.Failed):
        return NotChecked(service.error_sentence(event.error, language))
    sheet = (event.sheet, event.sheet_index, event.sheet_count)
    return Progressed(event.file, event.index, event.count, *sheet)

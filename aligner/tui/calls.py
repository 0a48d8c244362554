"""Calls to the service in threads: each ends in one message to whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import WeakKeyDictionary, WeakSet

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState, get_current_worker

from aligner import service
from aligner.model.errors import AlignerError
from aligner.tui.messages import Refused

if TYPE_CHECKING:
    from aligner.tui.manners import Manners

T = TypeVar("T")
Answer = Callable[[T], Message]


class Calls:
    """Runs them on the application; knows who waits for which, so that a defect of ours is told as well."""

    def __init__(self, app: Manners) -> None:
        self._app = app
        self._askers: WeakKeyDictionary[Worker[Any], MessagePump] = WeakKeyDictionary()
        self._saves: WeakSet[Worker[Any]] = WeakSet()
        self.unsaved = 0
        """How many calls that were to save something could not."""

    @property
    def saving(self) -> bool:
        """Whether something is being saved that the user would lose if we left now."""
        return any(not worker.is_finished for worker in self._saves)

    def ask(
        self,
        asker: MessagePump,
        work: Callable[[], T],
        answer: Answer[T],
        *,
        group: str,
        saves: bool = False,
    ) -> None:
        """Run ``work`` in a thread and post ``answer`` of its result to the asker, or Refused with a reason.

        A call takes the place of an earlier one of its group that hasn't ended yet. ``saves``: it writes
        what the user has done, and is waited for before a plan or the screen is left.
        """

        def run() -> None:
            worker = get_current_worker()
            try:
                message = answer(work())
            except AlignerError as error:
                self.unsaved += saves
                message = Refused(service.error_sentence(error, self._app.look.language), group)
            if not worker.is_cancelled:
                asker.post_message(message)

        worker = self._app.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)
        self._askers[worker] = asker
        if saves:
            self._saves.add(worker)

    def forget(self, group: str) -> None:
        """What a group of calls still has to say is not heard."""
        self._app.workers.cancel_group(self._app, group)

    def failed(self, event: Worker.StateChanged) -> None:
        """Turn a defect of ours into a sentence: no traceback over the reader's screen."""
        if event.state is WorkerState.ERROR and (asker := self._askers.get(event.worker)) is not None:
            sentence = self._app.look.say("say.unexpected", kind=type(event.worker.error).__name__)
            asker.post_message(Refused(sentence, event.worker.group))


def calls_of(node: MessagePump) -> Calls:
    """The calls of the application that a node belongs to."""
    return cast("Manners", node.app).calls

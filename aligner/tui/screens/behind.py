"""What a number counts: a list over the plan, each line of which leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message_pump import MessagePump

from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import CopyAsked, FindingAsked, GoAsked
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.views.entry import Entry
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import HintBar

Behind = Callable[[Look, int], Iterable[Entry]]


class BehindScreen(SpokenDialog[None]):
    """Asks ``asker`` to open what is chosen: a finding or a cell over this list, a tab in its place.

    ``asker`` is a node of the plan's screen, so that a message to it reaches that screen.
    """

    place = "behind"
    BINDINGS = bindings("behind")

    def __init__(self, look: Look, view: Behind, asker: MessagePump) -> None:
        super().__init__(look)
        self._view, self._asker = view, asker

    @property
    def places(self) -> tuple[str, ...]:
        return ("behind", "dialog")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield EntryList("behind")
            yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one(EntryList).show(lambda width: tuple(self._view(look, width)), keep=True)

    def action_open(self) -> None:
        self.query_one(EntryList).action_select()

    def action_copy(self) -> None:
        entry = self.query_one(EntryList).entry
        self.post_message(CopyAsked(entry.cell if entry else None))

    def on_option_list_option_selected(self) -> None:
        entry = self.query_one(EntryList).entry
        if entry and entry.finding:
            self._asker.post_message(FindingAsked(entry.finding))
        elif entry and entry.goto:
            if entry.goto.cell is None:
                self.dismiss()
            self._asker.post_message(GoAsked(entry.goto))

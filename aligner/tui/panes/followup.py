"""What people have written down, and the changes that are being tried."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.app import ComposeResult
from textual.widgets import OptionList

from aligner.model.grid import Cell
from aligner.tui.commands import bindings
from aligner.tui.messages import (
    ChangeDropped,
    ChangeEdited,
    ChangeKept,
    EntryWithdrawn,
    TodoAsked,
    UndoAsked,
)
from aligner.tui.panes.pane import Pane
from aligner.tui.views.entry import Entry
from aligner.tui.views.followup import CHANGE, ENTRY, followup_entries
from aligner.tui.views.followup_table import followup_table
from aligner.tui.widgets.entry_list import EntryList


class FollowupPane(Pane):
    """Lists it; asks the plan's screen to keep, drop or take back what the cursor stands on."""

    BINDINGS = bindings("followup")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._stood = 0

    def compose(self) -> ComposeResult:
        yield EntryList("followup-list")

    def enter(self) -> None:
        self.call_after_refresh(self.entrance.begin)

    def draw(self) -> None:
        """The cursor always stands on an entry; where its own is gone, on the one before."""
        entries = self.entrance
        self._stood = self._stood if entries.highlighted is None else entries.highlighted
        entries.show(partial(followup_entries, self.shown, self.look), keep=True)
        for line in range(self._stood, -1, -1):
            if entries.highlighted is None:
                entries.return_to(str(line))
        entries.begin()

    @property
    def entrance(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def _entry(self) -> Entry | None:
        return self.entrance.entry

    @property
    def cell(self) -> Cell | None:
        return self._entry.cell if self._entry else None

    def _at(self, kind: str) -> str | None:
        """The change or entry under the cursor."""
        goto = self._entry.goto if self._entry else None
        return goto.at.get(kind) if goto else None

    def action_open(self) -> None:
        self.entrance.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A change that is tried opens its form again; the plan's screen opens everything else."""
        number = self._at(CHANGE)
        if number is not None:
            event.stop()
            self.post_message(ChangeEdited(self.shown.changes[int(number)]))

    def action_keep(self) -> None:
        """Keep the change under the cursor, else all that are being tried."""
        if self.shown.changes:
            number = self._at(CHANGE)
            chosen = self.shown.changes if number is None else (self.shown.changes[int(number)],)
            self.post_message(ChangeKept(tuple(chosen)))

    def action_drop(self) -> None:
        """Drop a change that is tried, or take an entry back."""
        number, entry = self._at(CHANGE), self._at(ENTRY)
        if number is not None:
            self.post_message(ChangeDropped(self.shown.changes[int(number)]))
        elif entry is not None:
            self.post_message(EntryWithdrawn(entry))

    def action_undo(self) -> None:
        self.post_message(UndoAsked())

    def action_todo(self) -> None:
        """Write the cells to fill: those of the changes that are kept, and of those that are tried."""
        kept = self.shown.read.followup.changes
        self.post_message(TodoAsked(tuple(dict.fromkeys((*kept, *self.shown.changes)))))

    def table(self) -> str:
        return followup_table(self.shown, self.look)

    def remembered(self) -> Mapping[str, str]:
        return {"place": self.entrance.place}

    def recall(self, remembered: Mapping[str, str]) -> None:
        self.entrance.return_to(remembered.get("place", ""))

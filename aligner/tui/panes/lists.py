"""The tabs that are read from top to bottom: a list of entries and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult

from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.tui.look import Look
from aligner.tui.panes.pane import Pane
from aligner.tui.views.entry import Entry
from aligner.tui.widgets.entry_list import EntryList

View = Callable[[Assessment, Look, int], tuple[Entry, ...]]


class ListPane(Pane):
    """Shows the entries of a view; its cursor stops where there is something to copy or to open."""

    def __init__(self, name: str, view: View) -> None:
        super().__init__(id=name)
        self._view = view

    def compose(self) -> ComposeResult:
        yield EntryList(f"{self.id}-list")

    def draw(self) -> None:
        view = partial(self._view, self.shown.assessment, self.look)
        self.entrance.show(view, keep=True)

    @property
    def entrance(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def cell(self) -> Cell | None:
        entry = self.entrance.entry
        return entry.cell if entry else None

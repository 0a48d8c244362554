"""The overview: one column of what matters, or two where there is room, and a dialog behind each number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.panes.pane import Pane
from aligner.tui.screens.behind import BehindScreen
from aligner.tui.shown import Goto
from aligner.tui.views.behind import behind
from aligner.tui.views.entry import Entry
from aligner.tui.views.overview import left_entries, overview_entries, overview_table, right_entries
from aligner.tui.widgets.entry_list import EntryList

WIDE = 130
"""From so many cells on there are two columns."""

View = Callable[[Assessment, Look, int], tuple[Entry, ...]]


class OverviewPane(Pane):
    """Its numbers lead to other tabs, or to a list of what they count."""

    BINDINGS = bindings("overview")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._wide: bool | None = None
        self._recalled = ""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield EntryList("overview-list")
            yield EntryList("overview-right")

    def on_resize(self, event: Resize) -> None:
        wide = event.size.width >= WIDE
        if wide != self._wide:
            self._wide = wide
            self.draw()

    def draw(self) -> None:
        right = self.query_one("#overview-right", EntryList)
        right.display = bool(self._wide)
        self._show(self.entrance, left_entries if self._wide else overview_entries)
        if self._wide:
            self._show(right, right_entries)
        elif right.has_focus:
            self.entrance.focus()

    def _show(self, into: EntryList, view: View) -> None:
        into.show(partial(view, self.shown.assessment, self.look), keep=True)

    @property
    def entrance(self) -> EntryList:
        return self.query_one("#overview-list", EntryList)

    @property
    def _entry(self) -> Entry | None:
        right = self.query_one("#overview-right", EntryList)
        return right.entry if right.has_focus else self.entrance.entry

    @property
    def cell(self) -> Cell | None:
        entry = self._entry
        return entry.cell if entry else None

    def action_open(self) -> None:
        right = self.query_one("#overview-right", EntryList)
        (right if right.has_focus else self.entrance).action_select()

    def action_part(self, step: int) -> None:
        """From the last number of a line go on to the other column, where there is one."""
        right = self.query_one("#overview-right", EntryList)
        if self._wide:
            into = right if step > 0 else self.entrance
            into.focus()
            into.begin()

    def visit(self, goto: Goto) -> None:
        view = behind(goto.at)
        if view is not None:
            self.app.push_screen(BehindScreen(self.look, partial(view, self.shown.assessment), self))

    def table(self) -> str:
        return overview_table(self.shown.assessment, self.look)

    def remembered(self) -> Mapping[str, str]:
        return {"line": self.entrance.place}

    def recall(self, remembered: Mapping[str, str]) -> None:
        self.entrance.return_to(remembered.get("line", ""))

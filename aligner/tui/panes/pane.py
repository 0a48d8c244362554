"""What every tab of a plan can do."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import Vertical
from textual.widget import Widget

from aligner.model.grid import Cell
from aligner.tui.look import Look
from aligner.tui.shown import Goto, Shown
from aligner.tui.widgets.row_view import RowView


class Pane(Vertical):
    """One tab; its id is the tab's name and the place of its commands.

    ``shown`` and ``look`` are what it was told last.
    """

    shown: Shown
    look: Look
    _undrawn = False
    _awaited: Mapping[str, str] | None = None

    def show(self, shown: Shown, look: Look) -> None:
        """Show a plan, or the same one as it was read again, in another language or with changes tried.

        A tab that isn't open is drawn when it is opened.
        """
        self.shown, self.look, self._undrawn = shown, look, True
        if self.display:
            self.freshen()

    def freshen(self) -> None:
        """Draw what was last to be shown, if that is still to be done, and go where the reader was."""
        if self._undrawn:
            self._undrawn = False
            self.draw()
        if self._awaited is not None:
            place, self._awaited = self._awaited, None
            self.recall(place)

    @property
    def whereabouts(self) -> Mapping[str, str]:
        """Where the reader is, or was when the tab was last open."""
        return self.remembered() if self._awaited is None else self._awaited

    def find_again(self, place: Mapping[str, str]) -> None:
        """Go where the reader was another day, once the tab is opened."""
        self._awaited = place

    def draw(self) -> None:
        """Draw ``shown`` anew; the cursor stays where the reader left it."""
        raise NotImplementedError

    @property
    def entrance(self) -> Widget:
        """The widget that takes the keys when the tab is opened."""
        raise NotImplementedError

    def enter(self) -> None:
        """Called when the tab is opened: a good moment for what is slow to prepare."""

    def visit(self, goto: Goto) -> None:
        """Show what a number elsewhere leads to."""

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor, to be copied."""
        return None

    def table(self) -> str:
        """What the tab lists, as lines of tab-separated values; empty where it lists nothing."""
        return ""

    def remembered(self) -> Mapping[str, str]:
        """Where the reader is, to be found again another day."""
        return {}

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Go where the reader was; called once after the first ``show``."""


class RowsPane(Pane):
    """A tab whose keys go to a list of rows."""

    @property
    def entrance(self) -> RowView:
        return self.query_one(RowView)

"""What every tab of a plan can do."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import Vertical
from textual.widget import Widget

from aligner.model.grid import Cell
from aligner.tui.look import Look
from aligner.tui.shown import Goto, Shown


class Pane(Vertical):
    """One tab; its id is the tab's name and the place of its commands.

    ``shown`` and ``look`` are what it was told last.
    """

    shown: Shown
    look: Look

    def show(self, shown: Shown, look: Look) -> None:
        """Show a plan, or the same one as it was read again, in another language or with changes tried."""
        self.shown, self.look = shown, look
        self.draw()

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

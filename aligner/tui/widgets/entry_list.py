"""A list to read by: the cursor stops where there is a cell to copy or a finding to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from aligner.tui.views.entry import Entry
from aligner.tui.widgets.moves import MOVES

View = Callable[[int], tuple[Entry, ...]]
"""Entries for a list of so many cells."""


class EntryList(OptionList):
    """Shows the entries of a view; makes them anew when its width changes."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)
        self._view: View | None = None
        self._entries: tuple[Entry, ...] = ()
        self._drawn = 0

    def show(self, view: View, *, keep: bool = False) -> None:
        """Show a view from its start, or with ``keep`` where the cursor stood."""
        self._view = view
        self._draw(keep=keep)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return None if self.highlighted is None else self._entries[self.highlighted]

    def on_resize(self, _: Resize) -> None:
        if self.size.width != self._drawn:
            self._draw(keep=True)

    def _draw(self, *, keep: bool) -> None:
        if self._view is None or not self.size.width:
            return
        cursor, top = self.highlighted, self.scroll_offset.y
        self._drawn = self.size.width
        self._entries = self._view(max(self.scrollable_content_region.width, 30))
        self.set_options(Option(entry.text, disabled=not entry.reachable) for entry in self._entries)
        if keep and cursor is not None and cursor < len(self._entries) and self._entries[cursor].reachable:
            self.highlighted = cursor
        self.scroll_to(y=top if keep else 0, animate=False)

    def on_focus(self) -> None:
        if self.highlighted is None and self._entries and self._entries[0].reachable:
            self.highlighted = 0

    def action_cursor_up(self) -> None:
        """Move up; from the first stop on, only scroll, so that what stands above it can be read."""
        first = next((i for i, entry in enumerate(self._entries) if entry.reachable), None)
        if first is None or self.highlighted in {None, first}:
            self.scroll_up(animate=False)
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Move down; from the last stop on, only scroll."""
        if self._stops_below:
            super().action_cursor_down()
        else:
            self.scroll_down(animate=False)

    def action_page_down(self) -> None:
        """Move a page down; from the last stop on, only scroll."""
        if self._stops_below:
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual leaves it bare
        else:
            self.scroll_page_down(animate=False)

    @property
    def _stops_below(self) -> bool:
        after = 0 if self.highlighted is None else self.highlighted + 1
        return any(entry.reachable for entry in self._entries[after:])

    def action_first(self) -> None:
        super().action_first()
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        super().action_last()
        self.scroll_end(animate=False)

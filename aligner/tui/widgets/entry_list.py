"""A list to read by: the cursor stops where there is a cell to copy or something to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from aligner.tui.views.entry import Entry
from aligner.tui.widgets.moves import MOVES

View = Callable[[int], tuple[Entry, ...]]
"""Entries for a list of so many cells."""

_PLAIN, _CHOSEN = Style(reverse=False), Style(reverse=True)


def _styled(strip: Strip, style: Style) -> Strip:
    """Draw a stretch in a style that overrules its own."""
    return Strip(Segment.apply_style(strip, post_style=style), strip.cell_length)


class EntryList(OptionList):
    """Shows the entries of a view; makes them anew when its width changes.

    On a line of several parts the keys to the left and right choose one, and it is shown reversed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("right,l", "part(1)", show=False),
        Binding("left,h", "part(-1)", show=False),
    ]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)
        self._view: View | None = None
        self._entries: tuple[Entry, ...] = ()
        self._drawn = 0
        self._beginning = False
        self._part = 0
        self._at = 0
        """The column of the part that was chosen last: moving up and down stays near it."""

    def show(self, view: View, *, keep: bool = False) -> None:
        """Show a view from its start, or with ``keep`` where the cursor stood."""
        self._view, self._drawn = view, 0
        self._draw(keep=keep)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, with what the chosen part of it leads to."""
        whole = self._whole
        return whole.chosen(self._part) if whole else None

    @property
    def _whole(self) -> Entry | None:
        at = self.highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at]

    @property
    def place(self) -> str:
        """Where the cursor stands, for ``return_to``."""
        return "" if self.highlighted is None else f"{self.highlighted}.{self._part}"

    def begin(self) -> None:
        """Put the cursor on the first thing that leads somewhere, where it stands on nothing yet.

        Where the entries wait to be drawn, for want of a width, it is done with them.
        """
        self._beginning = not self._drawn
        if self.highlighted is None:
            self.action_first()

    def return_to(self, place: str) -> None:
        """Put the cursor where it stood, if there is still something to rest on."""
        line, _, part = place.partition(".")
        if line.isdecimal() and int(line) < len(self._entries) and self._entries[int(line)].reachable:
            self.highlighted = int(line)
            self._choose(int(part) if part.isdecimal() else 0)

    def on_resize(self, _: Resize) -> None:
        if self.size.width != self._drawn:
            self._draw(keep=True)

    def _draw(self, *, keep: bool) -> None:
        if self._view is None or not self.size.width:
            return
        cursor, part, top = self.highlighted, self._part, self.scroll_offset.y
        self._drawn = self.size.width
        self._entries = self._view(max(self.scrollable_content_region.width, 30))
        self.set_options(Option(entry.text, disabled=not entry.reachable) for entry in self._entries)
        if keep and cursor is not None:
            self.return_to(f"{cursor}.{part}")
        if self.has_focus:
            self.on_focus()
        self.scroll_to(y=top if keep else 0, animate=False)
        if self._beginning:
            self.begin()

    def on_focus(self) -> None:
        """Begin at the first line, where that leads somewhere; else the reader begins to read there."""
        if self.highlighted is None and self._entries and self._entries[0].reachable:
            self.highlighted = 0

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Choose the part nearest below or above the one that was chosen."""
        super().watch_highlighted(highlighted)
        whole = self._whole
        starts = [next(part.spans(whole.text))[1] for part in whole.parts] if whole else []
        self._part = min(range(len(starts)), key=lambda i: abs(starts[i] - self._at), default=0)

    def _choose(self, part: int) -> None:
        whole = self._whole
        if whole and whole.parts:
            self._part = max(0, min(part, len(whole.parts) - 1))
            self._at = next(whole.parts[self._part].spans(whole.text))[1]
            self.refresh()

    def action_part(self, step: int) -> None:
        """Choose the next part of the line, or the one before; the key is others' where there is none."""
        parts = self._whole.parts if self._whole else ()
        if not 0 <= self._part + step < len(parts):
            raise SkipAction
        self._choose(self._part + step)

    def on_click(self, event: Click) -> None:
        """Choose the part that is clicked; the list itself then opens it."""
        at, line = event.get_content_offset(self), event.style.meta.get("option")
        if at is None or line is None or not self._entries[line].reachable:
            return
        self.highlighted = line
        hit = self._part_at(self._entries[line], at.y + self.scroll_offset.y, at.x)
        if hit is not None:
            self._choose(hit)
        elif self._entries[line].parts:
            event.prevent_default()

    def _part_at(self, entry: Entry, y: int, x: int) -> int | None:
        line = self._lines[y][1] if y < len(self._lines) else 0
        for index, part in enumerate(entry.parts):
            if any(row == line and start <= x < end for row, start, end in part.spans(entry.text)):
                return index
        return None

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        whole, line = self._whole, self.scroll_offset.y + y
        if not (self.has_focus and whole and line < len(self._lines)):
            return strip
        index, row = self._lines[line]
        if index != self.highlighted:
            return strip
        if not whole.parts:
            # Textual leaves the style sheet's reversal out of an option: without colour we do it.
            return _styled(strip, _CHOSEN) if self.app.no_color else strip
        for at, start, end in whole.parts[self._part].spans(whole.text):
            if at == row:
                stretches = ((0, start, _PLAIN), (start, end, _CHOSEN), (end, None, _PLAIN))
                return Strip.join([_styled(strip.crop(left, to), style) for left, to, style in stretches])
        return _styled(strip, _PLAIN)

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

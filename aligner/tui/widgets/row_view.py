"""A list of rows that are drawn only where they are seen, so that a million cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from aligner.tui.widgets.moves import MOVES

Row = Callable[[int, int], Text]
"""The text of a row, of at most so many cells: ``row(index, width)``."""

Head = Callable[[int], Text]
"""The line that stays above the rows, of at most so many cells."""


class RowView(ScrollView, can_focus=True):
    """Rows of one line each; what is in them is asked of a function when they are seen.

    ``pointed``: a cursor stands on one of them. Without it they are lines to be read: the keys scroll, and
    ``cursor`` is the topmost line in sight.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-view--cursor", "row-view--head"}
    DEFAULT_CSS = """
    RowView {
        height: 1fr; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; scrollbar-gutter: stable;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        view: RowView
        index: int

    @dataclass
    class Chosen(Message):
        """The row under the cursor was clicked once more."""

        view: RowView
        index: int

    def __init__(self, name: str, *, pointed: bool = True) -> None:
        super().__init__(id=name)
        self._cursor = 0
        self._pointed = pointed
        self._count = 0
        self._row: Row = lambda _index, _width: Text()
        self._head: Head | None = None

    def show(
        self,
        count: int,
        row: Row,
        *,
        cursor: int | None = None,
        head: Head | None = None,
        still: bool = False,
    ) -> None:
        """Show so many rows; the cursor stays where it was, or goes to ``cursor``.

        ``still``: what it goes to is what it stood on, so the row stays where it is on the screen.
        """
        above = self.cursor - self.scroll_offset.y
        self._count, self._row, self._head = count, row, head
        self._measure()
        self.move(self.cursor if cursor is None else cursor)
        if still and self._pointed:
            self.scroll_to(y=self._cursor - above, animate=False, force=True)
        self.refresh()

    @property
    def cursor(self) -> int:
        """The row that the cursor stands on; 0 where there is none."""
        return self._cursor if self._pointed else self.scroll_offset.y

    @property
    def count(self) -> int:
        return self._count

    def on_resize(self, _: Resize) -> None:
        """Keep the cursor in sight, and say where it is: whoever tells of it may have more room now."""
        self._measure()
        self.move(self.cursor)

    def _measure(self) -> None:
        self.virtual_size = Size(max(1, self.scrollable_content_region.width), self._count + self._above)

    @property
    def _above(self) -> int:
        """How many lines stay above the rows."""
        return 1 if self._head else 0

    def move(self, index: int) -> None:
        """Put the cursor on a row, and the row on the screen."""
        moved = max(0, min(index, self._count - 1))
        if not self._pointed:
            self.scroll_to(y=moved, animate=False, force=True)
            return
        if moved != self._cursor:
            self.refresh_line(self._cursor + self._above)
            self._cursor = moved
            self.refresh_line(moved + self._above)
        self.scroll_to_region(Region(0, moved, 1, 1 + self._above), animate=False, force=True)
        if self._count:
            self.post_message(self.Moved(self, moved))

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y - self._above
        width = self.scrollable_content_region.width
        style = self.rich_style
        if self._head and y < self._above:
            return self._strip(self._head(width), self.get_component_rich_style("row-view--head"), width)
        if index >= self._count:
            return Strip.blank(width, style)
        if index == self.cursor:
            style = self.get_component_rich_style("row-view--cursor")
        return self._strip(self._row(index, width), style, width)

    def _strip(self, text: Text, style: Style, width: int) -> Strip:
        segments = Segment.apply_style(text.render(self.app.console, end=""), style)
        return Strip(segments).adjust_cell_length(width, style)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        if at is None or at.y < self._above or not self._pointed:
            return
        index = at.y + self.scroll_offset.y - self._above
        if index < self._count:
            again = index == self.cursor
            self.move(index)
            if again:
                self.post_message(self.Chosen(self, self.cursor))

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - self._above - 1)

    def action_cursor_down(self) -> None:
        self.move(self.cursor + 1)

    def action_cursor_up(self) -> None:
        self.move(self.cursor - 1)

    def action_page_down(self) -> None:
        self.move(self.cursor + self._page)

    def action_page_up(self) -> None:
        self.move(self.cursor - self._page)

    def action_first(self) -> None:
        self.move(0)

    def action_last(self) -> None:
        self.move(self._count - 1)

"""A sheet to move in: only what is in sight is drawn, and the letters and row numbers stay where they are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from aligner.tui.views.sheet import Grid

LETTERS = 1
"""The lines that stay at the top."""


class SheetView(ScrollView, can_focus=True):
    """Shows a grid with a cursor; ``row`` and ``column`` say where it stands, from 1."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet-view--head", "sheet-view--cursor", "sheet-view--row"}
    DEFAULT_CSS = """
    SheetView { height: 1fr; scrollbar-size: 0 1; scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1, 0)", show=False),
        Binding("up,k", "go(-1, 0)", show=False),
        Binding("right,l", "go(0, 1)", show=False),
        Binding("left,h", "go(0, -1)", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("home,0", "edge(0, -1)", show=False),
        Binding("end,dollar_sign", "edge(0, 1)", show=False),
        Binding("g,ctrl+home", "edge(-1, 0)", show=False),
        Binding("G,ctrl+end", "edge(1, 0)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell."""

        row: int
        column: int

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.row = self.column = 1
        self._grid: Grid | None = None

    def show(self, grid: Grid, row: int, column: int) -> None:
        """Show a sheet with the cursor on a cell."""
        self._grid = grid
        # Beyond the last column there is room, so that the screen can begin with any whole column.
        wide = grid.gutter + grid.starts[-1] + max(grid.widths, default=0)
        self.virtual_size = Size(wide, grid.window.row_count + LETTERS)
        self.move(row, column, middle=True)

    def move(self, row: int, column: int, *, middle: bool = False) -> None:
        """Put the cursor on a cell, or on the nearest there is; ``middle``: with rows before and after it."""
        if self._grid is None or not self._grid.window.column_count:
            return
        self.row = max(1, min(row, self._grid.window.row_count))
        self.column = max(1, min(column, self._grid.window.column_count))
        self._keep_in_sight(middle=middle)
        self.refresh()
        self.post_message(self.Moved(self.row, self.column))

    def on_resize(self, _: Resize) -> None:
        self.call_after_refresh(self._keep_in_sight, middle=False)

    def _keep_in_sight(self, *, middle: bool) -> None:
        if self._grid is None or not (self.size.height and self._grid.window.column_count):
            return
        top, room = round(self.scroll_target_y), self._rows_in_sight
        first = self.row - 1
        if middle and not top <= first < top + room:
            top = first - room // 2
        top = max(min(top, first), first - room + 1, 0)
        self.scroll_to(x=self._left_edge(self._grid), y=top, animate=False, immediate=True, force=True)

    def _left_edge(self, grid: Grid) -> int:
        """Scroll to the side by whole columns, no further than the cursor's column needs."""
        left, room = round(self.scroll_target_x), max(1, self._width - grid.gutter)
        start = grid.starts[self.column - 1]
        end = start + grid.widths[self.column - 1]
        if left <= start and end <= left + room:
            return left
        furthest = grid.starts[min(bisect_left(grid.starts, end - room), self.column - 1)]
        return start if start < left else furthest

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _rows_in_sight(self) -> int:
        return max(1, self.scrollable_content_region.height - LETTERS)

    def render_line(self, y: int) -> Strip:
        grid, width = self._grid, self._width
        row = self.scroll_offset.y + y - LETTERS + 1
        if grid is None or width <= grid.gutter or row > grid.last_row:
            return Strip.blank(self.size.width, self.rich_style)
        left = self.scroll_offset.x
        first, last = grid.columns_between(left, left + width - grid.gutter)
        if y < LETTERS:
            head = self.get_component_rich_style("sheet-view--head", partial=True)
            return self._strip(Text(" " * grid.gutter), grid.letters(first, last), first, head)
        cursor = self.column if row == self.row else 0
        style = self.get_component_rich_style("sheet-view--row", partial=True) if cursor else Style()
        chosen = self.get_component_rich_style("sheet-view--cursor", partial=True)
        number, cells = grid.line(row, first, last, cursor, chosen)
        return self._strip(number, cells, first, style)

    def _strip(self, number: Text, cells: Text, first: int, style: Style) -> Strip:
        """Row number and cells on one line, the cells cut where they are scrolled out of sight."""
        assert self._grid is not None
        console, gutter = self.app.console, self._grid.gutter
        cut = self.scroll_offset.x - self._grid.starts[first - 1]
        drawn = Strip(cells.render(console, end="")).crop(max(0, cut), max(0, cut) + self._width - gutter)
        drawn = drawn.adjust_cell_length(self._width - gutter)
        head = Strip(number.render(console, end="")).adjust_cell_length(gutter)
        return Strip.join([head, drawn]).apply_style(self.rich_style + style)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        if self._grid is not None and at is not None and at.y >= LETTERS and at.x >= self._grid.gutter:
            across = self.scroll_offset.x + at.x - self._grid.gutter
            column, _ = self._grid.columns_between(across, across + 1)
            self.move(self.scroll_offset.y + at.y - LETTERS + 1, column)

    def action_go(self, rows: int, columns: int) -> None:
        self.move(self.row + rows, self.column + columns)

    def action_page(self, pages: int) -> None:
        self.move(self.row + pages * max(1, self._rows_in_sight - 1), self.column)

    def action_edge(self, down: int, right: int) -> None:
        """Go to the first or last row, or the first or last column."""
        window = self._grid.window if self._grid else None
        if window is not None:
            rows = {-1: 1, 0: self.row, 1: window.row_count}
            columns = {-1: 1, 0: self.column, 1: window.column_count}
            self.move(rows[down], columns[right])

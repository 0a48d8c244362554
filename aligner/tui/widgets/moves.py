"""The keys of vi, beside the arrows, for every list that is moved in."""

from __future__ import annotations

from textual.binding import Binding

MOVES = (
    Binding("j", "cursor_down", show=False),
    Binding("k", "cursor_up", show=False),
    Binding("g", "first", show=False),
    Binding("G", "last", show=False),
    Binding("ctrl+d", "page_down", show=False),
    Binding("ctrl+u", "page_up", show=False),
)

"""The views of a screen by number and name; a click on one chooses it."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.events import Click
from textual.widgets import Static

from aligner.tui.look import Look
from aligner.tui.messages import TabChosen


class ViewBar(Static):
    """A line over the view that is open."""

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)
        self._spans: list[tuple[int, int, str]] = []

    def show(self, names: Mapping[str, str], chosen: str, look: Look) -> None:
        """Show the names of the views, one of them as chosen."""
        text, self._spans = Text(no_wrap=True), []
        for number, (view, name) in enumerate(names.items(), start=1):
            digit = "" if view == chosen else look.style("key")
            style = "bold reverse" if view == chosen else ""
            part = Text.assemble(" ", (str(number), digit), " ", name, " ", style=style)
            self._spans.append((text.cell_len, text.cell_len + part.cell_len, view))
            text.append_text(part).append(" ")
        self.update(text)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        for start, end, view in self._spans if at else ():
            if start <= (at.x if at else -1) < end:
                self.post_message(TabChosen(view))

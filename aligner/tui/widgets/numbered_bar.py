"""Views by number and name on one line; a click on one chooses it."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.events import Click
from textual.widgets import Static

from aligner.tui.look import Look
from aligner.tui.messages import TabChosen


class NumberedBar(Static):
    """A line over what is open: whatever else could be opened stands there too."""

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)
        self._spans: list[tuple[int, int, str]] = []

    def put(self, names: Mapping[str, str], chosen: str, look: Look, gap: str = " ") -> None:
        """Show names by their ids, one of them as chosen, with ``gap`` around each."""
        text, self._spans = Text(no_wrap=True), []
        for number, (one, name) in enumerate(names.items(), start=1):
            digit = "" if one == chosen else look.style("key")
            style = "bold reverse" if one == chosen else ""
            part = Text.assemble(gap, (str(number), digit), gap, name, gap, style=style)
            self._spans.append((text.cell_len, text.cell_len + part.cell_len, one))
            text.append_text(part).append(" ")
        self.update(text)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        for start, end, one in self._spans if at else ():
            if start <= (at.x if at else -1) < end:
                self.post_message(TabChosen(one))

"""While a plan is read: which file, and how to stop it."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from aligner.tui.bars import bar
from aligner.tui.client_text import client_text
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import Progressed
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.widgets.frame import HintBar

BAR = 40


class ReadingScreen(SpokenScreen[None]):
    """Shown from the moment a plan is chosen until it is assessed."""

    place = "reading"
    BINDINGS = bindings("reading")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._latest: Progressed | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="reading", markup=False)
        yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one("#reading", Static).update(self._words(look))

    def progress(self, latest: Progressed) -> None:
        """Show how far the reading has come."""
        self._latest = latest
        self.query_one("#reading", Static).update(self._words(self.look))

    def _words(self, look: Look) -> Text:
        text = Text(look.say("reading.title"), style=look.style("strong"))
        if self._latest is None:
            return text.append(" …")
        file, index, count = self._latest.file, self._latest.index, self._latest.count
        drawn = bar((index - 1) / count, BAR) if count else ""
        text.append("\n\n").append(drawn.ljust(BAR) + "\n", look.style("say"))
        words = look.say("reading.file", file=file, index=index, count=count) if count > 1 else file
        return text.append_text(client_text(words, look.style("muted")))

"""While a plan is read: which file and sheet, for how long already, and how to stop it."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from aligner import i18n
from aligner.tui.bars import bar
from aligner.tui.client_text import client_text
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import Progressed
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.widgets.frame import HintBar

BAR = 40
WIDTH = 60
PATIENCE = 0.3
"""A reading that takes no longer than this many seconds is not worth a screen of its own."""


class ReadingScreen(SpokenScreen[None], ModalScreen[None]):
    """Shown from the moment a plan is chosen until it is assessed; for the first moment it is see-through."""

    CSS_PATH = None  # its rules come with the first picture
    place = "reading"
    BINDINGS = bindings("reading")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._latest: Progressed | None = None
        self._begun = monotonic()

    def compose(self) -> ComposeResult:
        with Vertical(id="reading-frame"):
            yield Static(id="reading", markup=False)
            yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#reading-frame").visible = False
        self.set_timer(PATIENCE, self._appear)
        self.set_interval(1.0, self._tell)

    def _appear(self) -> None:
        self.add_class("-shown")
        self.query_one("#reading-frame").visible = True
        self._tell()

    def _tell(self) -> None:
        self.query_one("#reading", Static).update(self._words(self.look))

    def speak(self, look: Look) -> None:
        self._tell()

    def progress(self, latest: Progressed) -> None:
        """Show how far the reading has come."""
        self._latest = latest
        self._tell()

    def _words(self, look: Look) -> Text:
        title = Text(look.say("reading.title"), style=look.style("strong"))
        text = title.append(f"  {self._elapsed(look)}", look.style("muted"))
        if self._latest is None:
            return text
        text.append("\n\n").append(bar(self._latest.share, BAR).ljust(BAR) + "\n", look.style("say"))
        where = f"{self._latest.file} › {self._latest.sheet}" if self._latest.sheet else self._latest.file
        text.append_text(client_text(where, width=WIDTH))
        return text.append("\n" + " · ".join(_counted(self._latest, look)), look.style("muted"))

    def _elapsed(self, look: Look) -> str:
        minutes, seconds = divmod(int(monotonic() - self._begun), 60)
        key = "minutes" if minutes else "seconds"
        return i18n.text(f"start.reading.{key}", look.language, minutes=minutes, count=seconds)


def _counted(latest: Progressed, look: Look) -> Iterator[str]:
    """Which file and which sheet of how many, where there is more than one."""
    if latest.count > 1:
        yield i18n.text("start.reading.file", look.language, index=latest.index, count=latest.count)
    if latest.sheet_count > 1 and latest.sheet:
        index, count = latest.sheet_index, latest.sheet_count
        yield i18n.text("start.reading.sheet", look.language, index=index, count=count)

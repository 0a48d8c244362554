"""The two lines that frame a screen: the tabs above, the keys below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.events import Click, Resize
from textual.widgets import Static

from aligner.tui.look import Look
from aligner.tui.messages import HintClicked, TabChosen


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, what it does in a word or two, and the action that a click on it starts."""

    key: str
    words: str
    action: str


class HintBar(Static):
    """As many keys as fit on a line; a click on one is as good as pressing it."""

    def __init__(self) -> None:
        super().__init__(id="hints", markup=False)
        self._hints: Sequence[Hint] = ()
        self._look: Look | None = None
        self._spans: list[tuple[int, int, str]] = []

    def show(self, hints: Sequence[Hint], look: Look) -> None:
        self._hints, self._look = hints, look
        self._draw()

    def on_resize(self, _: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._look is None:
            return
        text, self._spans = Text(no_wrap=True), []
        for hint in self._hints:
            part = Text.assemble((hint.key, self._look.style("key")), f" {hint.words}")
            if text.cell_len + part.cell_len > self.size.width:
                break
            self._spans.append((text.cell_len, text.cell_len + part.cell_len, hint.action))
            text.append_text(part).append("  ")
        self.update(text)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        for start, end, action in self._spans if at else ():
            if start <= (at.x if at else -1) < end:
                self.post_message(HintClicked(action))


class TabBar(Static):
    """The tabs by number and name; ``count`` beside the notes says how many there are."""

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)
        self._spans: list[tuple[int, int, str]] = []

    def show(self, tabs: Sequence[str], chosen: str, count: int, look: Look) -> None:
        text, self._spans = Text(no_wrap=True), []
        for number, tab in enumerate(tabs, start=1):
            name = f"{number} {look.say(f'tab.{tab}')}" + (f" ⚠ {count}" if tab == "notes" and count else "")
            self._spans.append((text.cell_len, text.cell_len + len(name) + 2, tab))
            text.append(f" {name} ", "bold reverse" if tab == chosen else look.style("muted"))
            text.append(" ")
        self.update(text)

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        for start, end, tab in self._spans if at else ():
            if start <= (at.x if at else -1) < end:
                self.post_message(TabChosen(tab))

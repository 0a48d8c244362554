"""The two lines that frame a screen: the tabs above, the keys below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.events import Click, Resize
from textual.widgets import Static

from aligner.tui.commands import TABS, Command, commands_at, short
from aligner.tui.look import Look
from aligner.tui.messages import HintClicked
from aligner.tui.widgets.numbered_bar import NumberedBar


class HintBar(Static):
    """As many commands as fit on a line; a click on one is as good as pressing its key."""

    def __init__(self) -> None:
        super().__init__(id="hints", markup=False)
        self._places: tuple[str, ...] = ()
        self._look: Look | None = None
        self._spans: list[tuple[int, int, Command]] = []

    def show(self, places: tuple[str, ...], look: Look) -> None:
        """Show the commands of some places, the nearest first; help stands first of all."""
        self._places, self._look = places, look
        self._draw()

    def on_resize(self, _: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._look is None:
            return
        text, self._spans = Text(no_wrap=True), []
        for command in self._commands():
            words = short(command, self._look.language)
            part = Text.assemble((command.shown, self._look.style("key")), f" {words}")
            if text.cell_len + part.cell_len > self.size.width:
                break
            self._spans.append((text.cell_len, text.cell_len + part.cell_len, command))
            text.append_text(part).append("  ")
        self.update(text)

    def _commands(self) -> Sequence[Command]:
        """Those worth a place at the foot; of two on one key the nearer one, and help before all."""
        found: dict[str, Command] = {}
        for command in commands_at(*self._places):
            if command.foot:
                found.setdefault(command.shown, command)
        return sorted(found.values(), key=lambda command: command.name != "help")

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        for start, end, command in self._spans if at else ():
            if start <= (at.x if at else -1) < end:
                self.post_message(HintClicked(command.place, command.action))


class TabBar(NumberedBar):
    """The tabs, with no more space between them than there is."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, int, Look] | None = None

    def show(self, chosen: str, notes: int, look: Look) -> None:
        """Show the tabs, one of them as chosen; ``notes`` counts the reading notes behind the last one."""
        self._shown = (chosen, notes, look)
        self._draw()

    def on_resize(self, _: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        chosen, notes, look = self._shown
        names = {tab: look.say(f"tab.{tab}") for tab in TABS}
        if notes:
            names["notes"] = f"⚠ {notes}"
        gap = " " if sum(cell_len(name) + 5 for name in names.values()) <= self.size.width else ""
        if not gap:
            if not notes:
                names["notes"] = look.say("tab.notes_short")
            names = _shortened(names, chosen, self.size.width - 2 * len(names))
        self.put(names, chosen, look, gap)


def _shortened(names: Mapping[str, str], chosen: str, room: int) -> dict[str, str]:
    """The tabs' names in so many cells: the last one is cut first, then the longest; never the open tab's."""
    last, most = list(names)[-1], max(map(cell_len, names.values()))
    for every, of_last in [
        *((most, length) for length in range(most, 4, -1)),
        *((n, n) for n in range(most, 1, -1)),
    ]:
        limit = {tab: of_last if tab == last else every for tab in names} | {chosen: most}
        cut = {tab: _cut(name, limit[tab]) for tab, name in names.items()}
        if sum(map(cell_len, cut.values())) <= room:
            return cut
    return {tab: name if tab == chosen else "" for tab, name in names.items()}


def _cut(name: str, width: int) -> str:
    return name if cell_len(name) <= width else f"{set_cell_size(name, width - 1).rstrip()}…"

"""Where nothing is open yet: a line for a path, what lies in its folder, recent plans and the samples."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from aligner import i18n, service
from aligner.service.browsing import Offer, readable_endings
from aligner.service.recent import forget_plan
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import FolderSeen, PathsChosen, StartListed
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.typed_paths import Typed, offered, paths_of
from aligner.tui.views.start import Line, folder_lines, start_lines
from aligner.tui.widgets.frame import HintBar


class StartScreen(SpokenScreen[None]):
    """Opens what the user chooses; after a refusal it says why the plan could not be read."""

    place = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("start"),
        ("escape", "choices"),
        ("down", "choices"),
    ]

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._trouble = ""
        self._listed = StartListed((), ())
        self._seen: FolderSeen | None = None
        self._lines: tuple[Line, ...] = ()
        self._opening = False

    def compose(self) -> ComposeResult:
        with Vertical(id="start"):
            yield Static(id="question", markup=False)
            yield Static(id="lead", markup=False)
            yield Input(id="path", select_on_focus=False)
            yield Static(id="trouble", markup=False)
            yield OptionList(id="choices", markup=False)
            yield Static(id="formats", markup=False)
        yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Input).focus()
        # A plan that is being opened from the command line is not to be preceded by this list.
        self.query_one("#start").visible = self.app.screen is self
        self._look_up()

    def _look_up(self) -> None:
        """Ask what can be opened: a list on a disk that has gone away must not hold the screen."""
        calls_of(self).ask(
            self,
            lambda: (service.recent_plans(), service.samples()),
            lambda found: StartListed(*found),
            group="start",
        )

    def on_screen_resume(self) -> None:
        """After a plan was open, the list has changed and the line has done its work."""
        if not self.is_mounted or self.app.screen is not self:
            return
        if self._opening and not self._trouble:
            self.query_one(Input).clear()
        self._opening = False
        self.query_one("#start").visible = True
        self._look_up()

    def refuse(self, sentence: str) -> None:
        """Say why a plan could not be read; nothing for none. What was typed stays."""
        self._trouble = sentence
        if self.is_mounted:
            self._say_trouble(self.look)

    def speak(self, look: Look) -> None:
        self.query_one("#question", Static).update(i18n.text("terms.title.report", look.language))
        self.query_one("#lead", Static).update(look.say("start.lead"))
        self.query_one(Input).placeholder = look.say("start.path")
        endings = i18n.text("start.start.formats", look.language, endings=", ".join(readable_endings()))
        self.query_one("#formats", Static).update(Text(endings, look.style("muted")))
        self._say_trouble(look)
        self._list()

    def _say_trouble(self, look: Look) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(client_text(f"✘ {self._trouble}", look.style("bad")))
        trouble.display = bool(self._trouble)

    def _list(self) -> None:
        """List what lies in the folder that is being typed, else the recent plans and the samples."""
        if self._seen is None:
            self._lines = start_lines(self._listed.recent, self._listed.samples, self.look)
        else:
            self._lines = folder_lines(self._seen.typed, self._seen.offers, self.look)
        choices = self.query_one("#choices", OptionList)
        cursor = choices.highlighted
        choices.set_options(Option(line.text, disabled=not line.reachable) for line in self._lines)
        stops = [index for index, line in enumerate(self._lines) if line.reachable]
        choices.highlighted = cursor if cursor in stops else next(iter(stops), None)

    def on_start_listed(self, event: StartListed) -> None:
        self._listed = event
        self._list()
        line = self.query_one(Input)
        if line.has_focus and not line.value and any(one.reachable for one in self._lines):
            self.action_choices()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value.strip():
            ask = partial(offered, event.value)
            calls_of(self).ask(self, ask, lambda found: FolderSeen(*found), group="folder")
        else:
            self._seen = None
            self._list()

    def on_folder_seen(self, event: FolderSeen) -> None:
        line = self.query_one(Input)
        if event.typed.line == line.value:
            self._seen = event
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._open(paths_of(event.value.strip()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        line = self._lines[event.option_index]
        if line.offer is not None and self._seen is not None:
            self._go_on(self._seen.typed, line.offer)
        elif line.paths:
            self._open(line.paths)

    def _go_on(self, typed: Typed, offer: Offer) -> None:
        """Go into the folder that was chosen, or open the file."""
        line = self.query_one(Input)
        line.value = typed.with_name(offer)
        line.action_end()
        self.query_one("#choices", OptionList).highlighted = None
        if not offer.is_folder:
            self._open(paths_of(line.value))

    def _open(self, paths: tuple[Path, ...]) -> None:
        self._opening = True
        self.post_message(PathsChosen(paths))

    @property
    def places(self) -> tuple[str, ...]:
        return ("start", "app")

    def action_complete(self) -> None:
        """Type on as far as it is clear how the path goes on; while nothing is typed, tab moves on."""
        line = self.query_one(Input)
        if not (line.has_focus and line.value):
            self.focus_next()
        elif self._seen is not None and self._seen.typed.line == line.value and self._seen.offers:
            line.value = self._seen.typed.completed(self._seen.offers)
            line.action_end()

    def action_path(self, begun: str = "") -> None:
        """Go to the line; a key that a path begins with begins it."""
        # At once, so that not one of the letters that follow goes astray.
        line = self.query_one(Input)
        self.set_focus(line)
        if begun and not line.value:
            line.value = begun
            line.action_end()

    def on_paste(self, event: Paste) -> None:
        """A path that is pasted, or dropped on the window, is meant for the line wherever the cursor is."""
        line = self.query_one(Input)
        self.set_focus(line)
        line.value = next(iter(event.text.splitlines()), "").strip()
        line.action_end()

    def action_choices(self) -> None:
        self.query_one("#choices", OptionList).focus()

    def action_open(self) -> None:
        self.query_one("#choices", OptionList).action_select()

    def action_forget(self) -> None:
        """Take the plan under the cursor off the list of recent ones."""
        at = self.query_one("#choices", OptionList).highlighted
        plan = None if at is None else self._lines[at].recent
        if plan is None:
            return

        def forget() -> tuple[tuple[service.Recent, ...], tuple[Path, ...]]:
            forget_plan(plan.paths)
            return service.recent_plans(), service.samples()

        calls_of(self).ask(self, forget, lambda found: StartListed(*found), group="start")
        said = i18n.text("start.start.forgotten", self.look.language, name=plain(plan.name))
        self.notify(said, timeout=3, markup=False)

"""Where nothing is open yet: recent plans, the samples, and a line for a path."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Verdict
from aligner.tui.client_text import client_text, padded, plain
from aligner.tui.commands import bindings
from aligner.tui.labels import count_label
from aligner.tui.look import Look
from aligner.tui.messages import PathsChosen
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.widgets.frame import HintBar

NAME_WIDTH = 34


class StartScreen(SpokenScreen[None]):
    """Opens what the user chooses; after a refusal it says why the plan could not be read."""

    place = "start"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("start"), ("escape", "choices")]

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._trouble = ""
        self._offered: dict[str, tuple[Path, ...]] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="start"):
            yield Static(id="question", markup=False)
            yield Static(id="lead", markup=False)
            yield Static(id="trouble", markup=False)
            yield Input(id="path")
            yield OptionList(id="choices", markup=False)
        yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        choices = self.query_one("#choices", OptionList)
        (choices if self._offered else self.query_one("#path", Input)).focus()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self.speak(self.look)

    def refuse(self, sentence: str) -> None:
        """Say why a plan could not be read; nothing for none."""
        self._trouble = sentence
        if self.is_mounted:
            self.speak(self.look)

    def speak(self, look: Look) -> None:
        self.query_one("#question", Static).update(i18n.text("terms.title.report", look.language))
        self.query_one("#lead", Static).update(look.say("start.lead"))
        trouble = self.query_one("#trouble", Static)
        trouble.update(client_text(f"✘ {self._trouble}", look.style("bad")))
        trouble.display = bool(self._trouble)
        self.query_one("#path", Input).placeholder = look.say("start.path")
        choices = self.query_one("#choices", OptionList)
        cursor = choices.highlighted
        choices.set_options(self._options(look))
        choices.highlighted = cursor if cursor is not None else (1 if self._offered else None)

    def _options(self, look: Look) -> Iterator[Option]:
        self._offered = {}
        recent, samples = service.recent_plans(), service.samples()
        if recent:
            yield Option(Text(look.say("start.recent"), look.style("key")), disabled=True)
        for plan in recent:
            yield self._option(_recent(plan, look), tuple(map(Path, plan.paths)))
        if samples:
            before = "\n" if recent else ""
            yield Option(Text(before + look.say("start.samples"), look.style("key")), disabled=True)
        for sample in samples:
            yield self._option(client_text(sample.name), (sample,))

    def _option(self, words: Text, paths: tuple[Path, ...]) -> Option:
        name = str(len(self._offered))
        self._offered[name] = paths
        return Option(words, id=name)

    @property
    def places(self) -> tuple[str, ...]:
        return ("start", "app")

    def action_path(self) -> None:
        self.query_one("#path", Input).focus()

    def action_choices(self) -> None:
        self.query_one("#choices", OptionList).focus()

    def action_open(self) -> None:
        self.query_one("#choices", OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(PathsChosen(self._offered[event.option_id]))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.post_message(PathsChosen(_paths(event.value.strip())))


def _recent(plan: service.Recent, look: Look) -> Text:
    counts = zip(Verdict, (plan.slogans, plan.half_hearted, plan.backed), strict=True)
    text = Text(padded(plain(plan.name), NAME_WIDTH) + "  ", no_wrap=True)
    for verdict, count in counts:
        label = count_label(verdict, count, look)
        text.append(f"{label.sign} {count}".ljust(6), look.style(label.kind))
    return text.append(f"  {_day(plan.opened, look)}", look.style("muted"))


def _day(written: str, look: Look) -> str:
    try:
        return formats.day(date.fromisoformat(written), look.language)
    except ValueError:  # a list of recent plans that someone has edited
        return plain(written)


def _paths(typed: str) -> tuple[Path, ...]:
    """One path as it stands, if there is such a file; else several, quoted as in a shell."""
    if Path(typed).expanduser().exists():
        return (Path(typed).expanduser(),)
    try:
        parts = shlex.split(typed)
    except ValueError:  # a quotation mark left open: then it is one path after all
        parts = [typed]
    return tuple(Path(part).expanduser() for part in parts)

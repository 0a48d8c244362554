"""Choosing one thing of many: typing narrows the list, enter takes what the cursor stands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from aligner.tui.client_text import client_text
from aligner.tui.look import Look
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.widgets.frame import HintBar

SHOWN = 500
"""So many choices are drawn at most; typing brings the others up."""

AROUND = 5
"""The lines of the dialog that hold no choices."""

HIGHEST = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list; typing looks in its text. ``name`` is what the dialog answers."""

    name: str
    text: Text


Choices = Callable[[Look], Sequence[Choice]]


class ChoiceList(OptionList):
    """Its choices take a line each; the one that would be taken is reversed where there is no colour."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if not self.app.no_color or self.scroll_offset.y + y != self.highlighted:
            return strip
        return Strip(Segment.apply_style(strip, post_style=Style(reverse=True)), strip.cell_length)


class ChoiceScreen(SpokenDialog[str]):
    """Answers the name of the choice taken, or None where the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
    ]

    def __init__(self, look: Look, title: Callable[[Look], str], choices: Choices, chosen: str = "") -> None:
        super().__init__(look)
        self._title = title
        self._make = choices
        self._choices: Sequence[Choice] = ()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choice"):
            yield Static(id="choice-title", markup=False)
            yield Input(id="choice-words")
            yield ChoiceList(id="choice-list", markup=False)
            yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Input).focus()

    def speak(self, look: Look) -> None:
        self.query_one("#choice-title", Static).update(client_text(self._title(look), look.style("strong")))
        self.query_one(Input).placeholder = look.say("choice.prompt")
        self._choices = self._make(look)
        self._list(self._chosen)
        self.on_resize()

    def on_resize(self) -> None:
        """As high as all the choices need: the dialog stays as it is while typing narrows them."""
        options = self.query_one(OptionList)
        options.styles.height = max(1, min(len(self._choices), self.size.height - AROUND, HIGHEST))

    def _list(self, chosen: str = "") -> None:
        words = self.query_one(Input).value.casefold().split()
        fitting = [c for c in self._choices if all(word in c.text.plain.casefold() for word in words)]
        options = self.query_one(OptionList)
        listed = [Option(choice.text, id=choice.name) for choice in fitting[:SHOWN]]
        if len(fitting) != len(listed) or not listed:
            more = self.look.say(
                "choice.more" if fitting else "choice.none", count=len(fitting) - len(listed)
            )
            listed.append(Option(Text(more, self.look.style("muted")), disabled=True))
        options.set_options(listed)
        at = next((index for index, choice in enumerate(fitting[:SHOWN]) if choice.name == chosen), 0)
        options.highlighted = at if fitting else None

    def on_input_changed(self) -> None:
        self._list()

    def on_input_submitted(self) -> None:
        self.query_one(OptionList).action_select()

    def action_move(self, way: str) -> None:
        getattr(self.query_one(OptionList), f"action_{way}")()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

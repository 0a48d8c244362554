"""What the keys of the screen below do, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from aligner.model.finding import Severity
from aligner.model.verdicts import Level, Verdict
from aligner.tui.commands import commands_at, long
from aligner.tui.labels import Label, level_label, severity_label, verdict_label
from aligner.tui.look import Look
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.views.entry import wrapped
from aligner.tui.widgets.frame import HintBar

KEY_WIDTH = 10
WIDTH = 68


class HelpScreen(SpokenDialog[None]):
    """The keys of one screen, the nearest first."""

    place = "help"

    def __init__(self, look: Look, places: Sequence[str]) -> None:
        super().__init__(look)
        self._places = places

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(id="help", markup=False)
            yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one("#help", Static).update(help_text(look, self._places))


def help_text(look: Look, places: Sequence[str]) -> Text:
    """Show the keys, then the signs with their words."""
    text = Text(look.say("help.keys"), style="")
    text.stylize(look.style("key"))
    for key, words in _keys(look, places):
        lines = wrapped(words, WIDTH - KEY_WIDTH, hang="").split("\n")
        for index, line in enumerate(lines):
            text.append("\n").append((key if index == 0 else "").ljust(KEY_WIDTH), look.style("strong"))
            text.append_text(line)
    text.append("\n\n").append(look.say("help.signs"), look.style("key"))
    for labels in _signs(look):
        text.append("\n").append_text(Text("   ").join(label.text(look) for label in labels))
    return text


def _keys(look: Look, places: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Each key once, with what it does nearest; how to move comes first."""
    found = {"↑ ↓ ⇥": look.say("help.move")}
    for command in commands_at(*places):
        found.setdefault(command.shown, long(command, look.language))
    return tuple(found.items())


def _signs(look: Look) -> tuple[tuple[Label, ...], ...]:
    return (
        tuple(verdict_label(verdict, look) for verdict in Verdict),
        tuple(level_label(level, look) for level in Level),
        tuple(severity_label(severity, look) for severity in Severity),
    )

"""What the signs mean and what the keys do."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from aligner.i18n import formats
from aligner.model.assessment import Level, Verdict
from aligner.model.finding import Severity
from aligner.tui.labels import Label, level_label, severity_label, verdict_label
from aligner.tui.listing import PAGE
from aligner.tui.look import Look
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.views.entry import wrapped
from aligner.tui.widgets.frame import Hint, HintBar

KEYS = (
    ("1 2 3 4", "tabs"),
    ("↑ ↓ ⇥", "move"),
    ("⏎", "enter"),
    ("/", "filter"),
    ("v", "verdict"),
    ("c", "customer"),
    ("s", "sort"),
    ("[ ]", "pages"),
    ("y", "copy"),
    ("r", "report"),
    ("l", "language"),
    ("F5", "again"),
    ("o", "plans"),
    ("t", "theme"),
    ("q", "quit"),
)
KEY_WIDTH = 10
WIDTH = 68


class HelpScreen(SpokenDialog):
    """The same at every screen."""

    BINDINGS: ClassVar[list[BindingType]] = [("question_mark", "dismiss"), ("q", "dismiss")]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(id="help", markup=False)
            yield HintBar()

    def speak(self, look: Look) -> None:
        self.query_one("#help", Static).update(help_text(look))
        self.query_one(HintBar).show((Hint("esc", look.say("hint.close"), "screen.dismiss"),), look)


def help_text(look: Look) -> Text:
    """Show the keys, then the signs with their words."""
    text = Text(look.say("help.keys"), style="")
    text.stylize(look.style("key"))
    for key, name in KEYS:
        words = look.say(f"help.{name}", limit=formats.number(PAGE, look.language))
        lines = wrapped(words, WIDTH - KEY_WIDTH, hang="").split("\n")
        for index, line in enumerate(lines):
            text.append("\n").append((key if index == 0 else "").ljust(KEY_WIDTH), look.style("strong"))
            text.append_text(line)
    text.append("\n\n").append(look.say("help.signs"), look.style("key"))
    for labels in _signs(look):
        text.append("\n").append_text(Text("   ").join(label.text(look) for label in labels))
    return text


def _signs(look: Look) -> tuple[tuple[Label, ...], ...]:
    return (
        tuple(verdict_label(verdict, look) for verdict in Verdict),
        tuple(level_label(level, look) for level in Level),
        tuple(severity_label(severity, look) for severity in Severity),
    )

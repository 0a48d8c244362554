"""Where the report is written: its language and its file."""

from __future__ import annotations

import re
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from aligner import i18n
from aligner.tui.client_text import client_text
from aligner.tui.look import Look
from aligner.tui.messages import ReportAsked
from aligner.tui.screens.spoken import SpokenDialog
from aligner.tui.widgets.frame import Hint, HintBar


class ReportScreen(SpokenDialog):
    """Asks for a language and a path; asks twice before it replaces a file."""

    def __init__(self, look: Look, plan_name: str) -> None:
        super().__init__(look)
        self._plan_name = plan_name
        self._language = look.language
        self._proposed = ""
        self._warned = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Static(id="report-title", markup=False)
            yield Static(id="report-language", markup=False)
            yield OptionList(*i18n.LANGUAGES, id="languages", markup=False)
            yield Static(id="report-path", markup=False)
            yield Input(id="report-file")
            yield Static(id="report-said", markup=False)
            yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(OptionList).highlighted = i18n.LANGUAGES.index(self.look.language)
        self.query_one(Input).focus()

    def speak(self, look: Look) -> None:
        title = Text(look.say("report.title"), style=look.style("strong"))
        self.query_one("#report-title", Static).update(title)
        self.query_one("#report-language", Static).update(look.say("report.language"))
        self.query_one("#report-path", Static).update(look.say("report.path"))
        hints = (
            Hint("⏎", look.say("hint.write"), "screen.write"),
            Hint("⇥", look.say("hint.next"), "app.focus_next"),
            Hint("esc", look.say("hint.close"), "screen.dismiss"),
        )
        self.query_one(HintBar).show(hints, look)

    def tell(self, sentence: str, kind: str) -> None:
        """Say how the writing went."""
        self.query_one("#report-said", Static).update(client_text(sentence, self.look.style(kind)))

    def _propose(self, language: str) -> None:
        """Offer a file name in the report's language, unless the user has typed one."""
        field = self.query_one(Input)
        if field.value not in {"", self._proposed}:
            return
        slug = re.sub(r"[^\w-]+", "-", self._plan_name[:60]).strip("-").lower()
        self._proposed = "-".join(filter(None, (i18n.text("screen.report.name", language), slug))) + ".md"
        field.value = self._proposed
        field.cursor_position = len(field.value)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Choose the language under the cursor; a sign tells it apart, not the colour alone."""
        self._language = i18n.LANGUAGES[event.option_index]
        for index, language in enumerate(i18n.LANGUAGES):
            name = i18n.text(f"screen.language.{language}", language)
            sign = "●" if language == self._language else "○"
            event.option_list.replace_option_prompt_at_index(index, f"{sign} {name}")
        self._propose(self._language)

    def on_option_list_option_selected(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value != self._warned:
            self._warned = ""
            self.tell("", "")

    def on_input_submitted(self, _: Input.Submitted) -> None:
        self.action_write()

    def action_write(self) -> None:
        typed = self.query_one(Input).value.strip()
        path = Path(typed).expanduser()
        if not typed:
            return
        if path.exists() and self._warned != typed:
            self._warned = typed
            self.tell(self.look.say("report.exists"), "weak")
            return
        self.tell(self.look.say("report.writing"), "muted")
        self.post_message(ReportAsked(path, self._language))

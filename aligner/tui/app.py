"""The application: what is open, in which language, and the screens over each other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App
from textual.filter import LineFilter
from textual.worker import Worker

from aligner import i18n
from aligner.model.assessment import Tone
from aligner.service import Request, background, watching
from aligner.tui import ascii_only
from aligner.tui.calls import Calls
from aligner.tui.client_text import plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.memory import Memory
from aligner.tui.messages import (
    Checked,
    CopyAsked,
    NotChecked,
    PathsChosen,
    Progressed,
    ReadAgain,
    Refused,
    TextCopied,
)
from aligner.tui.mouse import take_mouse
from aligner.tui.opening import GROUP, Opening, Reading, Start
from aligner.tui.references import clipboard_form
from aligner.tui.screens.help import HelpScreen
from aligner.tui.screens.palette import command_at, palette
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.screens.reading import ReadingScreen
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.screens.start import StartScreen
from aligner.tui.shown import Shown
from aligner.tui.themes import THEMES, after
from aligner.tui.watcher import Looked, Watcher


class AlignerApp(App[None]):
    """Opens on a plan, or on the start screen where the request names no path."""

    CSS_PATH = "aligner.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings("app")

    def __init__(
        self, request: Request, *, begun: Reading | None = None, start: Start = background.Reading
    ) -> None:
        # Without colour the terminal's own two: greys made from colours would rank the states at random.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.request = request
        self.calls = Calls(self)
        self.opening = Opening(self, start)
        self.watcher = Watcher(self)
        self.memory = Memory(self)
        self._begun = begun
        self._theme = self.memory.general.get("theme", "dark")
        self._ascii = self.memory.general.get("ascii") == "on" or ascii_only.wanted()
        self._mouse = True

    @property
    def look(self) -> Look:
        """How everything on the screen is to be shown now."""
        tone, names = self.request.tone or Tone.SHARP, self.request.names is not False
        return Look(self.request.language, tone, names, self._theme, colour=not self.no_color)

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = super().get_line_filters()
        return [*filters, ascii_only.AsciiFilter()] if self._ascii else filters

    def on_mount(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self._theme].name
        self.title = i18n.text("terms.title.report", self.request.language)
        self.watcher.start()
        self.push_screen(StartScreen(self.look))
        if self.request.paths:
            self.open(self.request.paths)

    def open(self, paths: tuple[Path, ...]) -> None:
        """Read a plan, with a screen that shows how far it has come."""
        self._start.refuse("")
        self.request = replace(self.request, paths=paths)
        self.push_screen(ReadingScreen(self.look))
        begun, self._begun = self._begun, None
        self.opening.begin(self.request, begun)

    @property
    def _start(self) -> StartScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, StartScreen))

    @property
    def plan(self) -> PlanScreen | None:
        """The plan that is open, if one is."""
        return next((screen for screen in self.screen_stack if isinstance(screen, PlanScreen)), None)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn a defect of ours into a sentence: no traceback over the reader's screen."""
        self.calls.failed(event)
        if event.worker.group == GROUP and event.worker.error is not None:
            kind = type(event.worker.error).__name__
            self.post_message(NotChecked(self.look.say("say.unexpected", kind=kind)))

    def on_progressed(self, event: Progressed) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.progress(event)

    def on_checked(self, event: Checked) -> None:
        plan = self.plan
        if plan is not None and self.watcher.failed(watching.lost_files(plan.shown.read, event.assessment)):
            return
        self.request = replace(event.request, language=self.request.language)
        shown = Shown(self.request, event.assessment, read_at=datetime.now().strftime("%H:%M"))
        if plan is not None:
            plan.read_again(shown, self.look)
        else:
            self._close(ReadingScreen)
            self.push_screen(PlanScreen(self.look, shown, self.memory.of(self.request.paths)))
        self.watcher.was_read(event.seen)

    def on_not_checked(self, event: NotChecked) -> None:
        """Where a plan is open it stays open; else the start screen says why there is none."""
        if self.plan is None:
            self._close(ReadingScreen)
            self._start.refuse(event.sentence)
        elif not self.watcher.failed(()):
            self.plan.busy("")
            self.complain(event.sentence)

    def on_looked(self, event: Looked) -> None:
        self.watcher.seen(event.seen)

    def on_refused(self, event: Refused) -> None:
        self.complain(event.sentence)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, for as long as it takes to read it."""
        self.notify(plain(sentence), severity="error", timeout=12, markup=False)

    def _close(self, kind: type[SpokenScreen[Any]]) -> None:
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        if isinstance(self.screen, kind):
            self.pop_screen()

    def action_stop(self) -> None:
        """Stop reading: the process that reads is ended."""
        self.opening.stop()
        self._close(ReadingScreen)
        self._start.refuse(self.look.say("reading.stopped"))

    def action_again(self) -> None:
        if self.plan is not None:
            self.plan.busy(self.look.say("reading.again"))
            self.opening.begin(self.request)

    def on_read_again(self, _: ReadAgain) -> None:
        self.action_again()

    def action_plans(self) -> None:
        self.opening.stop()
        self.memory.keep()
        self.watcher.was_read(None)
        self._close(PlanScreen)

    async def action_quit(self) -> None:
        self.memory.keep()
        self.exit()

    def on_paths_chosen(self, event: PathsChosen) -> None:
        self.open(event.paths)

    def on_copy_asked(self, event: CopyAsked) -> None:
        if event.cell is None:
            self.notify(self.look.say("say.no_cell"), timeout=2, markup=False)
        else:
            reference = clipboard_form(event.cell)
            self.on_text_copied(TextCopied(reference, reference))

    def on_text_copied(self, event: TextCopied) -> None:
        """Put a text on the clipboard; over SSH the terminal does it (OSC 52)."""
        if event.text:
            self.copy_to_clipboard(event.text)
            self.notify(self.look.say("say.copied", reference=plain(event.what)), timeout=3, markup=False)
        else:
            self.notify(self.look.say("say.no_table"), timeout=2, markup=False)

    def action_language(self) -> None:
        languages = i18n.LANGUAGES
        after = languages[(languages.index(self.request.language) + 1) % len(languages)]
        self.request = replace(self.request, language=after)
        self._change_look()

    def action_theme(self) -> None:
        self._theme = after(self._theme)
        self.theme = THEMES[self._theme].name
        self._change_look()

    @property
    def manners(self) -> dict[str, str]:
        """How the user likes the screen, to be remembered."""
        return {
            "theme": self._theme,
            "ascii": "on" if self._ascii else "off",
            "language": self.request.language,
        }

    def action_mouse(self) -> None:
        self._mouse = not self._mouse
        take_mouse(self._driver, taken=self._mouse)
        self.notify(
            self.look.say("say.mouse_on" if self._mouse else "say.mouse_off"), timeout=4, markup=False
        )

    def action_ascii(self) -> None:
        self._ascii = not self._ascii
        self.refresh_css(animate=False)

    def _change_look(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, SpokenScreen):
                screen.change_look(self.look)

    def action_help(self) -> None:
        if isinstance(self.screen, SpokenScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.look, self._places))

    def action_palette(self) -> None:
        screen = self.screen
        if isinstance(screen, SpokenScreen) and "app" in self._places:
            self.push_screen(palette(self.look, self._places), self._run(screen))

    @property
    def _places(self) -> tuple[str, ...]:
        places = self.screen.places if isinstance(self.screen, SpokenScreen) else ()
        return tuple(dict.fromkeys((*places, "app")))

    def _run(self, screen: SpokenScreen[Any]) -> Any:
        places = self._places

        async def run(number: str | None) -> None:
            if number is not None:
                command = command_at(places, number)
                await screen.run_command(command.place, command.action)

        return run

    def action_help_quit(self) -> None:
        self.notify(self.look.say("say.how_to_quit"), timeout=3, markup=False)

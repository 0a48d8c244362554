"""The application: what is open, in which language, and the screens over each other."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App
from textual.worker import Worker, get_current_worker

from aligner import i18n, service
from aligner.model.assessment import Assessment, Tone
from aligner.model.errors import AlignerError
from aligner.service import Request
from aligner.tui.calls import Calls
from aligner.tui.client_text import plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
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
from aligner.tui.references import clipboard_form
from aligner.tui.screens.help import HelpScreen
from aligner.tui.screens.palette import command_at, palette
from aligner.tui.screens.plan import PlanScreen
from aligner.tui.screens.reading import ReadingScreen
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.screens.start import StartScreen
from aligner.tui.shown import Shown
from aligner.tui.themes import DARK, LIGHT


class StoppedError(Exception):
    """Raised inside the worker at the next sheet once the user has stopped it."""


class AlignerApp(App[None]):
    """Opens on a plan, or on the start screen where the request names no path."""

    CSS_PATH = "aligner.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings("app")

    def __init__(self, request: Request) -> None:
        # Without colour the terminal's own two: greys made from colours would rank the states at random.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.request = request
        self.calls = Calls(self)

    @property
    def look(self) -> Look:
        """How everything on the screen is to be shown now."""
        dark, colour = self.current_theme.dark, not self.no_color
        tone, names = self.request.tone or Tone.SHARP, self.request.names is not False
        return Look(self.request.language, tone, names, dark=dark, colour=colour)

    def on_mount(self) -> None:
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        self.title = i18n.text("terms.title.report", self.request.language)
        self.push_screen(StartScreen(self.look))
        if self.request.paths:
            self.open(self.request.paths)

    def open(self, paths: tuple[Path, ...]) -> None:
        """Read a plan, with a screen that shows how far it has come."""
        self._start.refuse("")
        self.request = replace(self.request, paths=paths)
        self.push_screen(ReadingScreen(self.look))
        self.check(self.request)

    @property
    def _start(self) -> StartScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, StartScreen))

    @property
    def _plan(self) -> PlanScreen | None:
        return next((screen for screen in self.screen_stack if isinstance(screen, PlanScreen)), None)

    @work(thread=True, exclusive=True, group="check", exit_on_error=False)
    def check(self, request: Request) -> None:
        """Read and assess; ends in one message, or in none where it was stopped."""
        worker = get_current_worker()

        def progress(file: str, index: int, count: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            self.post_message(Progressed(file, index, count))

        message: Checked | NotChecked
        try:
            judged = service.resolved(request)
            assessment = service.check(request, progress)
            _prepare(assessment)
            service.remember(request, assessment)
        except StoppedError:
            return
        except AlignerError as error:
            message = NotChecked(service.error_sentence(error, request.language))
        else:
            message = Checked(assessment, judged)
        if not worker.is_cancelled:
            self.post_message(message)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn a defect of ours into a sentence: no traceback over the reader's screen."""
        self.calls.failed(event)
        if event.worker.group == "check" and event.worker.error is not None:
            kind = type(event.worker.error).__name__
            self.post_message(NotChecked(self.look.say("say.unexpected", kind=kind)))

    def on_progressed(self, event: Progressed) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.progress(event)

    def on_checked(self, event: Checked) -> None:
        self.request = replace(event.request, language=self.request.language)
        shown = Shown(self.request, event.assessment, read_at=datetime.now().strftime("%H:%M"))
        if self._plan is not None:
            self._plan.renew(shown, self.look)
            self.notify(self.look.say("reading.done"), timeout=2, markup=False)
        else:
            self._close(ReadingScreen)
            self.push_screen(PlanScreen(self.look, shown))

    def on_not_checked(self, event: NotChecked) -> None:
        """Where a plan is open it stays open; else the start screen says why there is none."""
        if self._plan is not None:
            self._plan.busy("")
            self.complain(event.sentence)
        else:
            self._close(ReadingScreen)
            self._start.refuse(event.sentence)

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
        """Stop reading; the thread ends at its next sheet, and what it finds is not shown."""
        self.workers.cancel_group(self, "check")
        self._close(ReadingScreen)
        self._start.refuse(self.look.say("reading.stopped"))

    def action_again(self) -> None:
        if self._plan is not None:
            self._plan.busy(self.look.say("reading.again"))
            self.check(self.request)

    def on_read_again(self, _: ReadAgain) -> None:
        self.action_again()

    def action_plans(self) -> None:
        self.workers.cancel_group(self, "check")
        self._close(PlanScreen)

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
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name
        self._change_look()

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


def _prepare(assessment: Assessment) -> None:
    """Make the sums that the screen will ask for, so that no key press has to wait for them."""
    plan = assessment.plan
    _ = assessment.findings_by_subject, assessment.verdict_by_goal, plan.goal_by_id, plan.metrics_by_goal
    _ = plan.initiatives_by_goal, plan.people.by_goal
    _ = plan.ledger.by_goal, plan.ledger.traced, plan.ledger.untraced

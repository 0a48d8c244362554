"""The application: what is open, in which language, and the screens over each other."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.actions import SkipAction
from textual.worker import Worker, WorkerState

from aligner import i18n
from aligner.service import Request, background, watching
from aligner.service.portfolios import is_portfolio
from aligner.tui.commands import bindings
from aligner.tui.manners import Manners
from aligner.tui.messages import (
    Checked,
    NotChecked,
    PathsChosen,
    PlanAsked,
    PortfolioRefused,
    Progressed,
    ReadAgain,
    SettingsWritten,
)
from aligner.tui.opening import GROUP, Opening, Reading, Start
from aligner.tui.screens.reading import ReadingScreen
from aligner.tui.shown import Shown
from aligner.tui.watcher import Looked, Watcher

if TYPE_CHECKING:
    from aligner.tui.screens.plan import PlanScreen

MOMENT = 0.05
"""Seconds between looks at whether all is saved."""


class AlignerApp(Manners):
    """Opens on a plan, on a portfolio, or on the start screen where the request names no path."""

    BINDINGS = bindings("visit")

    def __init__(
        self, request: Request, *, begun: Reading | None = None, start: Start = background.Reading
    ) -> None:
        super().__init__(request)
        self.opening = Opening(self, start)
        self.watcher = Watcher(self)
        self._begun = begun

    def on_mount(self) -> None:
        # The first picture comes first: an empty one, in our colours.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.title = i18n.text("terms.title.report", self.request.language)
        self.watcher.start()
        with suppress(NotImplementedError, RuntimeError, ValueError):  # elsewhere a process just ends
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._end)
        if self.request.paths:
            self.open(self.request.paths)
        else:
            self._show_start("")

    def open(self, paths: tuple[Path, ...]) -> None:
        """Read a plan, with a screen that shows how far it has come, or open what a batch left."""
        self.request = self.asked(paths)
        if self._begun is None and is_portfolio(paths):
            from aligner.tui.screens.portfolio import PortfolioScreen

            self.push_screen(PortfolioScreen(self.look, paths[0]))
        else:
            self._read()

    def _read(self) -> None:
        self.push_screen(ReadingScreen(self.look))
        begun, self._begun = self._begun, None
        self.opening.begin(self.request, begun)

    def _go_back(self, sentence: str) -> None:
        """Go where plans are chosen: to the portfolio that is open, else to the start screen; say why."""
        if not self.visits:
            self._show_start(sentence)
        elif sentence:
            self.complain(sentence)

    def _show_start(self, sentence: str) -> None:
        """Go to the start screen, which says why a plan could not be opened; nothing for none."""
        from aligner.tui.screens.start import StartScreen

        start = next((screen for screen in self.screen_stack if isinstance(screen, StartScreen)), None)
        if start is None:
            start = StartScreen(self.look)
            self.push_screen(start)
        start.refuse(sentence)

    @property
    def plan(self) -> PlanScreen | None:
        """The plan that is open, if one is."""
        return cast("PlanScreen | None", self._on_stack("plan"))

    @property
    def visits(self) -> bool:
        """Whether a portfolio is open, which plans are opened from, and left for."""
        return self._on_stack("portfolio") is not None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn a defect of ours into a sentence: no traceback over the reader's screen."""
        self.calls.failed(event)
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            kind = type(event.worker.error).__name__
            self.post_message(NotChecked(self.look.say("say.unexpected", kind=kind)))

    def on_progressed(self, event: Progressed) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.progress(event)

    def on_checked(self, event: Checked) -> None:
        plan = self.plan
        lost = watching.lost_files(plan.shown.read, event.assessment) if plan else ()
        if lost and self.watcher.failed(lost, event.seen):
            return
        of_settings = event.request.language_stated and not self.request.language_stated
        chosen = event.request if of_settings else self.request
        self.request = replace(
            event.request, language=chosen.language, language_stated=chosen.language_stated
        )
        shown = Shown(self.request, event.assessment, read_at=datetime.now().strftime("%H:%M"))
        if plan is not None:
            plan.read_again(shown, self.look)
        else:
            from aligner.tui.screens.plan import PlanScreen

            self._close("reading")
            opened = PlanScreen(self.look, shown, self.remembered.of(self.request.paths))
            opened.way_back = ("visit",) if self.visits else ()
            self.push_screen(opened)
        self.watcher.was_read(event.seen)

    def on_not_checked(self, event: NotChecked) -> None:
        """Where a plan is open it stays open; else the start screen says why there is none."""
        if self.plan is None:
            self._close("reading")
            self._go_back(event.sentence)
        elif not self.watcher.failed(()):
            self.plan.busy("")
            self.complain(event.sentence)

    def on_looked(self, event: Looked) -> None:
        self.watcher.seen(event)

    def action_stop(self) -> None:
        """Stop reading: the process that reads is ended."""
        self.opening.stop()
        self._close("reading")
        self._go_back(self.look.say("reading.stopped"))

    def action_again(self) -> None:
        if self.plan is not None:
            self.plan.busy(self.look.say("reading.again"))
            self.opening.begin(self.request)

    def on_read_again(self, _: ReadAgain) -> None:
        self.action_again()

    def on_settings_written(self, event: SettingsWritten) -> None:
        self.watcher.wrote(under_way=event.under_way, ours=event.ours)

    def action_plans(self) -> None:
        self._once_saved(self._leave_plan, self.calls.unsaved)

    def action_to_portfolio(self) -> None:
        """From a plan of a portfolio back to it; not while changes are being tried, which would be lost."""
        plan = self.plan
        if plan is None or self.screen is not plan or not plan.way_back or plan.shown.changes:
            raise SkipAction
        self.action_plans()

    def _leave_plan(self) -> None:
        """Leave the plan that is open, else the portfolio."""
        self.opening.stop()
        self._remember()
        self.watcher.was_read(None)
        self._close("plan" if self.plan else "portfolio")
        self.request = self.asked()
        self._change_look()
        self._go_back("")

    def on_plan_asked(self, event: PlanAsked) -> None:
        asked, of_all = self.asked(event.paths), event.portfolio
        names = of_all.names if asked.names is None else asked.names
        as_of, tone = asked.as_of or of_all.as_of, asked.tone or of_all.tone
        self.request = replace(asked, as_of=as_of, tone=tone, names=names)
        self._read()

    def on_portfolio_refused(self, event: PortfolioRefused) -> None:
        self._close("portfolio")
        self._show_start(event.sentence)

    def _remember(self) -> None:
        """Keep how things are now for another day."""
        paths = self.request.paths if self.plan else ()
        self.remembered.keep(paths, self.plan.remembered() if self.plan else {}, self.manners)

    @property
    def _saving(self) -> bool:
        return self.calls.saving or (self.plan is not None and self.plan.saving)

    def _once_saved(self, leave: Callable[[], None], unsaved: int) -> None:
        """Leave when all that the user did is saved; stay where more than ``unsaved`` of it can't be."""
        if self.calls.unsaved > unsaved:
            return
        if not self._saving:
            leave()
            return
        if self.plan is not None:
            self.plan.busy(self.look.say("say.saving"))
        self.set_timer(MOMENT, lambda: self._once_saved(leave, unsaved))

    async def action_quit(self) -> None:
        self._once_saved(self._quit, self.calls.unsaved)

    def _quit(self) -> None:
        self._remember()
        self.exit()

    def _end(self) -> None:
        """Asked to end by the system: save what is to be saved, and leave the terminal as it was found."""
        if self._saving:
            self.set_timer(MOMENT, self._end)
            return
        self._remember()
        self.exit(return_code=128 + signal.SIGTERM)

    def on_unmount(self) -> None:
        """Let nothing go on reading: the way out would wait for it."""
        self.opening.stop()

    def on_paths_chosen(self, event: PathsChosen) -> None:
        self.open(event.paths)

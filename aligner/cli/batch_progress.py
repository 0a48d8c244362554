"""Showing how a batch goes: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from threading import Lock
from typing import TYPE_CHECKING

from aligner.cli.batch_tally import Clock, Tally
from aligner.i18n import text
from aligner.service.batch import BatchEvent, Found

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.console import RenderableType

Hear = Callable[[BatchEvent], None]
Say = Callable[[str], object]

_PAUSE = 5.0
"""Seconds between two lines at least."""
_PART, _LONGEST = 0.05, 60.0
"""What must have been done since the last line, unless so many seconds have passed."""
_AGAIN = 8
"""How often a second the bar is drawn."""
_ECHO = 2
"""Columns left free at the right: a terminal writes ^C there, which would break a full line in two."""


def shown(tally: Tally, language: str, out: str, say: Say, *, quiet: bool) -> AbstractContextManager[Hear]:
    """Show how the batch goes that is told to what this gives, until its end."""
    if quiet or sys.stderr is None:
        return nullcontext(tally.hear)
    if sys.stderr.isatty() and os.environ.get("TERM") not in {"dumb", "unknown"}:
        return _bar(tally)
    return nullcontext(Lines(tally, language, out, say))


class Lines:
    """Says a line of its own when enough has happened and enough time has passed."""

    def __init__(
        self, tally: Tally, language: str, out: str, say: Say, clock: Clock = time.monotonic
    ) -> None:
        self._tally = tally
        self._language = language
        self._out = out
        self._say = say
        self._clock = clock
        self._last = clock()
        self._share = 0.0

    def __call__(self, event: BatchEvent) -> None:
        self._tally.hear(event)
        if isinstance(event, Found):
            self._tell(text("batch.found.text", self._language, count=event.plans, out=self._out))
        elif self._is_time():
            self._last, self._share = self._clock(), self._tally.share
            self._tell(" · ".join([self._tally.percent(), self._tally.counts(), *self._tally.pace()]))

    def _is_time(self) -> bool:
        passed = self._clock() - self._last
        return passed >= _PAUSE and (self._tally.share - self._share >= _PART or passed >= _LONGEST)

    def _tell(self, line: str) -> None:
        with suppress(OSError):  # nobody listens any more: that is no reason to stop
            self._say(line)


@contextmanager
def _bar(tally: Tally) -> Iterator[Hear]:
    from rich.console import Console
    from rich.live import Live

    console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
    lock = Lock()

    def hear(event: BatchEvent) -> None:
        with lock:
            tally.hear(event)

    def drawn() -> RenderableType:
        with lock:
            return _drawn(tally, console.width)

    live = Live(
        console=console,
        get_renderable=drawn,
        refresh_per_second=_AGAIN,
        redirect_stdout=False,
        redirect_stderr=False,
        transient=True,
    )
    try:
        with suppress(OSError):  # a terminal that is closed takes the bar with it, and nothing else
            live.start()
        yield hear
    finally:
        with suppress(OSError):
            live.stop()


def _drawn(tally: Tally, width: int) -> RenderableType:
    """Three lines of at most ``width`` columns: the bar, the figures, and what is being read."""
    from rich.console import Group
    from rich.constrain import Constrain
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    if tally.plans is None:
        return _line(tally.under_way())
    bar = Table.grid(expand=True, padding=(0, 1))
    bar.add_column(ratio=1)
    bar.add_column(justify="right", no_wrap=True)
    drawn = ProgressBar(total=tally.plans, completed=tally.ended, complete_style="cyan")
    bar.add_row(drawn, Text(tally.percent()))
    figures = " · ".join([tally.counts(), *tally.pace()])
    return Constrain(Group(bar, _line(figures), _line(tally.under_way())), width - _ECHO)


def _line(words: str) -> RenderableType:
    from rich.text import Text

    return Text(words, no_wrap=True, overflow="ellipsis")

"""What stands at the right of a plan's title, before its files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aligner import i18n
from aligner.i18n import formats
from aligner.tui.look import Look
from aligner.tui.shown import Shown


def title_head(shown: Shown, look: Look, *, visited: bool) -> str:
    """The language, the day of the portfolio that a plan is ``visited`` from, the changes being tried."""
    return "".join(f"{part} · " for part in _parts(shown, look, visited))


def _parts(shown: Shown, look: Look, visited: bool) -> Iterator[str]:
    yield look.language
    day = shown.request.as_of
    if visited and day is not None and day != date.today():  # the user's own calendar day
        told = formats.day(day, look.language)
        yield i18n.text("portfolio_screen.title.day", look.language, date=told)
    if shown.changes:
        yield look.say("title.trying", count=len(shown.changes))

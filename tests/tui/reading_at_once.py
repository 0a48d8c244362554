"""Real plans in a screen test: read in the thread that asks, without a process of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from stage import Steps, screen, settled
from textual.pilot import Pilot
from textual.widgets import Static

from aligner import service
from aligner.model.errors import AlignerError
from aligner.service import Request, background
from aligner.tui.app import AlignerApp

MOVES = frozenset({"j", "k", "h", "l", "up", "down", "left", "right", "home", "end"})


@dataclass
class ReadingAtOnce:
    """What ``AlignerApp(request, start=ReadingAtOnce)`` reads with; the answer is the only event."""

    request: Request
    cancelled: bool = False

    def events(self) -> Iterator[background.Event]:
        try:
            told: background.Event = background.Done(
                service.check(self.request), service.resolved(self.request)
            )
        except AlignerError as error:
            told = background.Failed(error)
        if not self.cancelled:
            yield told

    def cancel(self) -> None:
        self.cancelled = True


def play_plan(
    plan: Path, steps: Steps, size: tuple[int, int] = (80, 24), language: str = "fi", tab: str = ""
) -> None:
    """Open a real plan, on the tab of this key, and do the steps."""

    async def whole() -> None:
        app = AlignerApp(Request((plan,), language), start=ReadingAtOnce)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot, app)
            await press(pilot, app, *tab)
            await steps(pilot, app)

    asyncio.run(whole())


async def press(pilot: Pilot[None], app: AlignerApp, *keys: str) -> str:
    """Press keys and wait for what they asked for; what stands on the screen then."""
    for number, key in enumerate(keys, start=1):
        if key in MOVES and number < len(keys):
            app.simulate_key(key)  # no wait between: they all go to the same list
        else:
            await pilot.press(key)
    while under_way := [worker for worker in app.workers if not worker.is_finished]:
        await app.workers.wait_for_complete(under_way)
        await pilot.pause()
    return screen(app)


def said(app: AlignerApp, name: str) -> str:
    """What a line of text on the screen says, a message over it or not; no-break spaces as plain ones."""
    content = app.screen.query_one(f"#{name}", Static).content
    return (content.plain if isinstance(content, Text) else str(content)).replace("\u00a0", " ")


async def until(pilot: Pilot[None], app: AlignerApp, name: str, words: str) -> str:
    """Wait for words that come when a timer has run out, three seconds at most; what is said then."""
    for _ in range(60):
        if words in said(app, name):
            break
        await pilot.pause(0.05)
    await settled(pilot, app)
    return said(app, name)

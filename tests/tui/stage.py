"""Plays the application in a terminal that isn't there, and reads what stands on its screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from engine import Engine
from textual.pilot import Pilot

from aligner.service import Request
from aligner.tui.app import AlignerApp

Steps = Callable[[Pilot[None], AlignerApp], Awaitable[None]]


def play(
    engine: Engine,
    steps: Steps,
    plan: str | None = "energia",
    size: tuple[int, int] = (80, 24),
    language: str = "fi",
) -> None:
    """Open a plan of the engine's, or none, and do the steps."""

    async def whole() -> None:
        request = Request((Path(plan),) if plan else (), language)
        app = AlignerApp(request, start=engine.reading)
        async with app.run_test(size=size, notifications=True) as pilot:
            if engine.gate.is_set():
                await settled(pilot, app)
            await steps(pilot, app)

    asyncio.run(whole())


async def settled(pilot: Pilot[None], app: AlignerApp) -> None:
    """Wait until no call to the service is under way and its answer is on the screen."""
    await app.workers.wait_for_complete([w for w in app.workers if not w.is_finished and w.error is None])
    await pilot.pause()
    await pilot.pause()


def screen(app: AlignerApp) -> str:
    """What stands on the screen, line by line; no-break spaces as plain ones."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines).replace("\u00a0", " ")

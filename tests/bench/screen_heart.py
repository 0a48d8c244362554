"""One process in a terminal: the real screen with a heart that beats, and keys pressed once the plan is open.

    python tests/bench/screen_heart.py OUT.json PLAN.xlsx [KEY,KEY,…]

Writes how late the worst beats were while the plan was read, while its screen opened, and at each key, in
milliseconds, and how much memory the process then held, in megabytes.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

from screen_loading import BEAT, resident
from textual.app import App

from aligner.service import Request

SETTLED = 1.5
"""Seconds from the first picture of the plan until keys are pressed."""
PAUSE = 0.12
"""Seconds that each key is given."""


class Heart:
    """Beats in the application's loop; each beat belongs to what goes on then."""

    def __init__(self, app: App[Any], keys: list[str]) -> None:
        self.app, self.keys = app, keys
        self.late: dict[str, list[float]] = {}
        self.phase = "loading"

    async def beat(self) -> None:
        while True:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self.late.setdefault(self.phase, []).append((time.perf_counter() - due) * 1e3)

    async def live(self) -> None:
        """Wait until the plan is open, press the keys, and leave."""
        beating = asyncio.create_task(self.beat())
        while not self.is_open:
            await asyncio.sleep(0.001)
        self.phase = "opening"
        await asyncio.sleep(SETTLED)
        for number, key in enumerate(self.keys):
            self.phase = f"{number} {key}"
            self.app.simulate_key(key)
            await asyncio.sleep(PAUSE)
        beating.cancel()
        self.app.exit()

    @property
    def is_open(self) -> bool:
        return any(type(screen).__name__ == "PlanScreen" for screen in self.app.screen_stack)


def main() -> None:
    """Run the screen as the command does, with the heart beside it."""
    out, plan, *keys = sys.argv[1:]
    gc.set_threshold(50_000)
    run = App.run_async
    hearts: list[Heart] = []

    async def run_with_heart(app: App[Any], *args: Any, **kwargs: Any) -> Any:
        hearts.append(Heart(app, keys[0].split(",") if keys else []))
        living = asyncio.create_task(hearts[0].live())
        try:
            return await run(app, *args, **kwargs)
        finally:
            living.cancel()

    App.run_async = run_with_heart  # type: ignore[method-assign]
    from aligner.tui import run as run_screen

    run_screen(Request((Path(plan),), "fi"))
    late = {phase: [max(found), len(found)] for phase, found in hearts[0].late.items()}
    Path(out).write_text(json.dumps({"late": late, "rss": resident()}), "utf-8")


if __name__ == "__main__":
    main()

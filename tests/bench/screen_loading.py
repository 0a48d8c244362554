"""One process: an empty screen whose heart beats while a plan is read, in a thread or apart; print how late.

python tests/bench/screen_loading.py thread|apart|nothing PLAN.xlsx [SWITCH_INTERVAL]
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from pathlib import Path
from threading import Thread

from textual.app import App

from aligner import service
from aligner.service import Request, background

BEAT = 0.005


class Screen(App[None]):
    """Reads the plan once it is up; what was read stays in memory."""

    def __init__(self, way: str, plan: Path) -> None:
        super().__init__()
        self.way, self.plan = way, plan
        self.read: object = None
        self.late: list[float] = []

    def on_mount(self) -> None:
        self.beat = asyncio.create_task(self.beating())
        self.reader = Thread(target=getattr(self, self.way))
        self.reader.start()

    async def beating(self) -> None:
        """Note by how much each beat is late, until a second after the plan was read."""
        until = float("inf")
        while time.perf_counter() < until:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self.late.append(time.perf_counter() - due)
            if until == float("inf") and not self.reader.is_alive():
                until = time.perf_counter() + 1
        self.exit()

    def thread(self) -> None:
        self.read = service.check(Request((self.plan,)))

    def apart(self) -> None:
        *_, self.read = background.Reading(Request((self.plan,))).events()
        assert isinstance(self.read, background.Done), self.read

    def nothing(self) -> None:
        time.sleep(1)


def resident() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main() -> None:
    """Run the screen without a terminal, and print its figures in milliseconds and megabytes."""
    gc.set_threshold(50_000)
    if sys.argv[3:]:
        sys.setswitchinterval(float(sys.argv[3]))
    screen = Screen(sys.argv[1], Path(sys.argv[2]))
    screen.run(headless=True)
    late = sorted(screen.late)
    figures = {"p99": late[int(len(late) * 0.99)] * 1e3, "max": late[-1] * 1e3, "rss": resident()}
    print(json.dumps(figures))
    background.close()


if __name__ == "__main__":
    main()

"""Time the terminal UI: its first picture, how late its heart beats, what it holds, what a key costs.

    python tests/bench/screen.py [--rounds 7]

Each figure stands beside an empty Textual application's, or its aim. Needs a system with pseudo-terminals and
``/proc``. Both sides run from compiled modules, and the first round isn't counted.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inputs import many_lines, wide_plan

HERE = Path(__file__).parent
EMPTY = [sys.executable, "-c", "from textual.app import App\nApp().run()"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PICTURE = 400
"""Bytes of drawn cells: what comes before them only prepares the terminal."""
KEYS = ["2", *["down"] * 30, *["pagedown"] * 10]


@contextmanager
def in_terminal(command: Sequence[str], size: tuple[int, int] = (24, 80)) -> Iterator[tuple[int, int]]:
    """Run a command in a terminal of its own; yields its id and the terminal's end."""
    process, terminal = pty.fork()
    if not process:
        os.execve(command[0], command, {**ENVIRONMENT, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    try:
        yield process, terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def output(terminal: int, seconds: float) -> Iterator[bytes]:
    """What is drawn until the command ends, or the time is up."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                yield os.read(terminal, 65536)
            except OSError:  # the other end has gone
                return


def first_picture(command: Sequence[str]) -> float:
    """Milliseconds from the start of a process until cells are drawn."""
    start, drawn = time.perf_counter(), 0
    with in_terminal(command) as (_, terminal):
        for chunk in output(terminal, 10):
            drawn += len(chunk) if b"H\x1b[" in chunk or b"\x1b[48;" in chunk else 0
            if drawn > PICTURE:
                return (time.perf_counter() - start) * 1e3
    raise SystemExit(f"no picture: {command}")


def resident(command: Sequence[str]) -> float:
    """Megabytes that a command holds two seconds after its start."""
    with in_terminal(command) as (process, terminal):
        for _ in output(terminal, 2):
            pass
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 / 1e6


def lived(plan: Path, keys: Sequence[str]) -> dict[str, object]:
    """What the heart of the real screen told."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "heart.json")
        heart = [sys.executable, str(HERE / "screen_heart.py"), str(told), str(plan), ",".join(keys)]
        with in_terminal(heart) as (_, terminal):
            drawn = b"".join(output(terminal, 60))
        if not told.exists():
            raise SystemExit(f"the screen never opened: {drawn[-2000:].decode(errors='replace')}")
        found: dict[str, object] = json.loads(told.read_text("utf-8"))
        return found


def pictures(plan: Path, rounds: int) -> None:
    """The first picture beside an empty application's, in turns."""
    ours = [sys.executable, "-m", "aligner", str(plan)]
    first_picture(ours), first_picture(EMPTY)
    pairs = [(first_picture(ours), first_picture(EMPTY)) for _ in range(rounds)]
    ratios = sorted(a / b for a, b in pairs)
    us, them = statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
    print(
        f"first picture / an empty application's: {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f}–{ratios[-1]:.2f}; aim ≤ 1.20) {us:.0f} ms against {them:.0f} ms"
    )


def loading(name: str, plan: Path, rounds: int) -> None:
    """How late an empty application's heart beats while a plan is read: in a thread, and apart."""
    for way in ("thread", "apart"):
        command = [sys.executable, str(HERE / "screen_loading.py"), way, str(plan)]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT).stdout)
            for _ in range(rounds)
        ]
        p99, most = statistics.median(run["p99"] for run in runs), max(run["max"] for run in runs)
        print(f"{name}, read {way}: a beat is late by {p99:.1f} ms (p99), {most:.1f} ms at most (aim ≤ 50)")


def living(name: str, plan: Path, empty: float) -> None:
    """The real screen: its worst beats by what goes on, and its memory beside an empty application's."""
    told = lived(plan, KEYS)
    late: dict[str, list[float]] = told["late"]  # type: ignore[assignment]
    for phase in ("loading", "opening"):
        print(f"{name}, {phase}: {late[phase][0]:.1f} ms late at most (aim ≤ 50)")
    for key in ("down", "pagedown"):
        busy = sorted(found[0] for phase, found in late.items() if phase.endswith(f" {key}"))
        print(f"{name}, {key}: busy {statistics.median(busy):.1f} ms (median), {busy[-1]:.1f} ms at most")
    rss: float = told["rss"]  # type: ignore[assignment]
    print(f"{name}, memory: {rss - empty:.0f} MB above an empty application's {empty:.0f} MB (aim ≤ 150)")


def main() -> None:
    """Make the plans, and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        ENVIRONMENT["XDG_STATE_HOME"] = folder
        big, wide = Path(folder, "budget.xlsx"), Path(folder, "plan.xlsx")
        many_lines(big)
        wide_plan(wide, goals=2000)
        pictures(big, rounds)
        loading("100,000 budget lines", big, min(rounds, 3))
        loading("2,000 goals", wide, 1)
        empty = resident(EMPTY)
        living("100,000 budget lines", big, empty)
        living("2,000 goals", wide, empty)


if __name__ == "__main__":
    main()

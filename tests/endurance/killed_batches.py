"""Kills a batch with all its processes at random moments, resumes it, and compares with an undisturbed one.

    python tests/endurance/killed_batches.py --plans 200 --kills 10

Says what it saw, a line a kill; exits with 1 where a process was left, a file was not whole, or the folders
differ in the end in any byte (but for the state of the batch itself, which tells how it came about).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STATE = ".aligner"


def main() -> int:
    asked = _asked()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="aligner-killed-") as name:
        folder = Path(name)
        make_plans(folder / "clients", asked.plans)
        seconds = undisturbed(folder, folder / "reference")
        reference = contents(folder / "reference")
        print(f"undisturbed: {seconds:.1f} s, {len(reference)} files", flush=True)
        share = 2 * len(reference) // asked.kills
        faults = [fault for number in range(asked.kills) for fault in killed(folder, number, share, chance)]
        undisturbed(folder, folder / "out", "--resume")
        faults += differences(reference, contents(folder / "out"))
    print("\n".join(faults) or f"killed {asked.kills} times and resumed: the same, byte for byte", flush=True)
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None)
    return parser.parse_args()


def make_plans(folder: Path, count: int) -> None:
    """Plans of several sizes, some of two files, and now and then one that can't be read."""
    for number in range(count):
        plan = folder / f"client {number:04}"
        plan.mkdir(parents=True)
        goals = (
            f"G{n};Calls are answered in {n + number} minutes;Metric {n};{n};{n * 2}" for n in range(1, 6)
        )
        lines = (f"G{n % 5 + 1};{n * 1000 + number},50" for n in range(1, 40 + number % 7 * 40))
        (plan / "strategy.csv").write_text("ID;Goal;Metric;Baseline;Target\n" + "\n".join(goals) + "\n")
        (plan / "budget.csv").write_text("Goal;Amount 2026 EUR\n" + "\n".join(lines) + "\n")
        if number % 17 == 5:
            (plan / "strategy.csv").write_bytes(b"")
            (plan / "budget.csv").unlink()


def start(folder: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "aligner", "batch", str(folder / "clients"), "--out", str(out)]
    options = ["--jobs", "2", "--as-of", "2026-11-21", "--lang", "en", "--quiet", *more]
    said = (folder / "said").open("ab")
    return subprocess.Popen([*command, *options], stdout=said, stderr=said, start_new_session=True)


def undisturbed(folder: Path, out: Path, *more: str) -> float:
    begun = time.monotonic()
    code = start(folder, out, *more).wait()
    if code not in (0, 4):
        sys.exit(f"the batch ended with {code}: {(folder / 'said').read_text('utf-8')}")
    return time.monotonic() - begun


def killed(folder: Path, number: int, share: int, chance: random.Random) -> list[str]:
    """Start a batch, kill it with all its processes at a random moment, and return what is wrong then.

    The moment is told by how many files more are there, so that a slow machine is as good as a quick one.
    """
    out = folder / "out"
    before, begun = reports(out), time.monotonic()
    batch = start(folder, out, *(["--resume"] if number else []))
    until = before + chance.randint(0, share)
    while reports(out) < until and batch.poll() is None:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.05))
    moment = time.monotonic() - begun
    processes = [batch.pid, *descendants(batch.pid)]
    for process in processes:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    batch.wait()
    told = f"{len(processes) - 1} workers and {reports(out)} files, {before} before"
    print(f"killed after {moment:.2f} s: {told}", flush=True)
    left = [process for process in processes[1:] if not has_gone(process)]
    return [f"process {process} was left" for process in left] + broken(out)


def reports(out: Path) -> int:
    """How many files are in a folder of reports, whole or half."""
    return len(list(out.iterdir())) if out.is_dir() else 0


def descendants(process: int) -> list[int]:
    """The processes that a process or one of its threads has started, and theirs."""
    found: list[int] = []
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(child) for child in told.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *descendants(child)]
    return found


def has_gone(process: int) -> bool:
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a folder of reports; what was being written is none yet."""
    if not out.is_dir():
        return {}
    files = (path for path in out.rglob("*") if path.is_file() and path.suffix != ".tmp")
    named = {str(path.relative_to(out)): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(STATE)}


def broken(out: Path) -> list[str]:
    """What isn't whole among the files of a folder of reports."""
    return [f"{name} is not whole" for name, content in contents(out).items() if not is_whole(name, content)]


def is_whole(name: str, content: bytes) -> bool:
    if name.endswith(".json"):
        return isinstance(json.loads(content), dict)
    if name.endswith(".xlsx"):
        return content.startswith(b"PK") and content[-22:-18] == b"PK\x05\x06"
    return content.rstrip().endswith(b"</html>") if name.endswith(".html") else content.endswith(b"\n")


def differences(expected: dict[str, bytes], found: dict[str, bytes]) -> list[str]:
    return [
        f"{name} {'differs' if name in expected and name in found else 'is missing or too much'}"
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name) != found.get(name)
    ]


if __name__ == "__main__":
    sys.exit(main())

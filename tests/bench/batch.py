"""Read many typical plans with one worker and with two, beside a bare calamine read of the same files.

    python tests/bench/batch.py [--plans 1000] [--lines 2000] [--same-words] [--narrow]

Whole processes are timed, from compiled modules as installed packages do. The memory is that of the command
and all its workers together. ``--same-words``: all plans say the same and differ in their amounts alone.
``--narrow``: the budgets have six columns, not the twelve of an export from bookkeeping.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from batch_tree import Run, watched
from inputs import typical_plan

HERE = Path(__file__).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Make the plans, run each side, print the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--same-words", action="store_true")
    parser.add_argument("--narrow", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        plans = folder / "plans"
        plans.mkdir()
        for number in range(asked.plans):
            seed = 7 if asked.same_words else 7 + number
            path, lines = plans / f"client {number:05}.xlsx", asked.lines + number % 7
            typical_plan(path, lines, seed, ledger=not asked.narrow)
        size = sum(path.stat().st_size for path in plans.iterdir())
        print(f"{asked.plans} plans, {size / 1e6:.1f} MB")
        compare(folder, plans, asked.plans)


def compare(folder: Path, plans: Path, count: int) -> None:
    """Run calamine and the batch, each alone and by two, and print how they compare."""
    _batch(folder, plans, "warm", 2, count)  # compiles the modules, and has the files in memory
    bare = {jobs: _bare(folder, plans, jobs, count) for jobs in (1, 2)}
    ours = {jobs: _batch(folder, plans, f"out{jobs}", jobs, count) for jobs in (1, 2)}
    two = ours[2]
    print(f"two workers against one: {ours[1].seconds / two.seconds:.2f} times as fast (aim ≥ 1.80)")
    print(
        f"two workers, all reports written / bare calamine alone: {two.seconds / bare[1].seconds:.2f} (≤ 3)"
    )
    print(f"two workers, all reports written / bare calamine by two: {two.seconds / bare[2].seconds:.2f}")
    print(f"one worker, all reports written / bare calamine alone: {ours[1].seconds / bare[1].seconds:.2f}")
    first, last = two.third(0), two.third(2)
    print(f"memory of the tree: at most {max(two.memory):.0f} MB (aim < 600); {first:.0f} → {last:.0f} MB")
    written = sum(path.stat().st_size for path in (folder / "out2").rglob("*") if path.is_file())
    print(f"written: {written / 1e6:.1f} MB, {written / count / 1e3:.0f} kB a plan")


def _bare(folder: Path, plans: Path, jobs: int, count: int) -> Run:
    command = [sys.executable, str(HERE / "batch_read.py"), str(plans), str(jobs)]
    return _told(f"bare calamine, {jobs}", watched(command, ENVIRONMENT, folder / "log"), count)


def _batch(folder: Path, plans: Path, out: str, jobs: int, count: int) -> Run:
    how = ["--lang", "fi", "--as-of", "2026-11-21", "--quiet", "--jobs", str(jobs)]
    command = [sys.executable, "-m", "aligner", "batch", str(plans), "--out", str(folder / out), *how]
    return _told(f"aligner batch --jobs {jobs}", watched(command, ENVIRONMENT, folder / "log"), count)


def _told(name: str, run: Run, count: int) -> Run:
    each, cpu = run.seconds / count * 1e3, run.cpu / count * 1e3
    print(f"  {name}: {run.seconds:.2f} s, {each:.1f} ms a plan, {cpu:.1f} ms of processor", flush=True)
    return run


if __name__ == "__main__":
    main()

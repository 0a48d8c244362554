"""Batches of small plans, read in this process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from aligner.batch.attempts import attempt
from aligner.batch.engines import Began
from aligner.service.batch import Ended
from aligner.service.working import do_plan

DAY = date(2026, 11, 21)


class Here:
    """An engine that works in this process: quick, and good enough where nothing dies."""

    def run(self, tasks):
        for task in tasks:
            yield Began(task.id)
            yield attempt(self, task)

    def do(self, argument, tell=None):
        return do_plan(argument, tell or (lambda *_: None))

    def close(self):
        """Nothing goes on."""


def write_plan(folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.csv").write_text(
        "ID;Goal;Metric;Baseline;Target;Budget 2026 EUR\n"
        f"G1;Calls are answered in {number} minutes;Waiting time;{number};1;{number}000\n"
        "G2;The best customer experience;;;;\n"
    )


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def ends(events) -> dict[str, str]:
    return {event.name: event.how for event in events if isinstance(event, Ended)}

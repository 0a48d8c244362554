"""Run a command and watch the memory of it and of all that it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PAUSE = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Run:
    """``seconds`` by the clock, ``cpu`` of all processes; ``memory`` in MB of them together, over the run."""

    seconds: float = 0.0
    cpu: float = 0.0
    memory: list[float] = field(default_factory=list)

    def third(self, number: int) -> float:
        """The mean memory over one third of the run, 0–2, in MB."""
        size = max(1, len(self.memory) // 3)
        part = self.memory[number * size : (number + 1) * size] or [0.0]
        return sum(part) / len(part)


def watched(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Run:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    run, before = Run(), _cpu()
    start = time.perf_counter()
    with log.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        while process.poll() is None:
            run.memory.append(_tree(process.pid) / 1e6)
            time.sleep(PAUSE)
        run.seconds = time.perf_counter() - start
    run.cpu = _cpu() - before
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text("utf-8", "replace"))
    return run


def _cpu() -> float:
    """Processor seconds of all that has ended and was waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tree(root: int) -> int:
    """Resident bytes of a process and all below it; what two of them share counts twice."""
    parents, resident = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                told = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)], resident[int(folder.name)] = int(told[1]), int(told[21]) * PAGE
    return sum(size for pid, size in resident.items() if _is_below(pid, root, parents))


def _is_below(pid: int, root: int, parents: Mapping[int, int]) -> bool:
    while pid != root and pid in parents:
        pid = parents[pid]
    return pid == root

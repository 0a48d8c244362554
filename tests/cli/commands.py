from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from aligner import service
from aligner.cli import run

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    opened: tuple[service.Request, ...] = ()


class Commands:
    """Runs commands in one folder, as a user in it would, without starting a process for each."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        opened: list[service.Request] = []

        def open_ui(request: service.Request) -> int:
            opened.append(request)
            return 0

        code = run([str(argument) for argument in arguments], open_ui)
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err, tuple(opened))

    def sample(self, name: str = "kaarnalahden-energia", into: str = "plan") -> Path:
        """A copy of a sample in the folder, for tests that write beside it."""
        shutil.copytree(SAMPLES / name, self.folder / into)
        return Path(into)


def aligner(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own."""
    command = [sys.executable, "-m", "aligner", *map(str, arguments)]
    given = {"capture_output": True, "text": True, "timeout": 60, "encoding": "utf-8", **options}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(command, env={**environment, "LC_ALL": "C.UTF-8"}, check=False, **given)

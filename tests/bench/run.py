"""Time whole processes against a named baseline, in turns, and print the ratios.

    python tests/bench/run.py [--rounds 5]

Both sides run from compiled modules, as installed packages do, even where the environment forbids to write
them: they are kept in a folder of their own, and the first round, which fills it, isn't counted.
The typical plan needs pandas (``pip install -e ".[bench]"``); without it that ratio is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inputs import many_lines, typical_plan

HERE = Path(__file__).parent
ALIGNER = [sys.executable, "-m", "aligner"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def timed(command: Sequence[str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def ratio(name: str, ours: Sequence[str], baseline: Sequence[str], rounds: int, aim: float) -> None:
    """Run both in turns and print the median ratio, with the spread."""
    timed(ours), timed(baseline)
    pairs = [(timed(ours), timed(baseline)) for _ in range(rounds)]
    ratios = sorted(a / b for a, b in pairs)
    us, them = statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
    print(
        f"{name}: {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}; aim ≤ {aim:.2f}) "
        f"{us:.3f} s against {them:.3f} s"
    )


def main() -> None:
    """Make the inputs, run the pairs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        typical, big, out = Path(folder, "plan.xlsx"), Path(folder, "budget.xlsx"), Path(folder, "report.md")
        typical_plan(typical)
        many_lines(big)
        version, nothing = [*ALIGNER, "--version"], [sys.executable, "-c", "pass"]
        ratio("--version / python -c pass", version, nothing, rounds, 3)
        check = [*ALIGNER, "check", str(typical), "-o", str(out)]
        if importlib.util.find_spec("pandas"):
            script = [
                sys.executable,
                str(HERE / "pandas_script.py"),
                str(typical),
                str(Path(folder, "gaps.txt")),
            ]
            ratio(
                "typical plan, checked and reported / pandas + openpyxl script", check, script, rounds, 1 / 3
            )
        raw = [sys.executable, str(HERE / "calamine_read.py"), str(big)]
        big_check = [*ALIGNER, "check", str(big), "-o", str(out)]
        ratio("100,000 budget lines, checked and reported / calamine alone", big_check, raw, rounds, 2)
        judging = [sys.executable, str(HERE / "judging.py")]
        for _ in range(rounds):
            print(
                subprocess.run(judging, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout,
                end="",
            )


if __name__ == "__main__":
    main()

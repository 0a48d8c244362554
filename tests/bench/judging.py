"""One process: read a plan of 200 goals and 2,000 initiatives, then judge it; print judging over reading."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inputs import wide_plan

from aligner import pipeline
from aligner.assess import assess
from aligner.checks import all_checks
from aligner.settings import Settings


def main() -> None:
    """Measure both in this process, texts read for the first time."""
    all_checks()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.xlsx")
        wide_plan(path)
        start = time.perf_counter()
        plan = pipeline.read([path], Settings())
        read = time.perf_counter() - start
        start = time.perf_counter()
        assess(plan, as_of=date(2026, 1, 1))
        judged = time.perf_counter() - start
    print(f"judging / reading: {judged / read:.2f} (aim < 1.30) {judged:.3f} s against {read:.3f} s")


if __name__ == "__main__":
    main()

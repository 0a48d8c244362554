from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "endurance" / "killed_batches.py"


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_batch_that_is_killed_and_resumed_ends_as_an_undisturbed_one():
    command = [sys.executable, str(SCRIPT), "--plans", "12", "--kills", "2"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "killed 2 times and resumed: the same, byte for byte" in ran.stdout

"""What all tests share: how many run at once."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait, for a process to end or a clock to run out."""
    return (os.cpu_count() or 1) + 1

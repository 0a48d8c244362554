from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _works_are_found(monkeypatch):
    """Worker processes import the works of these tests by name."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))

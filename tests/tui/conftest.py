from __future__ import annotations

from pathlib import Path

import pytest
from engine import Engine, install


@pytest.fixture(autouse=True)
def own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that a test leaves behind is remembered by another one, or by the machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.delenv("NO_COLOR", raising=False)
    made = Engine()
    install(monkeypatch, made)
    return made

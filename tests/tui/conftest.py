from __future__ import annotations

from pathlib import Path

import pytest
from engine import Engine, install

from aligner.service import source
from aligner.tui import sheets


@pytest.fixture(autouse=True)
def own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that a test leaves behind is remembered by another one, or by the machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def sheets_opened_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started to look at a sheet."""
    monkeypatch.setattr(sheets, "open_sheet", source.open_sheet)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.delenv("NO_COLOR", raising=False)
    made = Engine()
    install(monkeypatch, made)
    return made

from __future__ import annotations

import pytest
from engine import Engine, install


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.delenv("NO_COLOR", raising=False)
    made = Engine()
    install(monkeypatch, made)
    return made

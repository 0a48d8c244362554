from __future__ import annotations

import pytest
from commands import Commands

from aligner.service import door


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return Commands(tmp_path, capsys)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch):
    """Plans are read in this process: what a test puts in place is used, and none is started for each."""
    monkeypatch.setattr(door, "do", done_here)


def done_here(work, request, *more, hear=None):
    return work(request, *more, hear or (lambda *_: None))

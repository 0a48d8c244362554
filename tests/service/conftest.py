from __future__ import annotations

import pytest
from small_batches import DAY, Here, write_plan

from aligner.service import batch_reading
from aligner.service.batch import BatchRequest, run_batch
from aligner.service.request import Request

ASKED = {"as_of", "config", "limits", "names", "templates", "tone"}


@pytest.fixture
def clients(tmp_path):
    folder = tmp_path / "clients"
    for name in ("Anna Oy", "Björn Ab", "Carl Ltd"):
        write_plan(folder / name, 1)
    return folder


@pytest.fixture
def batch(tmp_path, clients, monkeypatch):
    def run(*, on=None, out="out", workers=False, **changes):
        said = {"as_of": DAY, **{name: changes.pop(name) for name in ASKED & changes.keys()}}
        request = Request((), language="en", **said)
        asked = BatchRequest((str(clients),), tmp_path / out, request, **{"jobs": 2, **changes})
        events = []
        if not workers:
            monkeypatch.setattr(batch_reading, "engine_of", lambda _: Here())
        result = run_batch(asked, on or events.append)
        return result, events

    return run

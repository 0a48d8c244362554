"""What the watcher says beside the plan's name, with an application that is all pretence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from aligner.service import Request, watching
from aligner.tui.app import AlignerApp
from aligner.tui.look import Look
from aligner.tui.watcher import Watcher


def test_what_we_write_ourselves_is_no_news_and_what_is_over_is_not_said_on(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Tavoite\n", "utf-8")
    settings = tmp_path / "aligner.toml"
    request, said, looks = Request((tmp_path,), language="fi"), [], []

    def ask(_: object, work: Callable[[], Any], answer: Callable[[Any], Any], *, group: str) -> None:
        watcher.seen(answer(work()))

    app = SimpleNamespace(
        request=request,
        look=Look("fi"),
        opening=SimpleNamespace(busy=False),
        plan=SimpleNamespace(busy=said.append),
        calls=SimpleNamespace(ask=ask),
        set_interval=lambda _, look: looks.append(look),
    )
    watcher = Watcher(cast(AlignerApp, app))
    watcher.was_read(watching.fingerprint(request))
    watcher.start()
    (look,) = looks
    watcher.wrote(under_way=True, ours=False)
    settings.write_text("# ours", "utf-8")
    look()
    watcher.wrote(under_way=False, ours=True)
    look()
    assert not said
    settings.write_text("# theirs, and longer", "utf-8")
    look()
    assert "aligner.toml tallentuu" in said[-1]
    settings.unlink()
    look()
    assert said[1:] == [""]
    settings.write_text("# ours", "utf-8")
    watcher.wrote(under_way=False, ours=True)
    watcher.was_read(watching.fingerprint(request))
    settings.unlink()
    watcher.wrote(under_way=False, ours=True)
    look()
    assert len(said) == 2

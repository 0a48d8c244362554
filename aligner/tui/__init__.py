"""The terminal UI: opens a plan, or the start screen, and knows no engine but the service."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n, service
from aligner.service.portfolios import is_portfolio

if TYPE_CHECKING:
    from aligner.service import Request

UNFIT = 2
"""The exit code where there is no terminal to draw on."""


def run(request: Request) -> int:
    """Open the screen on the request's plan, or on the start screen for no paths; return the exit code.

    Where no screen can be drawn, one sentence on standard error says what to use instead, and the
    code is 2. Textual is imported only after that.
    """
    unfit = _unfit(request.paths, request.language)
    if unfit:
        if isinstance(sys.stderr, TextIOWrapper):  # a file's name may hold what no encoding has
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")
        sys.stderr.write(service.printable(unfit) + "\n")
        return UNFIT
    from aligner.service import background

    # The plan is being read while Textual loads: two processors do both in the time of one.
    begun = background.Reading(request) if request.paths and not is_portfolio(request.paths) else None
    if begun is None:
        background.make_ready()
    from aligner.tui.app import AlignerApp

    # Reports and trials are made in threads: they give the screen its turn five times as often.
    sys.setswitchinterval(0.001)
    app = AlignerApp(request, begun=begun)
    try:
        app.run()
    finally:
        background.close()
    return app.return_code or 0


def _unfit(paths: Sequence[Path], language: str) -> str:
    """Say why no screen can be drawn, or nothing. The drawing itself goes to standard error."""
    has_terminal = all(
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)
    )
    term = os.environ.get("TERM", "")
    if has_terminal and term not in {"dumb", "unknown"}:
        return ""
    if is_portfolio(paths):
        text = paths[0] / "portfolio.md"
        return i18n.text("portfolio_screen.title.no_terminal", language, file=text)
    shown = shlex.join(map(str, paths)) or "…"
    key = "dumb_terminal" if has_terminal else "no_terminal"
    return i18n.text(f"screen.say.{key}", language, paths=shown, term=term)

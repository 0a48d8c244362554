"""Where the files are that are no code: templates and samples, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def place(name: str) -> Path:
    """Return the folder ``templates`` or ``samples``: inside an installed package, or beside it."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name

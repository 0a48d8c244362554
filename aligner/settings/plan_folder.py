"""The folder of a plan, which holds what people have set and written down about it."""

from __future__ import annotations

from pathlib import Path

TABLE_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt"})
"""How the names of the files end that can be part of a plan."""


def folder_of(path: Path) -> Path:
    """The folder that was named as a plan, or the one that a named file lies in.

    A folder that has gone, as one on a network disk can, stays itself: what is to be written there must
    fail, and not land in the folder above it.
    """
    if path.is_dir():
        return path
    return path.parent if path.exists() or path.suffix.lower() in TABLE_ENDINGS else path

"""Telling of each sheet while a file is opened, so that people see it go on and may stop it in between."""

from __future__ import annotations

from collections.abc import Callable

EachSheet = Callable[[str, int, int], None]
"""Called with a sheet's name, its number, and how many there are (0 where that is not known yet)."""


def untold(sheet: str, number: int, count: int) -> None:
    """Tell nobody."""

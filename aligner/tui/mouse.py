"""Who has the mouse: the application, or the terminal, which then selects text with it."""

from __future__ import annotations

from textual.driver import Driver

_REPORTS = ("1000", "1003", "1015", "1006")
"""The private modes of a terminal in which it reports clicks and moves, in the order they are asked for."""


def take_mouse(driver: Driver | None, *, taken: bool) -> None:
    """Take the mouse, or leave it to the terminal."""
    if driver is not None:
        driver.write("".join(f"\x1b[?{mode}{'h' if taken else 'l'}" for mode in _REPORTS))
        driver.flush()

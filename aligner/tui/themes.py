"""Three calm themes: for dark terminals, for light ones, and of the highest contrast."""

from __future__ import annotations

from textual.theme import Theme

THEMES = {
    "dark": Theme(
        name="aligner-dark",
        dark=True,
        primary="#7fb3c8",
        secondary="#7fb3c8",
        accent="#c8a878",
        foreground="#d6dad8",
        background="#15181b",
        surface="#15181b",
        panel="#262c31",
        error="#ef8275",
        warning="#dcb463",
        success="#93c48d",
    ),
    "light": Theme(
        name="aligner-light",
        dark=False,
        primary="#24607c",
        secondary="#24607c",
        accent="#86561a",
        foreground="#22272b",
        background="#faf9f5",
        surface="#faf9f5",
        panel="#e4e2da",
        error="#a8231c",
        warning="#7d5200",
        success="#23682a",
    ),
    "contrast": Theme(
        name="aligner-contrast",
        dark=True,
        primary="#6fd3ff",
        secondary="#6fd3ff",
        accent="#ffd75f",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        error="#ff8f80",
        warning="#ffd75f",
        success="#7dff8a",
    ),
}
"""By the name that ``Look.theme`` has for each."""


def after(name: str) -> str:
    """The theme that follows another."""
    names = tuple(THEMES)
    return names[(names.index(name) + 1) % len(names)]

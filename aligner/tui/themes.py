"""Two calm themes: one for dark terminals, one for light ones."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
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
)
LIGHT = Theme(
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
)

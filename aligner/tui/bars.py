"""Bars drawn in eighths of a character."""

from __future__ import annotations

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(share: float, width: int) -> str:
    """Draw a share of 0–1 in at most ``width`` characters; anything above nothing leaves a trace."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    if eighths == 0:
        return _EIGHTHS[1] if share > 0 else ""
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")

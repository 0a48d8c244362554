"""What is remembered from one run to the next: the look of the screen, and the place in each plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aligner import i18n
from aligner.service.state import Remembered, keep_state, load_state
from aligner.tui.themes import THEMES


class Memory:
    """Read once at the start; kept when a plan is left."""

    def __init__(self) -> None:
        self._state = load_state()

    @property
    def general(self) -> Remembered:
        """What holds for every plan: only what this version knows."""
        known = {"theme": tuple(THEMES), "ascii": ("on", "off"), "language": i18n.LANGUAGES}
        general = self._state.general
        return {name: general[name] for name, values in known.items() if general.get(name) in values}

    def of(self, paths: Sequence[Path]) -> Remembered:
        """Where the reader was in a plan."""
        return self._state.of(paths)

    def keep(self, paths: Sequence[Path], place: Remembered, general: Remembered) -> None:
        """Remember where the reader is in a plan, if one is open, and how the screen looks."""
        keep_state(paths, place, general)
        self._state = load_state()

"""What is remembered from one run to the next: the look of the screen, and the place in each plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import i18n
from aligner.service.state import Remembered, keep_state, load_state
from aligner.tui.themes import THEMES

if TYPE_CHECKING:
    from aligner.tui.app import AlignerApp


class Memory:
    """Read once at the start; kept when a plan is left."""

    def __init__(self, app: AlignerApp) -> None:
        self._app = app
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

    def keep(self) -> None:
        """Remember how things are now."""
        plan = self._app.plan
        place = plan.remembered() if plan else {}
        paths = self._app.request.paths if plan else ()
        keep_state(paths, place, self._app.manners)
        self._state = load_state()

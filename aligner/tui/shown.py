"""What the plan screen shows now, and where a number on it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.model.acts import Change
    from aligner.model.assessment import Assessment
    from aligner.model.grid import Cell
    from aligner.service import Request
    from aligner.tui.listing import Selection


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan as read, and as it would be with the changes that are being tried.

    ``request`` is what was asked for, with its tone and names settled; ``read_at`` the time of day.
    """

    request: Request
    read: Assessment
    tried: Assessment | None = None
    changes: tuple[Change, ...] = ()
    read_at: str = ""

    @property
    def assessment(self) -> Assessment:
        """What the verdicts, lists and sums on the screen are drawn from."""
        return self.tried or self.read


@dataclass(frozen=True, slots=True)
class Goto:
    """Where a number leads: a tab, and what is to be seen there.

    ``goal`` and ``selection`` are for the goals, ``cell`` opens the source sheet, ``at`` is what another
    tab knows to look for: an area or an item of money, a column, a family of checks.
    """

    tab: str
    goal: str = ""
    selection: Selection | None = None
    cell: Cell | None = None
    at: Mapping[str, str] = field(default_factory=dict)

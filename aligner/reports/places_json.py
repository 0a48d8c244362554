"""An evidence cell as JSON: where it stands, and what stood there."""

from __future__ import annotations

from aligner.model.grid import Cell
from aligner.reports.people import People


def cell(cell: Cell, people: People) -> dict[str, str]:
    """The place and text of a cell; names of people left out where they are."""
    return {"file": cell.file, "sheet": cell.sheet, "cell": cell.address, "text": people.text(cell)}

"""The rows of a sheet as they are read: cells put right, and what is blank at the edges trimmed."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model.grid import Value


@dataclass
class Read:
    """The rows of one sheet from A1, each as wide as the widest."""

    rows: list[list[Value]]

    def put(self, row: int, column: int, value: Value) -> None:
        """Set one cell, 1-based; the sheet grows where calamine saw no cell that far out."""
        if value is None and (row > len(self.rows) or column > len(self.rows[row - 1])):
            return
        while row > len(self.rows):
            self.rows.append([])
        line = self.rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = value


def trimmed(rows: list[list[Value]]) -> tuple[list[list[Value]], int]:
    """Return the rows without blank ones at the end and blank columns at the right, and their width."""
    last = len(rows)
    while last and not any(value is not None for value in rows[last - 1]):
        last -= 1
    del rows[last:]
    width = widest = max(map(len, rows), default=0)
    while width and not any(len(row) >= width and row[width - 1] is not None for row in rows):
        width -= 1
    return (rows if width == widest else [row[:width] for row in rows]), width

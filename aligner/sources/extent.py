"""Keeps a stray cell at the far end of a sheet from costing gigabytes."""

from __future__ import annotations

from itertools import pairwise

from aligner.model.errors import SourceError
from aligner.sources import grammar
from aligner.sources.evidence import NARROW, WIDE, Scan, column_number

MOST_CELLS = 40_000_000
"""Cells of a sheet's rectangle, some 32 bytes each; a million lines of twelve columns are 12 million."""
WIDEST_GAP = 200
"""Blank columns between one part of a sheet and a part that still belongs to it."""
LONGEST_GAP = 20_000
"""Blank rows likewise."""


def cut_strays(scan: Scan) -> list[tuple[int, int]]:
    """Mark the XML of far-away cells and rows as spare; return its stretches.

    Raises SourceError "too-many-cells" where even without them the sheet is too large to hold.
    """
    rows, last_row = _far_below(scan)
    cells = [cell for cell in scan.seen.far_cells if cell[0] <= last_row]
    edge = _edge(scan)
    # Looking for the widest column takes a while: only where it can matter.
    if cells or last_row * edge > MOST_CELLS:
        edge = _plain_width(scan, edge)
    columns, edge = _far_right(cells, edge)
    if last_row * edge > MOST_CELLS:
        raise SourceError("too-many-cells", limit=MOST_CELLS)
    strays = [*rows, *columns]
    scan.seen.spare.extend(strays)
    return strays


def is_compact(scan: Scan) -> bool:
    """Whether what is proven so far can be held, whatever comes after it: nothing of it stands far away."""
    proven = scan.seen.row_numbers
    dense = not proven or proven[-1] - len(proven) < LONGEST_GAP
    return dense and not scan.seen.far_cells and scan.last_row * _edge(scan) <= MOST_CELLS


def _edge(scan: Scan) -> int:
    return NARROW if scan.narrow else WIDE


def _plain_width(scan: Scan, edge: int) -> int:
    letters = set(grammar.WIDE_COLUMNS.findall(scan.content, scan.start, scan.stop))
    return max((n for n in map(column_number, letters) if n <= edge), default=26)


def _far_below(scan: Scan) -> tuple[list[tuple[int, int]], int]:
    numbers = scan.seen.row_numbers
    last = numbers[-1] if numbers else 0
    if last - len(numbers) < LONGEST_GAP:
        return [], last
    for before, after in pairwise(numbers):
        if after - before > LONGEST_GAP:
            return [(scan.content.index(b'<row r="%d"' % after, scan.start), scan.stop)], before
    return [], last


def _far_right(cells: list[tuple[int, int, int, int]], edge: int) -> tuple[list[tuple[int, int]], int]:
    for column in sorted({cell[1] for cell in cells}):
        if column - edge > WIDEST_GAP:
            return [(start, end) for _, far, start, end in cells if far >= column], edge
        edge = column
    return [], edge

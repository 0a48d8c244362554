"""Where a finding rests: cells as a reader looks them up, neighbours folded into stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from aligner.model.grid import Cell, column_letter
from aligner.model.plan import Plan
from aligner.reports.escaping import Safe, code, cut, md
from aligner.reports.voice import Voice

SHOWN = 6
"""Stretches of cells named for one finding; the JSON holds up to fifty cells."""


class Places:
    """Names cells of one plan: by sheet, and by file too where a sheet's name alone would not tell.

    To be read aloud they are named in full, in words: tiedosto strategia.xlsx, välilehti Tavoitteet, solu C5.
    """

    def __init__(self, plan: Plan, voice: Voice) -> None:
        names = [(table.sheet, source.file) for source in plan.sources for table in source.tables]
        names += [(cell.sheet, cell.file) for goal in plan.goals for cell in goal.cells.values()]
        files: dict[str, set[str]] = {}
        for sheet, file in names:
            files.setdefault(sheet, set()).add(file)
        self._shared = {sheet for sheet, users in files.items() if len(users) > 1}
        self._voice = voice

    def where(self, cells: Sequence[Cell], total: int = 0) -> Safe:
        """Name the places of a finding: ``Tavoitteet › D5–D7``, the rest as a count; a dash where none."""
        if not cells:
            return Safe("–")
        sheets = groupby(_stretches(cells), key=lambda one: one[:2])
        named = [self._joined(file, sheet, list(stretches)) for (file, sheet), stretches in sheets]
        hidden = max(total - len(cells), 0) + sum(left for _, left in named)
        more = [self._voice.t("more_cells", count=hidden)] if hidden else []
        return Safe("; ".join([*(text for text, _ in named), *more]))

    def sheet(self, file: str, sheet: str, *, with_file: bool = False) -> Safe:
        """Name a sheet, or the file where it is delimited text."""
        if self._voice.plain:
            named = [self._voice.t("place.file", name=cut(file, 120))] if file else []
            return Safe(", ".join([*named, *([self._voice.t("place.sheet", name=sheet)] if sheet else [])]))
        if not sheet:
            return code(file)
        return Safe(f"{code(file)} › {md(sheet)}" if with_file or sheet in self._shared else md(sheet))

    def full(self, cell: Cell) -> Safe:
        """Name one cell with its file: ``strategia.xlsx`` › Tavoitteet › C5."""
        if self._voice.plain:
            stretch = (cell.file, cell.sheet, cell.column, cell.row, cell.row)
            return self._joined(cell.file, cell.sheet, [stretch])[0]
        parts = [code(cell.file)] if cell.file else []
        parts += [md(cell.sheet)] if cell.sheet else []
        parts += (
            [self._address(cell.row, cell.row, cell.column, rows=False)] if cell.row or cell.column else []
        )
        return Safe(" › ".join(parts))

    def short(self, cell: Cell) -> Safe:
        """Name one cell where its sheet is known from the text around it."""
        return self._address(cell.row, cell.row, cell.column, rows=False)

    def _joined(self, file: str, sheet: str, stretches: list[Stretch]) -> tuple[Safe, int]:
        """Write one sheet's first stretches, and how many cells are in the others."""
        addresses = self._in_words if self._voice.plain else self._in_signs
        left = sum(last - first + 1 for *_, first, last in stretches[SHOWN:])
        where, shown = self.sheet(file, sheet), ", ".join(addresses(sheet, stretches[:SHOWN]))
        between = ", " if self._voice.plain else " › "
        return Safe(between.join(part for part in (where, shown) if part)), left

    def _in_signs(self, sheet: str, stretches: Sequence[Stretch]) -> Iterator[Safe]:
        for *_, column, first, last in stretches:
            if address := self._address(first, last, column, rows=not sheet):
                yield address

    def _in_words(self, sheet: str, stretches: Sequence[Stretch]) -> Iterator[Safe]:
        """Yield the cells together under one word, then whole rows and columns, which say what they are."""
        cells = [stretch for stretch in stretches if sheet and stretch[2] and stretch[3]]
        if cells:
            single = len(cells) == 1 and cells[0][3] == cells[0][4]
            named = Safe(", ".join(self._in_signs(sheet, cells)))
            yield self._voice.t("place.cells", cells=named, count=1 if single else 2)
        yield from self._in_signs(sheet, [stretch for stretch in stretches if stretch not in cells])

    def _address(self, first: int, last: int, column: int, *, rows: bool) -> Safe:
        """Write a cell, a stretch of a column, or whole rows, as people count them in delimited text."""
        if not first:
            return self._voice.t("column", letter=column_letter(column)) if column else Safe("")
        if rows or not column:
            span = str(first) if first == last else f"{first}–{last}"
            return self._voice.t("rows", span=Safe(span), count=1 if first == last else 2)
        letter = column_letter(column)
        return Safe(f"{letter}{first}" if first == last else f"{letter}{first}–{letter}{last}")


Stretch = tuple[str, str, int, int, int]
"""File, sheet, column, first row, last row."""


def _stretches(cells: Iterable[Cell]) -> Iterator[Stretch]:
    """Fold cells that stand below each other, sheet by sheet in the order the sheets are first named."""
    order: dict[tuple[str, str], int] = {}
    for cell in cells:
        order.setdefault((cell.file, cell.sheet), len(order))
    # Delimited text has rows, and its columns no letters that anyone sees.
    seen = sorted(
        {(order[c.file, c.sheet], c.file, c.sheet, c.column if c.sheet else 0, c.row) for c in cells}
    )
    current: Stretch | None = None
    for _, file, sheet, column, row in seen:
        if current and current[:3] == (file, sheet, column) and row == current[4] + 1 and row > 1:
            current = (*current[:4], row)
            continue
        if current:
            yield current
        current = (file, sheet, column, row, row)
    if current:
        yield current

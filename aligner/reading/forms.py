"""Goals written as forms: labels down a column, their values beside them, one column a goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.model.grid import Value
from aligner.reading.heads import LOOK_AHEAD, WIDEST, field_of, known_headers, texts_of
from aligner.reading.tables import RawTable
from aligner.reading.view import View, as_text, is_blank

FEWEST = 3
"""A form has at least so many known labels with something beside them."""

FEWEST_WORDS = 4
"""A value of so many words is a statement, even where it reads as a header."""

MOST_GAP = 2
"""So many blank rows may stand between the labels of one form."""

MOST_TURNED = 300
"""A sheet with more filled rows than this has no headers down its side."""

MOST_SPREAD = 20_000
"""Forms and turned tables aren't looked for where a sheet goes on for so many rows, filled or blank."""

MOST_ROWS = 2000
"""A sheet with more filled rows than this holds no forms."""


def looks_turned(view: View, filled: Sequence[int]) -> bool:
    """Whether the headers run down the first column of the filled rows instead of along one of them.

    Different fields are counted, not cells ("Tavoite 1", "Tavoite 2" … are goals), and each must have
    something beside it.
    """
    if len(view.sheet.rows) > MOST_SPREAD or not 4 <= len(filled) <= MOST_TURNED:
        return False
    if _is_surely_a_header(view, filled[0]):
        return False
    along = max(len(set(_fields(view.sheet.rows[i - 1]))) for i in filled[:10])
    for column in (1, 2):
        beside = [i for i in filled[:LOOK_AHEAD] if not is_blank(view.value(i, column + 1))]
        down = _fields([view.value(i, column) for i in beside])
        if len(down) >= 0.6 * len(beside) and len(set(down)) >= 4 and len(set(down)) > 2 * along:
            return True
    return False


def _is_surely_a_header(view: View, row: int) -> bool:
    """Whether the first row alone settles it: three different headers or more, and little else."""
    values = [value for value in view.sheet.rows[row - 1][:WIDEST] if not is_blank(value)]
    fields = _fields(values)
    return len(set(fields)) >= 3 and len(fields) >= 0.6 * len(values)


def _fields(values: Sequence[Value]) -> list[str]:
    """The fields that some cells name as headers."""
    named = (field_of(value.strip().rstrip(":")) for value in values[:WIDEST] if isinstance(value, str))
    return [field for field in named if field is not None]


def find_forms(view: View, filled: Sequence[int]) -> list[RawTable]:
    """Return the forms on the filled rows of a sheet as tables of a turned view, from top to bottom."""
    if len(view.sheet.rows) > MOST_SPREAD or not 0 < len(filled) <= MOST_ROWS:
        return []
    column = _label_column(view, filled[:LOOK_AHEAD])
    if column is None:
        return []
    turned = view.turn()
    forms = []
    for rows in _blocks(view, filled, column):
        labels = tuple(
            as_text(view.value(row, column)).strip().rstrip(":") for row in range(rows[0], rows[-1] + 1)
        )
        if _is_form(view, rows, column):
            last = max(_width(view, row) for row in rows)
            titles = _above(view, rows[0])
            forms.append(RawTable(turned, column, column + 1, last, rows[0], labels, titles))
    return forms


def without(view: View, forms: Sequence[RawTable]) -> View:
    """The sheet with the rows of its forms left blank, so that the rest keeps its addresses."""
    rows = list(view.sheet.rows)
    for form in forms:
        end = form.first_column + len(form.headers)
        rows[form.first_column - 1 : end - 1] = [[] for _ in form.headers]
    return replace(view, sheet=replace(view.sheet, rows=rows))


def has_header_row(view: View, filled: Sequence[int]) -> bool:
    """Whether headers stand along a row of a sheet's beginning."""
    return any(_is_header_row(view, row) for row in filled[:LOOK_AHEAD])


def _label_column(view: View, filled: Sequence[int]) -> int | None:
    """The column of the first three in which most known labels stand."""
    counts = {column: sum(_is_labelled(view, row, column) for row in filled) for column in (1, 2, 3)}
    best = max(counts, key=lambda column: (counts[column], -column))
    return best if counts[best] >= FEWEST else None


def _is_labelled(view: View, row: int, column: int) -> bool:
    """Whether a known label starts a row, with something beside it that is none."""
    values = view.sheet.rows[row - 1]
    if column + 1 > len(values) or not all(map(is_blank, values[: column - 1])):
        return False
    label, beside = values[column - 1], values[column]
    if not isinstance(label, str) or is_blank(beside) or field_of(label.strip().rstrip(":")) is None:
        return False
    value = as_text(beside).strip()
    return len(value.split()) >= FEWEST_WORDS or field_of(value) is None


def _blocks(view: View, filled: Sequence[int], column: int) -> Iterator[list[int]]:
    """Yield runs of rows with labels; a wide gap, a real header row or a label once more ends a run."""
    block: list[int] = []
    seen: set[str] = set()
    for row in filled:
        label = as_text(view.value(row, column)).strip().casefold()
        inside = bool(label) and not _is_header_row(view, row)
        apart = bool(block) and row > block[-1] + (MOST_GAP if _is_labelled(view, row, column) else 0) + 1
        if block and (apart or not inside or label in seen):
            yield block
            block, seen = [], set()
        if inside:
            block.append(row)
            seen.add(label)
    if block:
        yield block


def _is_header_row(view: View, row: int) -> bool:
    values = view.sheet.rows[row - 1]
    known = known_headers(values)
    return known >= 3 and known >= 0.6 * len(texts_of(values))


def _is_form(view: View, rows: Sequence[int], column: int) -> bool:
    """Whether a run of rows is a form: mostly known labels of different fields, one of them a goal's name."""
    labelled = [row for row in rows if _is_labelled(view, row, column)]
    # "Tavoite 1", "Tavoite 2" … down a column are goals, not labels: most labels name different fields.
    fields = {field_of(as_text(view.value(row, column)).strip().rstrip(":")) for row in labelled}
    enough = len(fields) >= FEWEST and 2 * len(fields) >= len(labelled)
    return enough and len(labelled) >= 0.6 * len(rows) and "goal.name" in fields


def _width(view: View, row: int) -> int:
    values = view.sheet.rows[row - 1]
    return max(place for place, value in enumerate(values, 1) if not is_blank(value))


def _above(view: View, row: int) -> tuple[str, ...]:
    """The texts right above a form."""
    rows = view.sheet.rows[max(1, row - 3) - 1 : row - 1]
    return tuple(text for values in rows for text in texts_of(values)[:1])

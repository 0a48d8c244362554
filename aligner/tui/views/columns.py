"""How each sheet was understood, as rows: what the reader asks first, then table by table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.grid import Cell, Column
from aligner.model.plan import Plan
from aligner.service.table_views import (
    Need,
    TableView,
    UnreadSheet,
    meaning,
    need,
    place_of,
    tables_of,
    unread_sheets,
)
from aligner.tui.client_text import client_text, fitted, padded, plain
from aligner.tui.look import Look

LEAD = 5
SURE = 5
"""Cells for the sign and the letter, and for the certainty."""

HEADER, MEANING, SAMPLES = 20, 22, 16
"""Cells that a header, a meaning and the samples have at least, where they need them."""

WIDEST = 44
_SIGNS = {
    Need.ASKED: ("?", "bad"),
    Need.UNKNOWN: ("?", "weak"),
    Need.UNSURE: ("~", "weak"),
    Need.SURE: (" ", ""),
}
_SECTIONS = {"asked": Need.ASKED, "unknown": Need.UNKNOWN}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One row: a title where there is nothing else, a table, one of its columns, or an unread sheet.

    ``section`` is the title that it stands under; empty among the tables.
    """

    section: str = ""
    view: TableView | None = None
    column: Column | None = None
    unread: UnreadSheet | None = None

    @property
    def is_title(self) -> bool:
        return self.view is None and self.unread is None

    @property
    def place(self) -> tuple[str, str, int, int]:
        """File, sheet, header row and column: the same after another reading; none of a title."""
        if self.view is None:
            return (self.unread.file, self.unread.sheet, 0, 0) if self.unread else ("", "", 0, 0)
        at = self.column.index if self.column else 0
        return self.view.source.file, self.view.table.sheet, self.view.table.header_row, at

    @property
    def cell(self) -> Cell | None:
        """The header's cell, or the first one of the header row."""
        if self.view is None:
            return Cell(self.unread.file, self.unread.sheet, 1, 1) if self.unread else None
        table, column = self.view.table, self.column
        at = column.index if column else table.range.first_column
        return Cell(self.view.source.file, table.sheet, table.header_row, at, column.header if column else "")


def column_rows(plan: Plan) -> tuple[ColumnRow, ...]:
    """All rows: columns that are asked about or weren't recognised, tables as in the files, unread sheets."""
    tables = tables_of(plan)
    found = [(source.file, table) for source in plan.sources for table in source.tables]
    in_files = sorted(tables, key=lambda view: found.index((view.source.file, view.table)))
    return (*_wanted(tables), *_listed(in_files), *_unread(plan, tables))


def _wanted(tables: Sequence[TableView]) -> Iterator[ColumnRow]:
    """The columns that need an answer, those on which most money hangs first."""
    for section, kind in _SECTIONS.items():
        rows = [
            ColumnRow(section, view, column)
            for view in tables
            for column in view.by_need()
            if not view.table.skipped and need(column) is kind
        ]
        yield from (ColumnRow(section), *rows) if rows else ()


def _listed(tables: Sequence[TableView]) -> Iterator[ColumnRow]:
    """Every table with its columns; one that is left out has only its name."""
    for view in tables:
        yield ColumnRow(view=view)
        if not view.table.skipped:
            yield from (ColumnRow(view=view, column=column) for column in view.table.columns)


def _unread(plan: Plan, tables: Sequence[TableView]) -> Iterator[ColumnRow]:
    """The sheets from which no table is listed."""
    listed = {(view.source.file, view.table.sheet) for view in tables}
    sheets = [sheet for sheet in unread_sheets(plan) if (sheet.file, sheet.sheet) not in listed]
    if sheets:
        yield ColumnRow("unread")
    yield from (ColumnRow("unread", unread=sheet) for sheet in sheets)


def asked_count(plan: Plan) -> int:
    """How many columns the reader asks about."""
    columns = (c for view in tables_of(plan) if not view.table.skipped for c in view.table.columns)
    return sum(need(column) is Need.ASKED for column in columns)


def again_at(rows: Sequence[ColumnRow], was: ColumnRow, index: int) -> int:
    """Where the cursor stands after another reading: on the same thing, else where it was.

    A column that was asked about and is answered leaves its section: then the next question is there, and
    after the last one the column among the others of its table.
    """
    places = {(row.section, row.place): at for at, row in reversed(list(enumerate(rows)))}
    same_section = index < len(rows) and was.section and rows[index].section == was.section
    otherwise = index if same_section else places.get(("", was.place), index)
    found = places.get((was.section, was.place), otherwise)
    return found + 1 if found + 1 < len(rows) and rows[found].is_title else found


@dataclass
class ColumnTable:
    """The rows as lines; how wide their columns are depends on what stands in all of them."""

    rows: Sequence[ColumnRow]
    look: Look
    currency: str
    _widths: dict[int, tuple[int, int]] = field(default_factory=dict)

    def head(self, width: int) -> Text:
        """The line above the rows."""
        header, words = self._wide(width)
        names = {"header": header, "meaning": words, "sure": SURE}
        text = Text(" " * LEAD, no_wrap=True, end="")
        for name, wide in names.items():
            word = i18n.text(f"columns.label.{name}", self.look.language) if name != "sure" else ""
            text.append(padded(word, wide) + " ")
        text.append(i18n.text("columns.label.samples", self.look.language))
        text.truncate(width)
        return text

    def line(self, index: int, width: int) -> Text:
        """One row in ``width`` cells."""
        text = self._line(index, width)
        text.truncate(width)
        return text

    def _line(self, index: int, width: int) -> Text:
        row, look = self.rows[index], self.look
        if row.is_title:
            return Text(look.say(f"columns.title_{row.section}"), style=look.style("key"), end="")
        if row.unread is not None:
            return _unread_line(row.unread, look, width)
        assert row.view is not None  # a row is one of the four
        if row.column is None:
            return _table(row.view, look, width)
        return self._column(row, row.column, width)

    def _column(self, row: ColumnRow, column: Column, width: int) -> Text:
        """Letter, header, meaning, how sure, samples; of a question also the sheet that it stands in."""
        look, (header, words) = self.look, self._wide(width)
        sign, kind = _SIGNS[need(column)]
        text = Text(no_wrap=True, end="")
        text.append(f"{sign} ", look.style(kind)).append(padded(column.letter, LEAD - 2), look.style("muted"))
        text.append(padded(header_words(column, look), header) + " ")
        text.append(padded(meaning_words(column, look), words) + " ", look.style(kind))
        text.append(padded(sure_words(column, look), SURE) + " ", look.style("muted"))
        parts = [row.view.table.sheet or row.view.source.file] if row.section and row.view else []
        rest = " · ".join(plain(part, 60) for part in (*parts, *_samples(column, look, self.currency)))
        return text.append_text(client_text(rest, look.style("muted"), max(1, width - text.cell_len)))

    def _wide(self, width: int) -> tuple[int, int]:
        """How wide the headers and the meanings are: as they need, where the samples keep some room."""
        if width not in self._widths:
            columns = [row.column for row in self.rows if row.column is not None]
            header = max((cell_len(header_words(one, self.look)) for one in columns), default=HEADER)
            words = max((cell_len(meaning_words(one, self.look)) for one in columns), default=MEANING)
            self._widths[width] = shared(min(header, WIDEST), words, width - LEAD - SURE - 3)
        return self._widths[width]


def shared(header: int, words: int, room: int) -> tuple[int, int]:
    """Divide the room between headers and meanings; the samples take what is left, 16 cells at least."""
    free = room - SAMPLES
    if header + words <= free:
        return header, words
    least = min(header, HEADER)
    words = max(min(words, free - least), min(words, MEANING))
    return max(min(header, free - words), min(least, max(8, room - words))), words


def header_words(column: Column, look: Look) -> str:
    return " ".join(plain(column.header).split()) or look.say("columns.no_header")


def meaning_words(column: Column, look: Look) -> str:
    """What a column is read as; what the reader guesses ends in a question mark."""
    if column.field is None:
        guess = meaning(column.asked, look.language) if column.asked else ""
        return look.say("columns.asked", field=guess) if guess else look.say("columns.unknown")
    return meaning(column.field, look.language) + (f" {column.year}" if column.year else "")


def sure_words(column: Column, look: Look) -> str:
    return formats.percent(column.confidence, look.language) if column.field else ""


def _samples(column: Column, look: Look, currency: str) -> Iterator[str]:
    """What stands in a column; for amounts that aren't read, first what they come to."""
    if column.field is None and column.sum_if_money:
        money = formats.short_money(column.sum_if_money, currency, look.language)
        yield i18n.text("columns.say.money", look.language, sum=money)
    yield from column.samples


def detail(row: ColumnRow, look: Look, currency: str) -> Text:
    """The row under the cursor without anything cut, as far as two lines reach."""
    column = row.column
    if row.view is None:
        return Text()
    if column is None:
        more = " · ".join(_said_of(row.view, look))
        return Text.assemble(plain(row.view.place), "\n   ", (more, look.style("muted")), no_wrap=True)
    filled = i18n.text("columns.say.filled", look.language, count=column.filled) if column.filled else ""
    alike = i18n.text("columns.say.alike", look.language, count=row.view.alike) if row.view.alike else ""
    words = (header_words(column, look), meaning_words(column, look), sure_words(column, look), filled)
    said = f"{column.letter}  {' · '.join(filter(None, words))}"
    more = " · ".join(filter(None, (alike, *(plain(s, 200) for s in _samples(column, look, currency)))))
    return Text.assemble(said, "\n   ", (more, look.style("muted")), no_wrap=True)


def columns_table(rows: Sequence[ColumnRow], look: Look) -> str:
    """Every column with its place, header, meaning and certainty, as tab-separated lines."""
    told = (
        (row.view.place, column.letter, header_words(column, look), meaning_words(column, look), sure)
        for row in rows
        if row.view is not None and (column := row.column) is not None
        for sure in [sure_words(column, look)]
    )
    return "\n".join(dict.fromkeys("\t".join(map(plain, cells)) for cells in told))


def _unread_line(sheet: UnreadSheet, look: Look, width: int) -> Text:
    words = look.say(f"columns.unread_{'hidden' if sheet.hidden else 'other'}")
    place = fitted(plain(place_of(sheet.file, sheet.sheet)), max(12, width - cell_len(words) - 4))
    return Text.assemble(f"  {place}  ", (words, look.style("muted")), no_wrap=True, end="")


def _table(view: TableView, look: Look, width: int) -> Text:
    """Where it is, what it holds, on which row its headers stand and what its amounts are in."""
    said = " · ".join(_said_of(view, look))
    place = fitted(plain(view.place), max(12, width - cell_len(said) - 2))
    return Text.assemble((place, look.style("key")), "  ", (said, look.style("muted")), no_wrap=True, end="")


def _said_of(view: TableView, look: Look) -> Iterator[str]:
    table = view.table
    if table.skipped:
        yield look.say("columns.skipped")
        return
    yield look.say("columns.rows", count=table.rows)
    if table.holds:
        yield ", ".join(i18n.text(f"fields.kind.{kind}", look.language) for kind in table.holds)
    yield look.say("columns.header_row", row=table.header_row)
    scales = {column.scale for column in table.columns if (column.field or "").startswith("budget.")}
    yield from (i18n.text(f"columns.unit.{scale}", look.language) for scale in sorted(scales & {1000, 10**6}))

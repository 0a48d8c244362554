"""The tables of a plan for whoever corrects them: what the reader would ask comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from aligner.i18n import text
from aligner.model.grid import Column, SourceRead, TableRead
from aligner.model.plan import Plan
from aligner.settings.fields import FIELDS, LEAVE
from aligner.words.texts import key

SURE = 0.8
"""Below this confidence a meaning was told from spelling or neighbours: it is worth a look."""


class Need(IntEnum):
    """How much a column needs somebody's eyes; the smaller, the more."""

    ASKED = 0
    UNKNOWN = 1
    UNSURE = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as it was understood, its columns as they stand.

    ``alike`` counts the other tables of the plan that have the same headers: what is said of a column
    holds for them too. ``money`` is what its columns that aren't read come to, in minor units.
    """

    source: SourceRead
    table: TableRead
    alike: int
    asked: int
    unsure: int
    money: int

    @property
    def place(self) -> str:
        """The file and the sheet, as people name them."""
        return place_of(self.source.file, self.table.sheet)

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers that are not blank, each once, as they stand."""
        return tuple({key(c.header): c.header for c in reversed(self.table.columns) if c.header}.values())[
            ::-1
        ]

    def by_need(self) -> tuple[Column, ...]:
        """The columns, asked ones first, of these the ones that most hangs on."""
        return tuple(
            sorted(self.table.columns, key=lambda c: (need(c), -(c.sum_if_money or 0), -(c.filled or 0)))
        )


@dataclass(frozen=True, slots=True)
class UnreadSheet:
    """A sheet, or a part of one, in which no table was found or none was read; ``code`` is the note's."""

    file: str
    sheet: str
    code: str
    hidden: bool


def place_of(file: str, sheet: str) -> str:
    """A sheet as people name it: its file and its own name."""
    return f"{file} › {sheet}" if sheet else file


def need(column: Column) -> Need:
    """How much a column needs somebody's eyes; a blank one, and what the user said, needs none."""
    if column.field is None and column.asked:
        return Need.ASKED
    if column.field is None and (column.header or column.samples):
        return Need.UNKNOWN
    return Need.UNSURE if column.field is not None and column.confidence < SURE else Need.SURE


def tables_of(plan: Plan) -> tuple[TableView, ...]:
    """Every table of a plan: first those that the reader asks about, the most money first.

    The others stand as in the files; tables that are left out come last.
    """
    found = [(source, table) for source in plan.sources for table in source.tables]
    sets = [_headers(table) for _, table in found]
    views = [_view(source, table, sets.count(_headers(table)) - 1) for source, table in found]
    return tuple(
        sorted(views, key=lambda v: (v.table.skipped, -min(v.asked, 1), -v.money, -v.asked, -v.unsure))
    )


def unread_sheets(plan: Plan) -> tuple[UnreadSheet, ...]:
    """The sheets that no table was read from, as they stand: hidden, left out, or not understood."""
    read = {(s.file, t.sheet) for s in plan.sources for t in s.tables if not t.skipped}
    hidden = {(n.cell.file, n.cell.sheet) for n in plan.notes if n.code == "hidden-sheet"}
    found = {
        (note.cell.file, note.cell.sheet): note.code
        for note in reversed(plan.notes)
        if note.code in {"hidden-sheet", "sheet-skipped", "table-skipped"}
    }
    places = [place for place in reversed(found) if place not in read]
    return tuple(UnreadSheet(*place, found[place], place in hidden) for place in places)


def fields(column: Column, language: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What a column can be, to choose from: ``(group, ((field, words), …))``; "" is the likeliest group.

    The likeliest are what it is read as, what the reader would have guessed, and their nearest neighbours.
    The last group leaves the column out of the plan, or to the reader (``?``).
    """
    likely = _likely(column)
    groups: dict[str, list[str]] = {}
    for field in FIELDS:
        if field not in LEAVE:
            groups.setdefault(field.partition(".")[0], []).append(field)
    ordered = sorted(groups, key=lambda group: not any(field in groups[group] for field in likely[:1]))
    listed = [(text(f"fields.kind.{group}", language), _worded(groups[group], language)) for group in ordered]
    leave = (text("columns.leave", language), _worded(["note", "skip", "?"], language))
    first = [("", _worded(likely, language))] if likely else []
    return (*first, *listed, leave)


def meaning(field: str | None, language: str) -> str:
    """A field in words; None and ``?`` are the reader's to tell."""
    return text("columns.ask" if field in {None, "?"} else f"fields.{field}", language)


_NEAR = {
    "goal.owner": ("goal.sponsor", "initiative.owner", "metric.owner"),
    "goal.definition": ("goal.need", "goal.ambition", "initiative.description"),
    "goal.name": ("link.goal", "goal.definition", "area.name"),
    "goal.id": ("link.goal", "goal.name"),
    "initiative.name": ("link.initiative", "initiative.description", "budget.line"),
    "metric.name": ("link.metric", "metric.target"),
    "metric.target": ("metric.baseline", "metric.actual", "metric.deadline"),
    "area.name": ("link.area", "goal.name"),
    "budget.amount": ("budget.granted", "budget.proposal", "budget.actual", "initiative.cost", "budget.fte"),
}
"""What a column may be where it isn't what it seems."""


def _likely(column: Column) -> list[str]:
    told = [field for field in (column.field, column.asked) if field]
    near = [other for field in told for other in _NEAR.get(field, ())]
    return list(dict.fromkeys([*told, *near]))


def _worded(codes: Sequence[str], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, meaning(code, language)) for code in codes)


def _headers(table: TableRead) -> frozenset[str]:
    return frozenset(key(column.header) for column in table.columns if column.header)


def _view(source: SourceRead, table: TableRead, alike: int) -> TableView:
    needs = [need(column) for column in table.columns]
    money = sum(abs(c.sum_if_money or 0) for c in table.columns if c.field is None)
    asked = needs.count(Need.ASKED) + needs.count(Need.UNKNOWN)
    return TableView(source, table, alike, asked, needs.count(Need.UNSURE), money)

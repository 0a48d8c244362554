"""Where in the client's files the changes are to be written: cells that are there, else rows and columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.assess.changes import (
    GOAL_FIELDS,
    METRIC_ACTS,
    METRIC_FIELDS,
    by_year,
    joined,
    metric_named,
    row_of,
)
from aligner.model.acts import Act, CellToFill, Change
from aligner.model.entities import Described, Goal, Metric
from aligner.model.grid import Cell, Column, Range, TableRead
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.plan import Plan

_MONEY = ("budget.granted", "budget.amount", "budget.proposal", "budget.forecast")
_PEOPLE = ("budget.fte",)
_PLAIN = {Act.FUND: "budget.amount", Act.ADD_PEOPLE: "budget.fte"}
"""What an amount is where no column says more of it."""
_REFERENCES = ("link.goal", "goal.id", "goal.name")
_INITIATIVES = ("link.initiative", "initiative.id", "initiative.name")


_At = tuple[str, str, int, int]
"""A cell by where it stands, whatever it holds."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A table of the plan, and the row in it that is meant; 0 for a new one."""

    file: str
    table: TableRead
    row: int = 0

    def column(self, *fields: str, group: int | None = None, year: int | None = None) -> Column | None:
        """The first column of these fields, in their order; of a group or a year where one is named."""
        found = (
            column
            for field in fields
            for column in self.table.columns
            if column.field == field
            and not column.is_total
            and (group is None or column.group == group)
            and (year is None or (column.year or UNDATED) == year)
        )
        return next(found, None)

    def cell(self, column: Column | None, text: str = "") -> Cell:
        return Cell(self.file, self.table.sheet, self.row, column.index if column else 0, text)


def cells_to_fill(plan: Plan, changes: Iterable[Change]) -> tuple[CellToFill, ...]:
    """What to write where for the changes, in their order; what the plan has no goal for is left out.

    No cell is asked for twice: what several changes would write there is one thing to write.
    """
    found: list[CellToFill] = []
    for change in joined(changes):
        goal = plan.goal_by_id.get(change.goal)
        if goal is not None:
            found += tuple(_cells(plan, goal, change, {_at(one.cell) for one in found}))
    return tuple(found)


def _cells(plan: Plan, goal: Goal, change: Change, taken: Collection[_At]) -> Iterator[CellToFill]:
    if change.act in GOAL_FIELDS:
        yield _of_goal(plan, goal, change)
    elif change.act in METRIC_ACTS:
        metric = metric_named(plan, goal, change.text)
        if metric is None:
            yield from _of_new_metric(plan, goal, change, taken)
        else:
            yield from _of_metric(plan, goal, metric, change)
    else:
        yield from _of_amounts(plan, goal, change)


def _of_goal(plan: Plan, goal: Goal, change: Change) -> CellToFill:
    field = GOAL_FIELDS[change.act]
    cell = goal.cells.get(field, row_of(goal))
    header = _header(plan, cell)
    return CellToFill(goal.id, change.act, f"goal.{field}", cell, header, change.text)


def _of_metric(plan: Plan, goal: Goal, metric: Metric, change: Change) -> Iterator[CellToFill]:
    """The values that the change gives of a metric that is there."""
    row = replace(metric.cells["name"], column=0, text="")
    for field in METRIC_FIELDS:
        if text := getattr(change, field).strip():
            cell = metric.cells.get(field, row)
            yield CellToFill(goal.id, change.act, f"metric.{field}", cell, _header(plan, cell), text)


def _of_new_metric(plan: Plan, goal: Goal, change: Change, taken: Collection[_At]) -> Iterator[CellToFill]:
    """The free metric columns of the goal's own row, else a new row in the list of metrics."""
    place, group = _metric_place(plan, goal, taken)
    if not place.row:
        yield _reference(goal, change, place, _REFERENCES, goal)
    texts = {"name": change.text, **{field: getattr(change, field) for field in METRIC_FIELDS}}
    for field, text in texts.items():
        if text.strip():
            column = place.column(f"metric.{field}", group=group)
            header = column.header if column else ""
            yield CellToFill(goal.id, change.act, f"metric.{field}", place.cell(column), header, text.strip())


def _metric_place(plan: Plan, goal: Goal, taken: Collection[_At]) -> tuple[_Place, int | None]:
    """Where a new metric goes; ``taken`` are the cells that other changes are to fill."""
    own = _own_place(plan, goal)
    filled = {_at(metric.cells["name"]) for metric in plan.metrics_of(goal)}.union(taken)
    groups = sorted({c.group for c in own.table.columns if c.field == "metric.name"})
    for group in groups:
        column = own.column("metric.name", group=group)
        if column is not None and _at(own.cell(column)) not in filled:
            return own, group
    listed = [place for place in _places(plan) if place.column("metric.name") and not _lists_goals(place)]
    return (listed[0], None) if listed else (replace(own, row=0) if groups else own, None)


def _of_amounts(plan: Plan, goal: Goal, change: Change) -> Iterator[CellToFill]:
    """The goal's own amount columns, else a new line in a budget: one a year where years have a column."""
    fields, ledger = (_PEOPLE, plan.people) if change.act is Act.ADD_PEOPLE else (_MONEY, plan.ledger)
    own = _own_place(plan, goal)
    begun: set[_Place] = set()
    for year, amount in by_year(change.amounts).items():
        column = own.column(*fields, year=year)
        place = own if column else _budget_place(plan, goal, fields, year) or own
        years = None if column else place.column("budget.year")
        if not place.row and (years or place not in begun):
            yield from _budget_row(plan, goal, change, place, year)
        begun.add(place)
        column = place.column(*fields, year=UNDATED if years else year)
        cell, header = place.cell(column), column.header if column else ""
        before = _standing(ledger, cell) if place.row and column else 0
        field = (column.field if column else None) or _PLAIN[change.act]
        unit = column.scale if column else 1
        yield CellToFill(
            goal.id,
            change.act,
            field,
            cell,
            header,
            amount=before + amount,
            before=before,
            year=year,
            unit=unit,
        )


def _budget_row(plan: Plan, goal: Goal, change: Change, place: _Place, year: int) -> Iterator[CellToFill]:
    """What a new line says besides its amount: whose it is, and the year where it has a column."""
    if place.column(*_REFERENCES):
        yield _reference(goal, change, place, _REFERENCES, goal)
    else:
        yield _reference(goal, change, place, _INITIATIVES, next(iter(plan.initiatives_of(goal)), None))
    column = place.column("budget.year")
    if column is not None and year != UNDATED:
        yield CellToFill(goal.id, change.act, "budget.year", place.cell(column), column.header, str(year))


def _reference(
    goal: Goal, change: Change, place: _Place, fields: Sequence[str], to: Described | None
) -> CellToFill:
    """The cell of a new row that names what the row belongs to, by id where the plan gives one.

    Its text is empty where an initiative would be named and the goal has none yet.
    """
    column = place.column(*fields)
    field = (column.field if column else None) or fields[0]
    text = _name_in(field, to) if to else ""
    header = column.header if column else ""
    return CellToFill(goal.id, change.act, field, place.cell(column), header, text)


def _name_in(field: str, to: Described) -> str:
    """How a column of references names something: by the id that the plan gives it, else by name."""
    given = "id" in to.cells and not field.endswith(".name")
    return to.cells["id"].text.strip() if given else to.name


def _budget_place(plan: Plan, goal: Goal, fields: Sequence[str], year: int) -> _Place | None:
    """The table that a new line of money goes to: one that names goals before one of initiatives."""
    tables = [place for place in _places(plan) if not _lists_goals(place)]
    by_year = [p for p in tables if p.column("budget.year") and p.column(*fields, year=UNDATED)]
    dated = [p for p in tables if p in by_year or p.column(*fields, year=year)]
    naming = [p for p in dated if p.column(*_REFERENCES)]
    works = [p for p in dated if p.column(*_INITIATIVES)]
    return next(iter((*naming, *works)), None)


def _places(plan: Plan) -> Iterator[_Place]:
    for source in plan.sources:
        for table in source.tables:
            if not table.skipped:
                yield _Place(source.file, table)


def _lists_goals(place: _Place) -> bool:
    return "goal" in place.table.holds


def _own_place(plan: Plan, goal: Goal) -> _Place:
    """The goal's own row; without a table where the plan knows none."""
    row = row_of(goal)
    for place in _places(plan):
        if _holds(place, row) and place.column("goal.name", "goal.id") is not None:
            return replace(place, row=row.row)
    return _Place(row.file, _no_table(row), row.row)


def _at(cell: Cell) -> _At:
    return cell.file, cell.sheet, cell.row, cell.column


def _no_table(row: Cell) -> TableRead:
    return TableRead(row.sheet, Range(row.row, 1, row.row, 1), 0, (), (), 0)


def _holds(place: _Place, cell: Cell) -> bool:
    inside = place.table.range.first_row <= cell.row <= place.table.range.last_row
    return inside and (place.file, place.table.sheet) == (cell.file, cell.sheet)


def _header(plan: Plan, cell: Cell) -> str:
    """What stands above a cell, in the table that holds it."""
    for place in _places(plan):
        if cell.column and _holds(place, cell):
            found = (column.header for column in place.table.columns if column.index == cell.column)
            return next(found, "")
    return ""


def _standing(ledger: Ledger, cell: Cell) -> int:
    """What is counted from one cell so far; a cell that reaches several goals stands as several lines."""
    wanted = {i for i, t in enumerate(ledger.tables) if (t.file, t.sheet) == (cell.file, cell.sheet)}
    lines = zip(ledger.places, ledger.rows, ledger.columns, ledger.amounts, strict=True)
    at = (cell.row, cell.column)
    return sum(a for place, row, column, a in lines if place in wanted and (row, column) == at)

"""Builds a plan from the ``[[example]]`` block of a check.

Every given key becomes a cell with an address. A key that one row has is a column for all rows of its
sheet, blank where a row lacks it; a key that no row has is not recorded. A text of ``PLACEHOLDERS`` is
a placeholder. See ``docs/adding-a-check`` for the keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED, Ledger, LedgerTable, Reach, Target
from aligner.model.period import Period
from aligner.model.plan import Area, Goal, Initiative, Metric, Plan

PLACEHOLDERS = {"-", "–", "?", "TBD", "n/a", "täsmentyy", "avoin", "klarnar"}
FILE = "plan.xlsx"
UNWRITTEN = {"customer", "customer_words"}
"""Keys that tell what the reader concludes, not what stands in a cell."""
LINKS = {"goals": "link.goal", "area": "link.area"}

Row = Mapping[str, Any]


@dataclass
class _Sheet:
    """One kind of thing in the example, laid out as a table with its header on row 1."""

    name: str
    kind: str
    rows: list[Row]
    columns: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = list(dict.fromkeys(key for row in self.rows for key in row if key not in UNWRITTEN))

    def recorded(self) -> set[str]:
        return {LINKS.get(column, f"{self.kind}.{column}") for column in self.columns if column != "extra"}

    def described(self, index: int) -> dict[str, Any]:
        """The arguments that everything described has."""
        row = self.rows[index]
        cells = {c: self._cell(index, c, _text(row.get(c))) for c in self.columns}
        if "definition" not in cells and "description" in cells and self.kind == "goal":
            cells["definition"] = cells["description"]
        blank = frozenset(name for name, cell in cells.items() if cell.text in PLACEHOLDERS)
        name = row.get("name", row["id"])
        cells.setdefault("name", Cell(FILE, self.name, index + 2, 0, name))
        return {"id": row["id"], "name": name, "cells": cells, "blank": blank}

    def _cell(self, index: int, column: str, text: str) -> Cell:
        return Cell(FILE, self.name, index + 2, self.columns.index(column) + 1, text)


def plan_of(example: Row) -> Plan:
    """Build the plan of an example."""
    sheets = {
        kind: _Sheet(name, kind, list(example.get(f"{kind}s", ())))
        for kind, name in (
            ("area", "Areas"),
            ("goal", "Goals"),
            ("metric", "Metrics"),
            ("initiative", "Initiatives"),
        )
    }
    _add_named_areas(sheets)
    recorded = set().union(*(sheet.recorded() for sheet in sheets.values()), _recorded_lines(example))
    recorded |= set(example.get("recorded", ()))
    initiatives = tuple(_initiative(sheets["initiative"], i) for i in range(len(sheets["initiative"].rows)))
    goals = tuple(_goal(sheets["goal"], i) for i in range(len(sheets["goal"].rows)))
    lines, people = example.get("money", []), example.get("people", [])
    years = {line["year"] for line in [*lines, *people] if "year" in line}
    return Plan(
        name=example.get("name", "Example"),
        currency=example.get("currency", "EUR"),
        areas=tuple(_area(sheets["area"], i) for i in range(len(sheets["area"].rows))),
        goals=goals,
        metrics=tuple(_metric(sheets["metric"], i) for i in range(len(sheets["metric"].rows))),
        initiatives=initiatives,
        ledger=_ledger("Budget", lines, "amount", 100, goals, initiatives),
        people=_ledger("People", people, "fte", 1000, goals, initiatives),
        recorded=frozenset(recorded - set(example.get("absent", ()))),
        period=_period(example.get("period")),
        budget_years=tuple(sorted(years)),
        ranked=example.get("ranked", False),
        scale_terms=tuple(example.get("scale_terms", ())),
    )


def _add_named_areas(sheets: dict[str, _Sheet]) -> None:
    """Give a focus area that only a goal names a row of its own."""
    known = {row["id"] for row in sheets["area"].rows}
    named = dict.fromkeys(row["area"] for row in sheets["goal"].rows if row.get("area"))
    rows = [*sheets["area"].rows, *({"id": area, "name": area} for area in named if area not in known)]
    sheets["area"] = _Sheet("Areas", "area", rows)


def _recorded_lines(example: Row) -> set[str]:
    fields = set()
    if "money" in example or any("extra" in goal for goal in example.get("goals", ())):
        fields.add("budget.amount")
    if "people" in example:
        fields.add("budget.fte")
    if any("year" in line for line in [*example.get("money", ()), *example.get("people", ())]):
        fields.add("budget.year")
    return fields


def _area(sheet: _Sheet, index: int) -> Area:
    return Area(**sheet.described(index), weight=_weight(sheet.rows[index]))


def _goal(sheet: _Sheet, index: int) -> Goal:
    row, described = sheet.rows[index], sheet.described(index)
    return Goal(
        **described,
        area=row.get("area"),
        parent=row.get("parent"),
        weight=_weight(row),
        horizon=_period(row.get("horizon")),
        customer_centric=row.get("customer", False),
        customer_words=tuple(row.get("customer_words", ())),
        definition_is_name="definition" not in described["cells"],
        declared_extra=(described["cells"]["extra"],) if row.get("extra") else (),
    )


def _metric(sheet: _Sheet, index: int) -> Metric:
    row = sheet.rows[index]
    goals = tuple(row.get("goals", ()))
    return Metric(
        **sheet.described(index), goals=goals, deadline=_period(row.get("deadline")), kind=row.get("kind")
    )


def _initiative(sheet: _Sheet, index: int) -> Initiative:
    row = sheet.rows[index]
    goals = tuple((goal, 1) for goal in row.get("goals", ()))
    return Initiative(**sheet.described(index), goals=goals, area=row.get("area"))


def _ledger(
    sheet: str,
    lines: list[Row],
    column: str,
    units: int,
    goals: tuple[Goal, ...],
    initiatives: tuple[Initiative, ...],
) -> Ledger:
    return Ledger(
        targets=tuple(_target(line, goals, {i.id: i for i in initiatives}) for line in lines),
        tables=(LedgerTable(FILE, sheet),),
        amounts=[round(Decimal(str(line[column])) * units) for line in lines],
        years=[line.get("year", UNDATED) for line in lines],
        links=list(range(len(lines))),
        places=[0] * len(lines),
        rows=[index + 2 for index in range(len(lines))],
        columns=[2] * len(lines),
    )


def _target(line: Row, goals: tuple[Goal, ...], initiatives: Mapping[str, Initiative]) -> Target:
    """Find what a line reaches: its goals, else its initiative's, else its area's."""
    initiative = initiatives.get(line.get("initiative", ""))
    label = line.get("label", initiative.name if initiative else "")
    own = tuple((g, 1) for g in line.get("goals", [line["goal"]] if "goal" in line else []))
    if own:
        return Target(Reach.GOAL, own, label=label, linked=True)
    if initiative and initiative.goals:
        return Target(Reach.INITIATIVE, initiative.goals, initiative.id, label=label, linked=True)
    area = line.get("area", initiative.area if initiative else None)
    below = tuple((goal.id, 1) for goal in goals if area and goal.area == area)
    reach = Reach.AREA if below else Reach.NOTHING
    linked = bool(initiative or area)
    return Target(reach, below, initiative.id if initiative else None, area, label, linked)


def _weight(row: Row) -> Decimal | None:
    return Decimal(str(row["weight"])) if row.get("weight") is not None else None


def _period(text: str | None) -> Period | None:
    """Read "2028" or "2026–2028"."""
    if not text or text in PLACEHOLDERS:
        return None
    years = [int(year) for year in text.split("–")]
    return Period(date(years[0], 1, 1), date(years[-1], 12, 31), text)


def _text(value: object) -> str:
    return "" if value is None else ", ".join(value) if isinstance(value, list) else str(value)

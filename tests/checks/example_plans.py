"""Builds a plan from the ``[[example]]`` block of a check.

Every given key becomes a cell with an address. A key that one row has is a column for all rows of its
sheet, blank where a row lacks it; a key that no row has is not recorded. A text of ``PLACEHOLDERS`` is
a placeholder. What kinds things are is told as the reader tells it: from a key of the field, else from
the words. See ``docs/adding-a-check`` for the keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from aligner.model.entities import (
    Area,
    Evidence,
    Goal,
    Initiative,
    JourneyStage,
    Metric,
    Person,
    Segment,
    Term,
)
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.lines import LedgerTable, Reach, Target
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.reading import telling
from aligner.words.periods import read_period

PLACEHOLDERS = {"-", "–", "?", "TBD", "n/a", "täsmentyy", "avoin", "klarnar"}
FILE = "plan.xlsx"
TODAY = "2026-06-01"
UNWRITTEN = {"customer", "customer_words"}
"""Keys that tell what the reader concludes, not what stands in a cell."""
LINKS = {"goals": "link.goal", "area": "link.area"}
SHEETS = {
    "area": ("areas", "Areas"),
    "goal": ("goals", "Goals"),
    "metric": ("metrics", "Metrics"),
    "initiative": ("initiatives", "Initiatives"),
    "evidence": ("evidence", "Evidence"),
    "term": ("terms", "Terms"),
    "person": ("persons", "People"),
    "segment": ("segments", "Segments"),
    "journey": ("journey", "Journey"),
}
OTHER_MONEY = ("actual", "granted", "proposal", "forecast", "cost", "remaining")

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
        name = row.get("name", row.get("id", ""))
        cells.setdefault("name", Cell(FILE, self.name, index + 2, 0, name))
        return {"id": row.get("id", name), "name": name, "cells": cells, "blank": blank}

    def _cell(self, index: int, column: str, text: str) -> Cell:
        return Cell(FILE, self.name, index + 2, self.columns.index(column) + 1, text)


def plan_of(example: Row) -> Plan:
    """Build the plan of an example, told and dated as the reader and the policy do."""
    sheets = {kind: _Sheet(name, kind, list(example.get(key, ()))) for kind, (key, name) in SHEETS.items()}
    _add_named_areas(sheets)
    recorded = set().union(*(sheet.recorded() for sheet in sheets.values()), _recorded_lines(example))
    recorded |= set(example.get("recorded", ()))
    initiatives = _each(sheets["initiative"], _initiative)
    goals = _each(sheets["goal"], _goal)
    lines, people = example.get("money", []), example.get("people", [])
    years = {line["year"] for line in [*lines, *people] if "year" in line}
    plan = Plan(
        name=example.get("name", "Example"),
        currency=example.get("currency", "EUR"),
        areas=_each(sheets["area"], _area),
        goals=goals,
        metrics=_each(sheets["metric"], _metric),
        initiatives=initiatives,
        ledger=_ledger("Budget", lines, "amount", 100, goals, initiatives),
        people=_ledger("People", people, "fte", 1000, goals, initiatives),
        other_money={
            kind: _ledger(kind.title(), example[kind], "amount", 100, goals, initiatives)
            for kind in OTHER_MONEY
            if kind in example
        },
        recorded=frozenset(recorded - set(example.get("absent", ()))),
        period=_period(example.get("period")),
        budget_years=tuple(sorted(years)),
        ranked=example.get("ranked", False),
        scale_terms=tuple(example.get("scale_terms", ())),
        evidence=_each(sheets["evidence"], _evidence),
        terms=_each(sheets["term"], _term),
        persons=_each(sheets["person"], _person),
        segments=_each(sheets["segment"], _segment),
        journey=_each(sheets["journey"], _journey),
        as_of=date.fromisoformat(example.get("as_of", TODAY)),
        previous=plan_of(example["previous"]) if "previous" in example else None,
    )
    return telling.of_plan(plan, example.get("profile"))


def _each(sheet: _Sheet, make: Any) -> tuple[Any, ...]:
    return tuple(make(sheet, index) for index in range(len(sheet.rows)))


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
    if any("centre" in line for line in example.get("money", ())):
        fields.add("budget.cost_centre")
    return fields | {f"budget.{kind}" for kind in OTHER_MONEY if kind in example}


def _area(sheet: _Sheet, index: int) -> Area:
    made = Area(**sheet.described(index), weight=_weight(sheet.rows[index]))
    return replace(made, told=telling.of_area(made))


def _goal(sheet: _Sheet, index: int) -> Goal:
    row, described = sheet.rows[index], sheet.described(index)
    made = Goal(
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
    return replace(made, told=telling.of_goal(made))


def _metric(sheet: _Sheet, index: int) -> Metric:
    row, described = sheet.rows[index], sheet.described(index)
    made = Metric(**described, goals=tuple(row.get("goals", ())), deadline=_period(row.get("deadline")))
    return replace(
        made,
        numbers=telling.numbers_of_metric(made),
        measured=read_period(row.get("measured")),
        told=telling.of_metric(made),
    )


def _initiative(sheet: _Sheet, index: int) -> Initiative:
    row, described = sheet.rows[index], sheet.described(index)
    made = Initiative(
        **described,
        goals=tuple((goal, 1) for goal in row.get("goals", ())),
        area=row.get("area"),
        start=read_period(row.get("start")),
        end=read_period(row.get("end")),
        cost=round(Decimal(str(row["cost"])) * 100) if "cost" in row else None,
    )
    return replace(made, told=telling.of_initiative(made))


def _evidence(sheet: _Sheet, index: int) -> Evidence:
    row = sheet.rows[index]
    made = Evidence(
        **sheet.described(index), goals=tuple(row.get("goals", ())), date=read_period(row.get("date"))
    )
    return replace(made, told=telling.of_evidence(made))


def _term(sheet: _Sheet, index: int) -> Term:
    return Term(**sheet.described(index))


def _person(sheet: _Sheet, index: int) -> Person:
    row = sheet.rows[index]
    capacity = round(Decimal(str(row["capacity"])) * 1000) if "capacity" in row else None
    made = Person(**sheet.described(index), capacity=capacity)
    return replace(made, told=telling.of_person(made))


def _segment(sheet: _Sheet, index: int) -> Segment:
    return Segment(**sheet.described(index))


def _journey(sheet: _Sheet, index: int) -> JourneyStage:
    row = sheet.rows[index]
    score = Decimal(str(row["score"])) if row.get("score") is not None else None
    made = JourneyStage(**sheet.described(index), score=score)
    return replace(made, told=telling.of_journey(made))


def _ledger(
    sheet: str,
    lines: list[Row],
    column: str,
    units: int,
    goals: tuple[Goal, ...],
    initiatives: tuple[Initiative, ...],
) -> Ledger:
    kinds = list(dict.fromkeys(line.get("kind", "plan") for line in lines))
    return Ledger(
        targets=tuple(_target(line, goals, {i.id: i for i in initiatives}) for line in lines),
        tables=tuple(LedgerTable(FILE, sheet, kind) for kind in kinds or ["plan"]),
        amounts=[round(Decimal(str(line[column])) * units) for line in lines],
        years=[line.get("year", UNDATED) for line in lines],
        links=list(range(len(lines))),
        places=[kinds.index(line.get("kind", "plan")) for line in lines],
        rows=[index + 2 for index in range(len(lines))],
        columns=[2] * len(lines),
        centres={i: frozenset({line["centre"]}) for i, line in enumerate(lines) if "centre" in line},
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

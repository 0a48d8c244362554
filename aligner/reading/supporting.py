"""Make evidence, terms, people, customer groups and stages of the journey of the rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligner.model.entities import Evidence, JourneyStage, Person, Segment, Term
from aligner.model.grid import Column
from aligner.reading import telling
from aligner.reading.drafts import Draft, Register
from aligner.reading.entities import Drafts
from aligner.reading.links import Index
from aligner.reading.row_cells import NAME_LENGTH, RowCells
from aligner.reading.rows import Walked
from aligner.reading.supporting_tables import KINDS
from aligner.reading.view import Table
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import normalise

_FIELDS = {
    "evidence": ("method", "date", "shared_with", "owner"),
    "term": ("definition",),
    "person": ("role", "capacity"),
    "segment": ("rank", "definition"),
    "journey": ("owner", "score", "definition"),
}
_NUMBERS = {"person": "person.capacity", "journey": "journey.score"}
_PEOPLE_UNITS = 1000


def supporting_kind(table: Table) -> str | None:
    """What a table beside the plan proper lists; None for a table of the plan proper."""
    if any(f"{entity}.name" in table.fields for entity in ("area", "goal", "metric", "initiative")):
        return None
    named = (kind for kind in KINDS if f"{kind}.name" in table.fields or f"{kind}.method" in table.fields)
    return next(named, None)


class Supporting:
    """What is known so far of the things beside the plan proper."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._registers = {kind: Register(Index(), drafts.notebook) for kind in KINDS}

    def read(self, table: Table, kind: str, rows: Iterator[Walked]) -> None:
        """Take up every data row of a table that lists things of one kind."""
        cells = RowCells(table, self._drafts.notebook)
        for walked in rows:
            name = table.first(f"{kind}.name") or table.first(f"{kind}.method")
            if name is not None and (made := self._meet(kind, cells, walked, name)) is not None:
                self._refer(made, table, cells, walked)

    def mention(self, cells: RowCells, walked: Walked, goals: list[str]) -> None:
        """Take up the evidence that a goal's own row names."""
        column = cells.column("evidence.name") or cells.column("evidence.method")
        made = self._meet("evidence", cells, walked, column) if column is not None else None
        if made is not None:
            for goal in goals:
                made.serves(goal)

    def _meet(self, kind: str, cells: RowCells, walked: Walked, column: Column) -> Draft | None:
        name = normalise(cells.text(walked, column))[:NAME_LENGTH]
        if not name or is_placeholder(name):
            return None
        identity = cells.text(walked, cells.column(f"{kind}.id"))
        cell = cells.cell(walked, column)
        made = self._registers[kind].meet(identity, name, cell)
        made.record("name", cell)
        cells.fill(made, walked, kind, _FIELDS[kind])
        if made.number is None and kind in _NUMBERS:
            made.number = cells.number(walked, _NUMBERS[kind])
        made.period = made.period or cells.time(walked, f"{kind}.date")
        return made

    def _refer(self, made: Draft, table: Table, cells: RowCells, walked: Walked) -> None:
        for column in table.all("link.goal", "goal.id"):
            text = cells.text(walked, column)
            if text and not is_placeholder(text):
                for goal in self._drafts.linker.several("goal", text, cells.cell(walked, column)):
                    made.serves(goal)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        made = (
            Evidence(d.id, d.name, d.cells, frozenset(d.blank), goals=tuple(d.goals), date=d.period)
            for d in self._registers["evidence"]
        )
        return tuple(replace(one, told=telling.of_evidence(one)) for one in made)

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(Term(d.id, d.name, d.cells, frozenset(d.blank)) for d in self._registers["term"])

    @property
    def persons(self) -> tuple[Person, ...]:
        made = []
        for d in self._registers["person"]:
            thousandths = None if d.number is None else round(d.number * _PEOPLE_UNITS)
            made.append(Person(d.id, d.name, d.cells, frozenset(d.blank), capacity=thousandths))
        return tuple(replace(one, told=telling.of_person(one)) for one in made)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(Segment(d.id, d.name, d.cells, frozenset(d.blank)) for d in self._registers["segment"])

    @property
    def journey(self) -> tuple[JourneyStage, ...]:
        made = (
            JourneyStage(d.id, d.name, d.cells, frozenset(d.blank), score=d.number)
            for d in self._registers["journey"]
        )
        return tuple(replace(one, told=telling.of_journey(one)) for one in made)

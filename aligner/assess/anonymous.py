"""An assessment that may be shared: its figures and verdicts, and none of its client's words or names."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import count
from typing import Any, TypeVar, cast

from aligner.assess.decisions import decision_states
from aligner.assess.numbered import SOMETHING, Numbered, error_params, figure, something
from aligner.checks import all_checks
from aligner.model.acts import Step
from aligner.model.assessment import Assessment
from aligner.model.entities import Described, Goal
from aligner.model.finding import Finding, Param
from aligner.model.followup import About, Decision, DecisionState, Entry, Followup, Remark
from aligner.model.grid import Cell, Note, SourceRead, TableRead
from aligner.model.ledger import Ledger
from aligner.model.lines import LedgerTable, LooseItem, Target
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.model.year_change import YearChange

_One = TypeVar("_One")
_Entry = TypeVar("_Entry", bound=Entry)
_Place = TypeVar("_Place", Cell, LedgerTable)

OURS = frozenset((
    "Assessment.checks_off", "Assessment.resources_unknown", "Assessment.unsaid",
    "Assessment.version", "Column.asked", "Column.currency", "Column.field", "Decision.fields",
    "Described.blank", "Difference.checks", "Finding.check", "Finding.name", "LedgerTable.kind",
    "Note.code", "PillarState.findings", "Plan.currency", "Plan.recorded", "TableRead.holds",
    "Tally.check", "Told.value",
))  # fmt: skip
"""The texts that the program itself writes, from lists of its own; all others are the client's."""

IDS = {
    "Action.goal": "goal",
    "AreaShare.area": "area",
    "AreaShare.goals": "goal",
    "Assessment.swapped_pairs": "area",
    "Evidence.goals": "goal",
    "Goal.area": "area",
    "Goal.parent": "goal",
    "GoalVerdict.goal": "goal",
    "Initiative.area": "area",
    "Initiative.goals": "goal",
    "Metric.goals": "goal",
    "Target.area": "area",
    "Target.goals": "goal",
    "Target.initiative": "initiative",
}
"""The ids, and of what kind of thing each is."""

KINDS = {
    "Area": "area",
    "Evidence": "evidence",
    "Goal": "goal",
    "Initiative": "initiative",
    "JourneyStage": "stage",
    "Metric": "metric",
    "Segment": "segment",
}
"""What of a plan is told by its number; people and the words of a glossary are not told at all."""

_QUOTED = frozenset((
    "baseline", "target", "other_target", "actual", "before", "after", "level", "measured", "year",
    "years",
))  # fmt: skip
"""The parameters of findings that quote a field for figures, or tell a year."""

_FIGURES = frozenset((
    "baseline", "target", "actual", "weight", "deadline", "horizon", "measured", "date", "start",
    "end", "capacity",
))  # fmt: skip
"""The fields whose cells hold a figure, a day or a year."""

_READERS = frozenset((
    "column", "currency", "delimiter", "encoding", "guess", "kind", "lines", "plan", "reason",
))  # fmt: skip
"""The parameters of reading notes that the readers fill from lists of their own."""

_AS_IT_IS = (bool, int, float, Decimal, date, datetime, Enum, array, type(None))
_WAS_OTHERWISE = f"{SOMETHING} {SOMETHING}"
"""What a cell held when something was decided, where it holds something else now."""


def anonymised(assessment: Assessment, alias: str, language: str) -> Assessment:
    """Return the assessment of a client whom nobody may know again, called by an alias.

    Goals and what else the plan holds are called by their numbers, in the report's language; whatever is
    said is an ellipsis. Figures, verdicts, days, addresses of cells and our own codes stay. Changes that
    are to be made in the client's files are left out, with last year's plan and the user's rules of linking.
    """
    return _Walk(assessment, alias, language).assessment()


class _Walk:
    """Goes through everything that an assessment holds: a text is replaced unless it is known to be ours."""

    def __init__(self, assessment: Assessment, alias: str, language: str) -> None:
        self._whole = assessment
        self._alias = alias
        self._names = Numbered(assessment, language)
        self._entries = count(1)
        self._states = decision_states(assessment)
        self._codes = {check.code for check in all_checks()}
        self._special: Mapping[type, Callable[[Any], Any]] = {
            About: self._about,
            Cell: self._cell,
            Decision: self._decision,
            Described: self._described,
            Entry: self._entry,
            Finding: self._finding,
            Followup: lambda one: replace(self._fields(one), intents=()),
            Ledger: self._ledger,
            LedgerTable: lambda one: self._placed(self._fields(one), one),
            LooseItem: lambda one: replace(self._fields(one), label=self._names.text(one.label, "line")),
            Note: self._note,
            Period: lambda one: replace(one, text=figure(one.text).replace(SOMETHING, "")),
            Plan: self._plan,
            Remark: self._remark,
            SourceRead: self._source,
            Step: lambda one: replace(self._fields(one), name=self._names.text(one.name, near=one.cells)),
            Target: lambda one: replace(self._fields(one), marks=()),
            YearChange: self._year_change,
        }

    def assessment(self) -> Assessment:
        return replace(self._fields(self._whole), anonymous=True)

    def _any(self, value: Any, kind: str = "") -> Any:
        """What stands in the place of a value; ``kind`` where its texts are ids of such things."""
        if isinstance(value, str):
            return self._names.id(kind, value) if kind else something(value)
        if isinstance(value, _AS_IT_IS):
            return value
        if isinstance(value, Mapping):  # its keys are names of fields, kinds, checks: always ours
            return {key: self._any(one, kind) for key, one in value.items()}
        if isinstance(value, tuple | frozenset):
            return type(value)(self._any(one, kind) for one in value)
        known = (self._special[cls] for cls in type(value).__mro__ if cls in self._special)
        return next(known, self._fields)(value)

    def _fields(self, value: _One) -> _One:
        """A frozen value with everything in it replaced that has to be."""
        made: dict[str, Any] = {}
        for name, declared in _declared(cast(Any, type(value))).items():
            inner = getattr(value, name)
            made[name] = inner if declared in OURS else self._any(inner, IDS.get(declared, ""))
        return cast(_One, replace(cast(Any, value), **made))

    def _plan(self, plan: Plan) -> Plan:
        made = self._fields(replace(plan, previous=None, link_rules=()))
        return replace(made, name=self._alias)

    def _year_change(self, change: YearChange) -> YearChange:
        """Last year's goals that are gone are known by nothing but their number."""
        names = map(self._names.gone, range(1, len(change.gone) + 1))
        made = self._fields(replace(change, gone=()))
        return replace(made, gone=tuple(Goal(name, name) for name in names))

    def _described(self, one: Described) -> Described:
        name = self._names.id(KINDS.get(type(one).__name__, ""), one.id)
        cells = {field: self._cell(cell, field) for field, cell in one.cells.items()}
        return replace(self._fields(replace(one, cells={})), id=name, name=name, cells=cells)

    def _cell(self, cell: Cell, field: str = "") -> Cell:
        """A cell at its address; of its text, the figure where its field holds figures."""
        text = figure(cell.text) if field in _FIGURES else something(cell.text)
        if field == "unit":  # "%" tells nobody apart, and "kotihoidon käyntiä" does
            text = figure(cell.text).replace(SOMETHING, "")
        return self._placed(replace(cell, text=text), cell)

    def _placed(self, made: _Place, where: _Place) -> _Place:
        names = self._names
        return replace(made, file=names.file(where.file), sheet=names.sheet(where.file, where.sheet))

    def _source(self, source: SourceRead) -> SourceRead:
        """A file without its name, and without the sum by which who has it knows it again."""
        tables = tuple(self._table(source.file, table) for table in source.tables)
        refused = source.refused and (source.refused[0], error_params(source.refused[1], self._names.file))
        return SourceRead(self._names.file(source.file), "", tables, refused)

    def _table(self, file: str, table: TableRead) -> TableRead:
        columns = tuple(replace(column, samples=()) for column in table.columns)
        made = self._fields(replace(table, columns=columns))
        return replace(made, sheet=self._names.sheet(file, table.sheet))

    def _ledger(self, ledger: Ledger) -> Ledger:
        """The same money, its lines without names; the sums that were reckoned are taken over."""
        made = replace(
            ledger, targets=self._any(ledger.targets), tables=self._any(ledger.tables), labels=(), centres={}
        )
        vars(made).update(sums=ledger.sums)
        return made

    def _finding(self, finding: Finding) -> Finding:
        name = self._names.subject(finding.subject, finding.subject_id)
        params = {key: self._param(key, value, finding) for key, value in finding.params.items()}
        made = self._fields(replace(finding, params={}))
        return replace(made, subject_id=name, subject_name=name, params=params)

    def _param(self, key: str, value: Param, finding: Finding) -> Param:
        if isinstance(value, int):
            return value
        return figure(value) if key in _QUOTED else self._names.text(value, key, finding.evidence)

    def _note(self, note: Note) -> Note:
        names, params = self._names, dict(note.params)
        for key, value in note.params.items():
            if isinstance(value, str) and key not in _READERS:
                params[key] = names.table(value) if key == "other" else names.text(value, key, [note.cell])
        return replace(self._fields(replace(note, params={})), params=params)

    def _entry(self, entry: _Entry) -> _Entry:
        """Something that was written down; the hour tells more of its writer than the day."""
        day = datetime.fromisoformat(entry.at).date().isoformat()
        return replace(self._fields(entry), id=str(next(self._entries)), at=day)

    def _about(self, about: About) -> About:
        name = self._names.subject(about.subject, about.subject_id)
        check = about.check if about.check in self._codes else something(about.check)
        return About(check, about.subject, name, name)

    def _remark(self, remark: Remark) -> Remark:
        name = self._names.id("goal", remark.goal)
        return replace(self._entry(remark), goal=name, goal_name=name)

    def _decision(self, decision: Decision) -> Decision:
        """What was decided, so that it stands as it stood: its cells differ from today's where they did."""
        changed = self._states[decision.id] is DecisionState.CHANGED
        cells = tuple(replace(self._cell(cell), text=_WAS_OTHERWISE) for cell in decision.cells)
        made = self._entry(replace(decision, cells=(), fields=()))
        return replace(made, cells=cells, fields=decision.fields) if changed else made


@cache
def _declared(cls: Any) -> Mapping[str, str]:
    """The fields of a dataclass, each with the class that declares it: "Described.blank"."""
    return {
        field.name: next(
            f"{base.__name__}.{field.name}"
            for base in reversed(cls.__mro__)
            if field.name in vars(base).get("__annotations__", ())
        )
        for field in fields(cls)
        if field.init
    }

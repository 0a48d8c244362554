"""Make areas, goals, metrics and initiatives of the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.model.grid import Cell, Column
from aligner.reading.amount_columns import number_of
from aligner.reading.drafts import Draft, Register
from aligner.reading.links import Linker, listed_names
from aligner.reading.notebook import Notebook
from aligner.reading.row_cells import NAME_LENGTH, RowCells
from aligner.reading.rows import Walked
from aligner.reading.view import Table, is_blank
from aligner.words.periods import read_period
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import normalise

AREA_FIELDS = ("definition", "ambition", "owner", "not_doing", "weight")
GOAL_FIELDS = (
    "definition", "ambition", "horizon", "segment", "need", "owner", "sponsor", "weight", "status", "kind",
    "review", "decision", "reward", "priority",
)  # fmt: skip
METRIC_FIELDS = (
    "kind", "unit", "baseline", "target", "deadline", "actual", "measured", "owner", "timing",
)  # fmt: skip
INITIATIVE_FIELDS = (
    "description", "owner", "stage", "start", "end", "kind", "function", "journey", "phase", "validation",
    "cost", "status",
)  # fmt: skip
_YES = frozenset(
    ("x", "kyllä", "k", "yes", "y", "ja", "j", "true", "1", "asiakas", "asiakastavoite", "kund", "kundmål",
     "customer", "customer goal")
)  # fmt: skip
_NO = frozenset({"ei", "no", "nej", "false", "0", "muu tavoite", "annat mål", "other goal"})
"""What a goal's kind says of whose it is; what stands after a comma is another kind beside it."""


@dataclass
class Drafts:
    """Everything that is being made, with the linker that finds it."""

    notebook: Notebook
    linker: Linker
    areas: Register
    goals: Register
    metrics: Register
    initiatives: Register


@dataclass
class RowMeaning:
    """What one row speaks of."""

    goals: list[str] = field(default_factory=list)
    shares: dict[str, int] = field(default_factory=dict)
    """The stated shares of the goals that the row's initiatives serve; empty where it states none."""
    initiatives: list[str] = field(default_factory=list)
    area: str | None = None


class RowReader:
    """Turns the rows of one table into drafts, remembering what blank cells below a filled one mean."""

    def __init__(self, table: Table, drafts: Drafts) -> None:
        self.table = table
        self.drafts = drafts
        self.cells = RowCells(table, drafts.notebook)
        self._goal: str | None = None
        self._heading = ""
        self._refers = bool(table.all("link.goal", "goal.id", "link.initiative"))
        self._links = table.all("link.goal", "goal.id")
        self._area_name, self._area_link = table.first("area.name"), table.first("area.id", "link.area")
        self._goal_name, self._goal_id = table.first("goal.name"), table.first("goal.id")
        self._about_goals = self._goal_name is not None
        self._about_metrics = not self._about_goals and table.first("metric.name") is not None
        self._metric_groups = sorted({c.group for c in table.all("metric.name")})
        self._dated = [column for column in table.all("metric.target") if column.year is not None]
        self._initiative_columns = table.all("initiative.name")
        self._centre = table.first("budget.cost_centre")

    def centre(self, walked: Walked) -> str:
        """The cost centre that a row names; empty where it names none."""
        return self.cells.text(walked, self._centre)

    def read(self, walked: Walked) -> RowMeaning:
        """Make or fill what a data row describes."""
        meaning = RowMeaning()
        if self._heads_rows(walked):
            return meaning
        meaning.area = self._area(walked)
        if self._about_goals:
            goal = self._goal_of(walked, meaning.area)
            if goal is None:
                return meaning
            meaning.goals = [goal.id]
        else:
            meaning.shares = self._linked_goals(walked)
            meaning.goals = list(meaning.shares)
        for group in self._metric_groups:
            self._metric(walked, group, meaning.goals)
        meaning.initiatives = self._initiatives(walked, meaning)
        return meaning

    def _area(self, walked: Walked) -> str | None:
        """The area that a row belongs to: its own columns, else the heading above it."""
        name, link = self.cells.text(walked, self._area_name), self.cells.text(walked, self._area_link)
        name, link = ("" if is_placeholder(name) else name), ("" if is_placeholder(link) else link)
        column = self._area_name or self._area_link
        if column is not None and (name or link):
            return self._described_area(walked, column, name, link)
        if self._about_goals:
            place = walked.heading or self.table.area
            heading = normalise(place.text)[:NAME_LENGTH] if place else ""
            return self._met_area("", heading, place) if place and heading else None
        above = self._heading or walked.section
        known = self.drafts.linker.area.exact(above) if above and column is None else []
        return known[0] if len(known) == 1 else None

    def _heads_rows(self, walked: Walked) -> bool:
        """Whether a row of a table without references is only the name of a goal or area, above its parts."""
        if self._about_goals or self._refers or len(self._initiative_columns) != 1 or any(walked.amounts):
            return False
        name = self.cells.text(walked, self._initiative_columns[0])
        linker = self.drafts.linker
        others = [c for c in self.table.columns if c.field and c is not self._initiative_columns[0]]
        if not name or any(not is_blank(walked.values[c.index - 1]) for c in others):
            return False
        if len(linker.goal.exact(name)) != 1 and len(linker.area.exact(name)) != 1:
            return False
        self._heading = name
        return True

    def _described_area(self, walked: Walked, column: Column, name: str, link: str) -> str | None:
        cell = self.cells.cell(walked, column)
        known = self.drafts.linker.area.exact(name) if name else []
        known = known or (self.drafts.linker.area.exact(link) if link else [])
        about = not (self._about_goals or self._about_metrics or self._initiative_columns)
        if len(known) == 1 and not about:
            return known[0]
        area = self._met_area(link, name or link, cell)
        if about or self.table.all(*(f"area.{f}" for f in AREA_FIELDS)):
            self.cells.fill(self.drafts.areas[area], walked, "area", AREA_FIELDS)
        return area

    def _met_area(self, identity: str, name: str, cell: Cell) -> str:
        draft = self.drafts.areas.meet(identity, name, cell)
        draft.record("name", cell)
        return draft.id

    def _goal_of(self, walked: Walked, area: str | None) -> Draft | None:
        name_column, id_column = self._goal_name, self._goal_id
        name, identity = self.cells.text(walked, name_column), self.cells.text(walked, id_column)
        cell = self.cells.cell(walked, name_column if name_column and name else id_column or name_column)  # type: ignore[arg-type]
        if not name and not (identity and self.drafts.linker.goal.exact(identity)):
            if not identity or not self.cells.says(walked, "goal.definition", "goal.ambition", "goal.owner"):
                return self._continued(walked, identity)
            name = identity
            self.drafts.notebook.add("unnamed-goal", cell, id=identity)
        draft = self.drafts.goals.meet(identity, name, cell)
        self._note_repeat(draft, walked, cell)
        self._goal = draft.id
        draft.record("name", cell)
        if id_column is not None and identity:
            draft.record("id", self.cells.cell(walked, id_column))
        draft.area = draft.area or area
        self._fill_goal(draft, walked)
        return draft

    def _continued(self, walked: Walked, identity: str) -> Draft | None:
        """A row without a goal of its own goes on with the goal above, where it says anything more."""
        says = self.cells.says(walked, "metric.name", "initiative.name")
        if identity or not (says or any(walked.amounts)):
            return None
        return self.drafts.goals.get(self._goal)

    def _note_repeat(self, draft: Draft, walked: Walked, cell: Cell) -> None:
        before = draft.cells.get("name")
        same_place = before is not None and (before.file, before.sheet) == (cell.file, cell.sheet)
        again = before is not None and same_place and before.row != cell.row and not walked.inherited
        if again and draft.own_id and self.cells.says(walked, "metric.name", "initiative.name"):
            self.drafts.notebook.add("duplicate-id", cell, id=draft.id, name=draft.name, given=draft.id)

    def _fill_goal(self, draft: Draft, walked: Walked) -> None:
        self.cells.fill(draft, walked, "goal", GOAL_FIELDS)
        parent = self.cells.column("goal.parent")
        if parent is not None and not draft.parent:
            draft.parent = self.cells.text(walked, parent)
            draft.record("parent", self.cells.cell(walked, parent))
        horizon = self.cells.column("goal.horizon")
        if horizon is not None and draft.period is None:
            draft.period = self.cells.period(walked, horizon)
        kind = draft.cells.get("kind")
        said = normalise(kind.text).casefold() if kind is not None else ""
        kinds = {part.strip() for part in said.split(",")}
        if kinds & _YES:
            draft.marked_customer = True
        elif kinds & _NO:
            draft.said_customer = False

    def _linked_goals(self, walked: Walked) -> dict[str, int]:
        found: dict[str, int] = {}
        for column in self._links:
            text = self.cells.text(walked, column)
            # "0" may be an id, and "N/A" a goal's name: only what means nothing else is a placeholder.
            if text and (not is_placeholder(text) or self.drafts.linker.goal.exact(text)):
                found |= self.drafts.linker.several("goal", text, self.cells.cell(walked, column)) | found
        if not self._refers:
            place = self._heading or walked.section or (self.table.goal.text if self.table.goal else "")
            found = dict.fromkeys(self.drafts.linker.goal.exact(place)[:1], 1) if place else {}
        if found:
            self._goal = list(found)[-1]
        return found

    def _metric(self, walked: Walked, group: int, goals: Sequence[str]) -> None:
        name = self.cells.text(walked, self.cells.column("metric.name", group))
        if not name or is_placeholder(name):
            return
        cell = self.cells.cell(walked, self.cells.column("metric.name", group))  # type: ignore[arg-type]
        id_column = self.cells.column("metric.id", group)
        identity = self.cells.text(walked, id_column)
        draft = self._met_metric(identity, name, goals, cell)
        draft.record("name", cell)
        self.cells.fill(draft, walked, "metric", METRIC_FIELDS, group)
        for goal in goals:
            draft.serves(goal)
        deadline = self.cells.column("metric.deadline", group)
        if deadline is not None and draft.period is None:
            draft.period = self.cells.period(walked, deadline)
        measured = self.cells.time(walked, "metric.measured", group)
        if measured is not None:
            draft.times.setdefault("measured", measured)
        self._dated_targets(draft, walked, group)

    def _met_metric(self, identity: str, name: str, goals: Sequence[str], cell: Cell) -> Draft:
        """A metric without an id is one per goal: the same name under two goals has two baselines."""
        made = identity or f"{'+'.join(goals)} {name}"
        draft = (
            self.drafts.metrics.meet(made, name, cell)
            if identity
            else self.drafts.metrics.meet("", made, cell)
        )
        draft.name = name
        return draft

    def _dated_targets(self, draft: Draft, walked: Walked, group: int) -> None:
        """Of targets under years ("Tavoite 2026", "Tavoite 2028") the last filled one is the target."""
        dated = (column for column in self._dated if column.group == group)
        filled = [column for column in dated if not is_blank(walked.values[column.index - 1])]
        if not filled:
            return
        last = max(filled, key=lambda c: c.year or 0)
        draft.cells["target"] = self.cells.cell(walked, last)
        draft.period = draft.period or read_period(last.year)

    def _initiatives(self, walked: Walked, meaning: RowMeaning) -> list[str]:
        found: list[str] = []
        for column in self._initiative_columns:
            text = self.cells.text(walked, column)
            if not text or is_placeholder(text):
                continue
            names = [text] if self._is_listed() else listed_names(self.cells.lines(walked, column))
            told = [name[:NAME_LENGTH] for name in map(normalise, names) if name]
            found.extend(self._initiative(walked, column, name, meaning) for name in told)
        return found

    def _times_and_cost(self, draft: Draft, walked: Walked, column: Column) -> None:
        group = None if self._is_listed() else column.group
        for name in ("start", "end"):
            time = self.cells.time(walked, f"initiative.{name}", group)
            if time is not None:
                draft.times.setdefault(name, time)
        cost = self.cells.number(walked, "initiative.cost", group)
        draft.number = cost if draft.number is None else draft.number

    def _is_listed(self) -> bool:
        """Whether a row is an initiative of its own, so that its name is one name."""
        return not self._about_goals or self.table.first("initiative.id") is not None

    def _initiative(self, walked: Walked, column: Column, name: str, meaning: RowMeaning) -> str:
        cell = self.cells.cell(walked, column)
        id_column = self.table.first("initiative.id")
        identity = self.cells.text(walked, id_column)
        draft = self.drafts.initiatives.meet(identity, name, cell)
        draft.record("name", cell)
        if id_column is not None and identity:
            draft.record("id", self.cells.cell(walked, id_column))
        self.cells.fill(
            draft, walked, "initiative", INITIATIVE_FIELDS, column.group if not self._is_listed() else None
        )
        self._times_and_cost(draft, walked, column)
        share = self.table.first("link.share")
        weight = number_of(walked.values[share.index - 1]) if share else None
        for goal in meaning.goals:
            draft.serves(goal, int(weight * 100) if weight else meaning.shares.get(goal, 1))
        if not meaning.goals:
            draft.area = draft.area or meaning.area
        return draft.id

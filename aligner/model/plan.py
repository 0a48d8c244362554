"""The plan: what an organisation says it will do, with the cell that each statement came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from unicodedata import normalize

from aligner.model.grid import Cell, Note, SourceRead
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.period import Period


@dataclass(frozen=True, slots=True)
class Described:
    """Something with a name, and the cells of its fields.

    ``cells`` maps a field's short name ("name", "definition", "owner" …) to its cell; a field that the
    row has a column for is present even where the cell is blank (``text`` is then empty), so that a
    finding can point at the empty cell. Properties give the text, and "" for blanks, placeholders
    ("TBD", "-") and fields that no column records.
    """

    id: str
    name: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()
    """The fields whose text is a placeholder that says nothing."""

    def text(self, name: str) -> str:
        """The text of a field; empty where blank, a placeholder, or not recorded."""
        cell = self.cells.get(name)
        return "" if cell is None or name in self.blank else cell.text.strip()

    def evidence(self, *names: str) -> tuple[Cell, ...]:
        """The cells of the named fields, skipping fields that no column records."""
        return tuple(self.cells[name] for name in names if name in self.cells)

    @property
    def owner(self) -> str:
        return self.text("owner")


@dataclass(frozen=True, slots=True)
class Area(Described):
    """A focus area. ``weight`` is its priority, in whatever unit the plan uses."""

    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Goal(Described):
    """One goal and the statements made about it.

    ``customer_words`` are the words that make it customer-centric where no column marks it.
    ``definition_is_name``: the plan has neither a definition nor a description anywhere, so the goal's
    own statement is read as its definition. ``horizon`` comes from the goal's own horizon field only.
    """

    area: str | None = None
    parent: str | None = None
    weight: Decimal | None = None
    horizon: Period | None = None
    customer_centric: bool = False
    customer_words: tuple[str, ...] = ()
    definition_is_name: bool = False
    declared_extra: tuple[Cell, ...] = ()
    """Resource cells that say "within existing resources" instead of an amount."""

    @property
    def definition(self) -> str:
        return self.name if self.definition_is_name else self.text("definition")

    @property
    def definition_key(self) -> str:
        """The definition without what never makes two texts different: case, white space, a final stop."""
        return " ".join(normalize("NFC", self.definition).casefold().split()).rstrip(".!")

    @property
    def ambition(self) -> str:
        return self.text("ambition")

    @property
    def full_name(self) -> str:
        """The name after the id that the plan gives it; an id that we made of the name is never shown."""
        given = "id" in self.cells and not self.name.startswith(self.id)
        return f"{self.id} {self.name}" if given else self.name

    @property
    def segment(self) -> str:
        return self.text("segment")


@dataclass(frozen=True, slots=True)
class Metric(Described):
    """What tells whether a goal is reached; ``kind`` is customer, business, employee, or None: untold."""

    goals: tuple[str, ...] = ()
    deadline: Period | None = None
    kind: str | None = None

    @property
    def baseline(self) -> str:
        return self.text("baseline")

    @property
    def target(self) -> str:
        return self.text("target")

    @property
    def unit(self) -> str:
        return self.text("unit")


@dataclass(frozen=True, slots=True)
class Initiative(Described):
    """Something that is done; ``goals`` are goal ids with the integer weights of a stated division."""

    goals: tuple[tuple[str, int], ...] = ()
    area: str | None = None

    @property
    def stage(self) -> str:
        return self.text("stage")


@dataclass(frozen=True)
class Plan:
    """Everything that was read.

    ``recorded`` holds the contract's fields that some table has a column for ("goal.owner",
    "metric.baseline", "budget.amount", …): what is absent here is "not recorded", never zero.
    ``period`` is the stretch that the plan itself states ("Strategia 2026–2028"), ``budget_years`` the
    years that the counted amounts name. ``ranked``: weights were made from an order, not stated as shares.
    ``ledger`` is counted money in minor units of ``currency``; ``other_money`` holds the kinds that are
    shown but never added to it; ``people`` is person-years in thousandths.
    """

    name: str = ""
    currency: str = "EUR"
    areas: tuple[Area, ...] = ()
    goals: tuple[Goal, ...] = ()
    metrics: tuple[Metric, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    people: Ledger = field(default_factory=Ledger)
    other_money: Mapping[str, Ledger] = field(default_factory=dict)
    recorded: frozenset[str] = frozenset()
    period: Period | None = None
    budget_years: tuple[int, ...] = ()
    ranked: bool = False
    scale_terms: tuple[str, ...] = ()
    sources: tuple[SourceRead, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def goal_by_id(self) -> Mapping[str, Goal]:
        return {goal.id: goal for goal in self.goals}

    @cached_property
    def area_by_id(self) -> Mapping[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def goals_by_area(self) -> Mapping[str | None, tuple[Goal, ...]]:
        """The goals of every area, in plan order; goals without an area are under None."""
        grouped: dict[str | None, list[Goal]] = {area.id: [] for area in self.areas}
        for goal in self.goals:
            grouped.setdefault(goal.area, []).append(goal)
        return {area: tuple(goals) for area, goals in grouped.items()}

    @cached_property
    def goals_by_definition(self) -> Mapping[str, tuple[Goal, ...]]:
        """The goals that stand under each definition, by ``definition_key``, in plan order."""
        grouped: dict[str, list[Goal]] = {}
        for goal in self.goals:
            if key := goal.definition_key:
                grouped.setdefault(key, []).append(goal)
        return {key: tuple(goals) for key, goals in grouped.items()}

    @cached_property
    def metrics_by_goal(self) -> Mapping[str, tuple[Metric, ...]]:
        grouped: dict[str, list[Metric]] = {}
        for metric in self.metrics:
            for goal in metric.goals:
                grouped.setdefault(goal, []).append(metric)
        return {goal: tuple(metrics) for goal, metrics in grouped.items()}

    @cached_property
    def initiatives_by_goal(self) -> Mapping[str, tuple[Initiative, ...]]:
        grouped: dict[str, list[Initiative]] = {}
        for initiative in self.initiatives:
            for goal, _ in initiative.goals:
                grouped.setdefault(goal, []).append(initiative)
        return {goal: tuple(initiatives) for goal, initiatives in grouped.items()}

    def metrics_of(self, goal: Goal) -> tuple[Metric, ...]:
        return self.metrics_by_goal.get(goal.id, ())

    def initiatives_of(self, goal: Goal) -> tuple[Initiative, ...]:
        return self.initiatives_by_goal.get(goal.id, ())

    def money_of(self, goal: Goal) -> int:
        """Minor units that reach the goal, area-level money included."""
        return self.ledger.of_goal(goal.id)

    def people_of(self, goal: Goal) -> int:
        """Thousandths of a person-year that reach the goal."""
        return self.people.of_goal(goal.id)

    def records(self, *prefixes: str) -> bool:
        """Whether some table has a column of any of these fields; "budget." stands for all of its kind."""
        return any(f.startswith(p) if p.endswith(".") else f == p for f in self.recorded for p in prefixes)

    @property
    def records_money(self) -> bool:
        """Whether any table has an amount column that counts."""
        return self.records("budget.amount", "budget.granted", "budget.proposal", "budget.forecast")

    @property
    def records_people(self) -> bool:
        return self.records("budget.fte")

    @cached_property
    def resources_unknown(self) -> str | None:
        """Why missing resources can't be held against a goal, or None where they can.

        "no-money-column": neither money nor people stand in the plan at all; "unlinkable": under a fifth
        of the lines of money name a goal, initiative or area that the plan knows.
        """
        if not self.records_money and not self.records_people:
            return "no-money-column"
        linked = [target.linked for target in self.ledger.targets]
        lines = sum(map(linked.__getitem__, self.ledger.links))
        return "unlinkable" if lines * 5 < len(self.ledger) else None

    def is_resourced(self, goal: Goal) -> bool:
        """Whether money or people reach the goal through any link."""
        return self.money_of(goal) > 0 or self.people_of(goal) > 0

    @cached_property
    def is_dated(self) -> bool:
        """Whether any money or person-years in the plan carry a year."""
        keys = (*self.ledger.sums, *self.people.sums)
        return any(year != UNDATED for _, year in keys)

    @cached_property
    def staffed_share(self) -> float | None:
        """Of the goals that money reaches, the share that people reach too; None where money reaches none."""
        funded = [goal for goal in self.goals if self.money_of(goal) > 0]
        staffed = sum(self.people_of(goal) > 0 for goal in funded)
        return staffed / len(funded) if funded else None

    def metric_deadline(self, metric: Metric, goal: Goal) -> Period | None:
        """A metric's own deadline, else its goal's horizon."""
        return metric.deadline or goal.horizon

    def is_complete(self, metric: Metric, goal: Goal) -> bool:
        """Whether a metric has a baseline, a target and a deadline."""
        return bool(metric.baseline and metric.target and self.metric_deadline(metric, goal))

    def years_in_reach(self, horizon: Period | None) -> tuple[int, ...]:
        """The budget years up to a horizon; all of them where there is none.

        A year before the plan's stated period is last year's budget, shown beside for comparison.
        """
        first = self.period.start.year if self.period else 0
        return tuple(y for y in self.budget_years if first <= y and (horizon is None or y <= horizon.year))

    def resourced_years(self, goal: Goal) -> frozenset[int]:
        """The years in which money or people of the goal stand; undated ones satisfy no year."""
        years = (self.ledger.by_goal.get(goal.id, {}), self.people.by_goal.get(goal.id, {}))
        return frozenset(y for sums in years for y, amount in sums.items() if amount > 0 and y != UNDATED)

"""What a plan speaks of: areas, goals, metrics, initiatives and what else it records, each with its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from unicodedata import normalize

from aligner.model.grid import Cell
from aligner.model.period import Period
from aligner.model.told import UNTOLD, Told

EARLY_STAGES = frozenset({"concept", "validation", "pilot"})
BUILDING_STAGES = frozenset({"build", "roll-out"})
_UPKEEP = frozenset({"upkeep", "statutory", "security"})
_OVER = frozenset({"stopped", "done"})


def _key(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split()).rstrip(".!")


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
    told: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    """What kinds of thing it is, by field ("kind", "stage" …): from its column, else from the words."""

    def text(self, name: str) -> str:
        """The text of a field; empty where blank, a placeholder, or not recorded."""
        cell = self.cells.get(name)
        return "" if cell is None or name in self.blank else cell.text.strip()

    def evidence(self, *names: str) -> tuple[Cell, ...]:
        """The cells of the named fields, skipping fields that no column records."""
        return tuple(self.cells[name] for name in names if name in self.cells)

    def has_place(self, name: str) -> bool:
        """Whether the plan has a column for the field, filled here or not."""
        return name in self.cells

    def kinds(self, name: str) -> frozenset[str]:
        """Everything that is told about a field that may hold several kinds."""
        return frozenset(told.value for told in self.told.get(name, ()))

    def told_as(self, name: str) -> Told:
        """What is told about a field, the surest first; falsy where nothing tells."""
        return next(iter(self.told.get(name, ())), UNTOLD)

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
        return _key(self.definition)

    @property
    def name_key(self) -> str:
        """The name, made comparable in the same way."""
        return _key(self.name)

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
    """What tells whether a goal is reached.

    ``numbers`` are the figures that "baseline", "target" and "actual" hold, where each holds one;
    ``measured`` is when the last value was. Told are its "kind" (customer, business, employee), "side",
    "timing" (leading, lagging), "score" (survey), "topic" (several), "better" and "direction" (up, down).
    """

    goals: tuple[str, ...] = ()
    deadline: Period | None = None
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    measured: Period | None = None

    @property
    def kind(self) -> str | None:
        """Customer, business or employee; None where neither a column nor the words tell."""
        return self.told_as("kind").value or None

    @property
    def baseline(self) -> str:
        return self.text("baseline")

    @property
    def target(self) -> str:
        return self.text("target")

    @property
    def actual(self) -> str:
        """The last measured value."""
        return self.text("actual")

    @property
    def unit(self) -> str:
        return self.text("unit")


@dataclass(frozen=True, slots=True)
class Initiative(Described):
    """Something that is done; ``goals`` are goal ids with the integer weights of a stated division.

    ``cost`` is its estimated cost in minor units. Told are its "kind" (several: insight, data, technology
    …), "stage" (concept, validation, pilot, build, roll-out, stopped, done, not-started), "phase" (of
    customer value: creation, production, capture), "journey" and "function".
    """

    goals: tuple[tuple[str, int], ...] = ()
    area: str | None = None
    start: Period | None = None
    end: Period | None = None
    cost: int | None = None

    @property
    def stage(self) -> str:
        return self.text("stage")

    @property
    def is_over(self) -> bool:
        """Whether it is done or has been stopped: it competes with nothing any more."""
        return bool(_OVER & (self.kinds("stage") | self.kinds("status")))

    @property
    def is_upkeep(self) -> bool:
        """Whether its kind or name says statutory work, upkeep or security: it need not serve a goal."""
        told = self.told.get("kind", ())
        return any(t.value in _UPKEEP and (t.is_stated or t.words[0] in self.name) for t in told)

    @property
    def words(self) -> str:
        """Its name and description together."""
        return f"{self.name}. {self.text('description')}" if self.text("description") else self.name


@dataclass(frozen=True, slots=True)
class Evidence(Described):
    """Something that customers were heard or watched to say; no goals: it stands behind the plan.

    Told are its "method" (survey, interview, co-creation …), "hears" (after, dialogue) and "unheard"
    (it is about those who left, gave up or never came).
    """

    goals: tuple[str, ...] = ()
    date: Period | None = None


@dataclass(frozen=True, slots=True)
class Term(Described):
    """A word of the plan's glossary and its definition."""


@dataclass(frozen=True, slots=True)
class Person(Described):
    """Somebody, or a team, of the plan's list of people; ``capacity`` in thousandths of a person-year."""

    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Segment(Described):
    """A customer group of the plan's own list; its "rank" is the plan's order among them."""


@dataclass(frozen=True, slots=True)
class JourneyStage(Described):
    """A stage of the customer's journey in the plan's own list; told is its "journey"."""

    score: Decimal | None = None
    """What its metric shows; larger is better."""

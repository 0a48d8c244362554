"""What each column means in its table: whose name, whose owner, a name or a link, a goal or a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from aligner.reading.header_fields import field_of
from aligner.reading.header_scene import Scene
from aligner.reading.header_topic import RANK
from aligner.reading.header_values import belief_in_money

_SURE, _LIKELY, _OPEN = 1.0, 0.95, 0.65
_LINKABLE = frozenset(("area", "goal", "metric", "initiative"))
_COUNTED = frozenset(("budget.amount", "budget.granted", "budget.proposal", "budget.forecast"))
_MONEY = _COUNTED | {"budget.actual", "budget.remaining"}
_MONEY_ROWS = frozenset(("budget", "initiative", "area", "link"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The field chosen for a column; ``weight`` is how surely, to be multiplied with the header's own."""

    field: str | None
    weight: float = _SURE
    is_rank: bool = False


class Context:
    """Decides column by column, from the left, knowing the whole table."""

    def __init__(self, table: Scene) -> None:
        self.table = table
        self.taken: list[str | None] = []
        self.current = ""

    def choose(self, place: int) -> Choice:
        """Choose the field of the column at ``place`` (0-based); to be called in column order."""
        concept = self.table.concepts[place]
        choice = Choice(None) if concept is None else self._choice(concept, place)
        self.taken.append(choice.field)
        entity, _, attribute = (choice.field or "").partition(".")
        self.current = entity if attribute == "name" and entity in RANK else self.current
        return choice

    def _choice(self, concept: str, place: int) -> Choice:
        if concept.startswith("@"):
            entity, _, attribute = concept[1:].partition(".")
            return self._key(entity, place) if attribute else self._named(entity, place)
        if concept in _ATTRIBUTES:
            return _ATTRIBUTES[concept](self, place)
        if concept.startswith("."):
            return self._attribute(concept[1:])
        return self._field(concept, place)

    def _named(self, entity: str, place: int) -> Choice:
        main, seen = self.table.main, self.table.seen[place]
        if seen.keyed and (self.table.has(".name") or len(self.table.named.get(entity, ())) > 1):
            return self._key(entity, place)
        if entity == main:
            return self._own_name(entity, place)
        if entity in {"evidence", "term"}:
            return Choice(f"{entity}.name" if RANK[entity] > RANK.get(main, 0) else "skip", _LIKELY)
        if entity == "area" and main == "goal":
            name = "skip" if "area.name" in self.taken else "area.name"
            return Choice("link.area" if seen.keyed else name)
        referred = seen.keyed or self._above(entity)
        return Choice(f"link.{entity}" if referred else f"{entity}.name", _SURE if main else _LIKELY)

    def _above(self, entity: str) -> bool:
        """Whether an entity stands above the table's own, so that rows refer to it."""
        main = self.table.main
        titled = self.table.titled
        beside = RANK[entity] == RANK.get(main) and main in titled and entity not in titled
        return RANK[entity] < RANK.get(main, -1) or beside

    def _own_name(self, entity: str, place: int) -> Choice:
        if f"{entity}.name" not in self.taken or entity in {"metric", "initiative"}:
            if entity == "goal" and self._has_lower_goal(place):
                grouped = not {"area.name", "link.area"}.isdisjoint(self.taken)
                return Choice("goal.parent" if grouped else "area.name", 0.8)
            return Choice(f"{entity}.name")
        return Choice("note", 0.8)

    def _has_lower_goal(self, place: int) -> bool:
        """Whether a column further right names the goals below these: "Päämäärä", then "Tavoite"."""
        heard = self.table.heard
        later = (heard[p] for p in self.table.named["goal"] if p > place)
        return any(said.ordinal is None and said.header != heard[place].header for said in later)

    def _key(self, entity: str, place: int) -> Choice:
        main = self.table.main
        if entity == main and f"{entity}.id" not in self.taken:
            return Choice(f"{entity}.id")
        if entity not in _LINKABLE:
            return Choice("skip", _LIKELY)
        named_here = entity in self.table.named and not self._is_link(entity)
        if named_here and entity != "goal" and f"{entity}.id" not in self.taken:
            return Choice(f"{entity}.id", _LIKELY)
        return Choice(f"link.{entity}")

    def _is_link(self, entity: str) -> bool:
        """Whether the column that names an entity refers to it, rather than introduces it."""
        if entity != "area":
            return self._above(entity)
        keyed = any(self.table.seen[place].keyed for place in self.table.named[entity])
        return keyed or self.table.main not in {"area", "goal"}

    def _name(self, place: int) -> Choice:
        main = self.table.main
        before = (self.table.concepts[place - 1] if place else None) or ""
        entity = before[1:].removesuffix(".id")
        if before.startswith("@") and before.endswith(".id") and entity not in self.table.named:
            linked = self.taken[-1] == f"link.{entity}"
            return Choice(f"link.{entity}" if linked else f"{entity}.name", _LIKELY)
        if main == "budget":
            return Choice("budget.line", _LIKELY)
        own = self.table.named.get(main, ())
        if main in RANK and f"{main}.name" not in self.taken and all(self.table.seen[p].keyed for p in own):
            return Choice(f"{main}.name", _LIKELY)
        return Choice(None, _OPEN)

    def _id(self, place: int) -> Choice:
        main = self.table.main
        if main in {"area", "goal", "metric", "initiative", "evidence"} and f"{main}.id" not in self.taken:
            taken_later = main in self.table.keyed and place > 0
            return Choice("skip" if taken_later else f"{main}.id", _LIKELY)
        return Choice(None, _OPEN)

    @property
    def _holder(self) -> str:
        """The entity that an attribute here belongs to: the one named last, else the table's own."""
        return self.current or self.table.main

    def _attribute(self, attribute: str, *, weight: float = _LIKELY) -> Choice:
        for entity in (self._holder, self.table.main):
            found = field_of(entity, attribute) if entity else "skip"
            if not found.startswith(("@", ".")) and found != "skip":
                return Choice(found, weight)
        return Choice("skip" if self.table.main else None, weight if self.table.main else _OPEN)

    def _definition(self, place: int) -> Choice:
        choice = self._attribute("definition")
        doubled = choice.field in self.taken or choice.field in self.table.concepts
        return Choice("note", 0.9) if doubled or choice.field == "skip" else choice

    def _owner(self, place: int) -> Choice:
        """Choose whose owner: the row's own, wherever it stands; a second one is the last-named entity's."""
        main = self.table.main
        for entity in (main, self._holder):
            found = field_of(entity, "owner") if entity else "skip"
            if found != "skip" and found not in self.taken and found not in self.table.concepts:
                return Choice(found, _LIKELY)
        if main == "budget" and "initiative" in {**self.table.named, **self.table.keyed}:
            return Choice("initiative.owner", 0.9)
        return Choice(None, _OPEN)

    def _sponsor(self, place: int) -> Choice:
        """Leave a sponsor out where the initiative has an owner of its own beside."""
        choice = self._attribute("sponsor")
        doubled = choice.field == "initiative.owner" and self.table.has(".owner", choice.field)
        return Choice("skip", _LIKELY) if doubled else choice

    def _stage(self, place: int) -> Choice:
        choice = self._attribute("stage")
        if choice.field == "skip" and "initiative" in {**self.table.named, **self.table.keyed}:
            choice = Choice("initiative.stage", 0.9)
        if choice.field == "initiative.stage" and (choice.field in self.taken):
            return Choice("initiative.status", 0.9)
        return choice

    def _period(self, place: int) -> Choice:
        """Take a quarter or a month for the year only where it names one, or where nothing else does."""
        seen = self.table.seen[place]
        yearless = seen.filled and not (seen.years or seen.dates)
        if yearless or self.table.has("budget.year"):
            return Choice("skip", 0.9)
        return Choice("budget.year" if self.table.money else "skip", 0.85)

    def _category(self, place: int) -> Choice:
        """Take a category for the focus area only where a goal has no other."""
        main, seen = self.table.main, self.table.seen[place]
        free = main == "goal" and "area" not in self.table.named and not seen.numeric
        return Choice("area.name" if free else ("skip" if main else None), 0.85)

    def _unit(self, place: int) -> Choice:
        if self.table.metrics or self.table.main == "metric":
            return Choice("metric.unit", _LIKELY)
        return self._department(place)

    def _department(self, place: int) -> Choice:
        main, seen = self.table.main, self.table.seen[place]
        if seen.keyed or seen.numeric or main in {"budget", "link"}:
            return Choice("budget.cost_centre", _LIKELY)
        if main == "initiative" or "initiative" in self.table.named:
            return Choice("initiative.function", _LIKELY)
        owned = main not in {"area", "goal", "metric"} or self.table.has(f"{main}.owner", ".owner")
        return Choice(("skip" if main else None) if owned else f"{main}.owner", 0.85)

    def _weight(self, place: int) -> Choice:
        choice = self._weighing("weight", place)
        return Choice(choice.field, choice.weight, self._orders(place))

    def _weighing(self, attribute: str, place: int) -> Choice:
        """Give a weight to the goals, also after their focus area's name, where those of one area differ."""
        choice = self._attribute(attribute)
        own = choice.field == "area.weight" and self.table.main == "goal" and self.table.differs(place)
        return Choice("goal.weight", choice.weight) if own else choice

    def _orders(self, place: int) -> bool:
        """Whether the numbers are an order 1, 2, 3 rather than weights."""
        return not self.table.heard[place].percent and self.table.heard[place].concepts[0] == ".rank"

    def _rank(self, place: int) -> Choice:
        choice = self._weighing("rank", place)
        return Choice(choice.field, choice.weight, choice.field in {"area.weight", "goal.weight"})

    def _priority(self, place: int) -> Choice:
        seen, heard = self.table.seen[place], self.table.heard[place]
        if seen.textual and seen.prose + seen.words > 1.2 and not self.table.named.get("area"):
            return Choice("area.name" if self.table.main == "goal" else "link.area", 0.85)
        classed = seen.textual or seen.keyed
        if classed or (not seen.filled and not heard.percent and self._holder != "area"):
            other = "skip" if self.table.main else None
            of_goals = self._holder == "goal" or (self._holder == "area" and self.table.main == "goal")
            return Choice("goal.priority" if of_goals else other, 0.93)
        choice = self._weighing("weight", place)
        return replace(choice, is_rank=not heard.percent and seen.small >= 0.8)

    def _actual(self, place: int) -> Choice:
        table = self.table
        money = table.heard[place].unit.stated or (not table.metrics and table.main in _MONEY_ROWS)
        if money or (table.money and self._holder in {"initiative", "budget"}):
            return Choice("skip" if table.heard[place].percent else "budget.actual", _LIKELY)
        if table.metrics or table.main == "metric":
            return Choice("metric.actual", _LIKELY)
        return Choice("budget.actual", 0.85) if table.money else Choice(None, _OPEN)

    def _resource(self, place: int) -> Choice:
        people = self.table.seen[place].people >= 0.3
        return Choice("budget.fte" if people else None, _LIKELY if people else _OPEN)

    def _cost(self, place: int) -> Choice:
        counted = _COUNTED & set(self.table.concepts)
        return Choice("initiative.cost", _LIKELY) if counted else self._field("budget.amount", place)

    def _field(self, field: str, place: int) -> Choice:
        heard, seen, table = self.table.heard[place], self.table.seen[place], self.table
        if field == "budget.amount" and heard.bare and table.main == "metric" and "metric" in table.titled:
            return Choice(None, 0.6)
        if field in _MONEY and (belief := belief_in_money(seen, heard.meaning.confidence)) < 1:
            return Choice(None, belief)
        if field == "budget.year" and seen.filled and not (seen.years or seen.dates or seen.numbers):
            return Choice(field, 0.8)
        if field == "link.share" and len(self.table.named) + len(self.table.keyed) < 2:
            return Choice("skip", 0.95)
        moved = self._moved(field, place)
        return Choice(moved, _SURE if moved == field else _LIKELY)

    def _moved(self, field: str, place: int) -> str:
        """Return the field that a goal's or metric's word stands for in this table."""
        main, table = self.table.main, self.table
        if field in {"metric.target", "goal.ambition"}:
            return self._level(field, place)
        if field == "goal.horizon" and self._holder in {"metric", "initiative"} and main != "goal":
            return field_of(self._holder, "deadline")
        if field == "budget.year" and main == "goal" and not table.money:
            return "goal.horizon"
        if field == "goal.definition" and main in {"area", "initiative", "term"}:
            return field_of(main, "definition")
        return field

    def _level(self, field: str, place: int) -> str:
        """Return whose level a target or an ambition is: a metric's, a goal's or a focus area's."""
        main = self.table.main
        if field == "metric.target":
            return "goal.ambition" if self.table.sets_ambition(place) else field
        if main == "metric" and not self.table.has("metric.target"):
            return "metric.target"
        return "area.ambition" if main == "area" else field


_ATTRIBUTES: dict[str, Callable[[Context, int], Choice]] = {
    ".name": Context._name,
    ".id": Context._id,
    ".definition": Context._definition,
    ".owner": Context._owner,
    ".sponsor": Context._sponsor,
    ".unit": Context._unit,
    ".department": Context._department,
    ".weight": Context._weight,
    ".rank": Context._rank,
    ".priority": Context._priority,
    ".actual": Context._actual,
    ".resource": Context._resource,
    ".cost": Context._cost,
    ".stage": Context._stage,
    ".period": Context._period,
    ".category": Context._category,
}

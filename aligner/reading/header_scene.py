"""The table as a whole: which entities its columns name, and which of them its rows are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.model.grid import Value
from aligner.reading.header_reading import Heard
from aligner.reading.header_text import LONGEST
from aligner.reading.header_topic import RANK, topics
from aligner.reading.header_values import Witness

_MONEY = tuple(f"budget.{kind}" for kind in ("amount", "granted", "proposal", "forecast", "actual", "fte"))
_BEFORE_TARGET = frozenset(("metric.baseline", "metric.unit", "metric.actual"))
_TELLING = frozenset((".definition", ".owner", ".stage", ".progress", ".start", ".end", ".deadline", ".name"))
_GOAL_OWN = frozenset((
    "goal.definition", "goal.ambition", "goal.segment", "goal.need", "goal.horizon", "goal.parent",
    "goal.owner", "goal.status", "goal.weight", "goal.sponsor", "goal.kind",
))  # fmt: skip


@dataclass(slots=True)
class Scene:
    """Every column's most likely meaning, and what follows from having them side by side.

    ``named`` and ``keyed`` give the columns that name an entity or hold its key, in order.
    """

    heard: Sequence[Heard]
    seen: Sequence[Witness]
    concepts: list[str | None]
    values: Sequence[Sequence[Value]] = ()
    titled: list[str] = field(default_factory=list)
    named: dict[str, list[int]] = field(default_factory=dict)
    keyed: dict[str, list[int]] = field(default_factory=dict)
    main: str = ""

    def has(self, *concepts: str) -> bool:
        return any(concept in self.concepts for concept in concepts)

    @property
    def money(self) -> bool:
        return self.has(*_MONEY)

    @property
    def metrics(self) -> bool:
        """Whether rows hold metrics: named, or only by their values."""
        return "metric" in self.named or self.has("metric.baseline", "metric.unit", "metric.actual")

    def sets_ambition(self, place: int) -> bool:
        """Whether a target belongs to the goal itself: no metric beside it, or it stands before the first."""
        if self.main != "goal" or self.has("goal.ambition"):
            return False
        if "metric" in self.named:
            later = [p for p, c in enumerate(self.concepts) if c == "metric.target" and p > place]
            return place < self.named["metric"][0] and bool(later)
        return not self.metrics

    def differs(self, place: int) -> bool:
        """Whether a column's values differ within one focus area; a blank area is the one above it."""
        areas = self.named.get("area", ())
        if not areas or max(place, areas[0]) >= len(self.values):
            return False
        found: dict[str, str] = {}
        area = ""
        for named, value in zip(self.values[areas[0]], self.values[place], strict=False):
            area = str(named or "").strip()[:LONGEST] or area
            text = str("" if value is None else value).strip()[:LONGEST]
            if text and found.setdefault(area, text) != text:
                return True
        return False

    def count(self, prefix: str) -> int:
        return sum(concept is not None and concept.startswith(prefix) for concept in self.concepts)


def scene(
    heard: Sequence[Heard], seen: Sequence[Witness], title: str, values: Sequence[Sequence[Value]] = ()
) -> Scene:
    """Look at all columns together; ``values`` are sample cells of each column, row by row."""
    concepts = [_likeliest(h, w) for h, w in zip(heard, seen, strict=True)]
    built = Scene(heard, seen, concepts, values, topics(title))
    _settle_goals(built)
    _settle_years(built)
    for place, concept in enumerate(built.concepts):
        if concept and concept.startswith("@"):
            entity, _, attribute = concept[1:].partition(".")
            (built.keyed if attribute else built.named).setdefault(entity, []).append(place)
    built.main = _titled(built) or _untitled(built)
    return built


def _likeliest(heard: Heard, seen: Witness) -> str | None:
    """Return one column's meaning by its header and its own values."""
    if heard.bare:
        return None if seen.textual else "budget.amount"
    concept = _by_values(heard.concepts, seen)
    if heard.unit.stated and seen.textual is False and _may_be_money(concept):
        return "budget.amount"
    if heard.percent and concept and concept.startswith("budget."):
        return "skip"
    return concept


def _may_be_money(concept: str | None) -> bool:
    return concept in {"@initiative", "@area", ".resource"}


def _by_values(concepts: tuple[str, ...], seen: Witness) -> str | None:
    dated = [concept for concept in concepts if concept in {".end", ".start", ".deadline"}]
    if seen.dates >= 0.5 and dated:
        return dated[0]
    return concepts[0] if concepts else None


def _settle_goals(table: Scene) -> None:
    """Tell goals from targets, which Finnish and Swedish name by one word, and goals from key results."""
    concepts = table.concepts
    others = concepts.count("@goal")
    if others and "@keyresult" in concepts:
        table.titled.insert(0, "goal")
    for place, concept in enumerate(concepts):
        if concept == "@keyresult":
            concepts[place] = "@metric" if others else "@goal"
        elif concept == "@goal" and _is_target(table, place):
            concepts[place] = "metric.target"
    subs = [place for place, concept in enumerate(concepts) if concept == "@subgoal"]
    for place in subs:
        concepts[place] = "@goal"
    if subs and others:
        concepts[concepts.index("@goal")] = "goal.parent"


def _settle_years(table: Scene) -> None:
    """Read bare years beside yearly targets as what was reached."""
    targets = [p for p, concept in enumerate(table.concepts) if concept == "metric.target"]
    if any(table.heard[place].years.year is not None for place in targets):
        for place, heard in enumerate(table.heard):
            if heard.bare and not heard.unit.stated:
                table.concepts[place] = "metric.actual"


def _is_target(table: Scene, place: int) -> bool:
    heard, seen, before = table.heard[place], table.seen[place], table.concepts[:place]
    measured = "@metric" in table.concepts or "metric.baseline" in table.concepts
    after_metric = "@metric" in before or "metric.baseline" in before
    if seen.textual:
        return after_metric and "@goal" in before
    if seen.numeric:
        return measured or heard.percent or heard.years.year is not None
    if heard.years.year is not None or heard.percent:
        return True
    return after_metric and ("@goal" in before or before[-1] in _BEFORE_TARGET)


def _titled(table: Scene) -> str:
    """Return the first entity of the title that the columns bear out."""
    return next((entity for entity in table.titled if _borne_out(table, entity)), "")


def _borne_out(table: Scene, entity: str) -> bool:
    if entity == "budget":
        return table.money and not _tells_of(table, "goal") and not _tells_of(table, "initiative")
    if entity == "area":
        return not (set(table.named) - {"area"}) and ("area" in table.named or table.has(".name", ".id"))
    if entity in {"metric", "initiative"} and "goal" in table.named and _GOAL_OWN & set(table.concepts):
        return False
    named = entity in table.named or table.has(".name")
    return named or (entity in table.keyed and table.count(f"{entity}.") > 0) or table.count(f"{entity}.") > 1


def _tells_of(table: Scene, entity: str) -> bool:
    """Whether a table that is called a budget nevertheless introduces the goals or initiatives in it."""
    if entity not in table.named:
        return False
    own = table.count(f"{entity}.") + sum(concept in _TELLING for concept in table.concepts if concept)
    return own >= 2 or (entity == "goal" and bool(_GOAL_OWN & set(table.concepts)))


def _untitled(table: Scene) -> str:
    """Return what the rows are about by the columns alone: the first that is named, else keyed."""
    if "goal" in table.named and _GOAL_OWN & set(table.concepts):
        return "goal"
    order = sorted((places[0], entity) for entity, places in table.named.items() if entity != "area")
    if order:
        return _first_named(table, [entity for _, entity in order])
    if "area" in table.named:
        return "area"
    if table.keyed and table.has(".name"):
        return min(table.keyed, key=lambda entity: table.keyed[entity])
    if table.keyed and table.money:
        return "budget"
    return _by_attributes(table)


def _first_named(table: Scene, order: Sequence[str]) -> str:
    """Return the first named entity, unless it only holds keys beside money: that is a budget."""
    first = order[0]
    keys_only = all(table.seen[place].keyed for places in table.named.values() for place in places)
    if keys_only and table.money and len(order) == 1 and not table.has(".name"):
        return "budget"
    return first


def _by_attributes(table: Scene) -> str:
    counts = Counter({entity: table.count(f"{entity}.") for entity in RANK if entity != "budget"})
    entity, most = counts.most_common(1)[0]
    if most:
        return entity
    if len(table.keyed) > 1:
        return "link"
    return "budget" if table.money and not table.has(".name") else ""

"""Understanding the columns of a table: header text first, then values and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.model.grid import Column, Value
from aligner.reading.header_context import Choice, Context
from aligner.reading.header_groups import with_groups
from aligner.reading.header_reading import Heard, hear
from aligner.reading.header_scene import scene
from aligner.reading.header_text import LONGEST
from aligner.reading.header_units import Unit, take_unit
from aligner.reading.header_values import SILENT, witness
from aligner.reading.lexicon import lexicon

ASK_BELOW = 0.7
"""Below this confidence the reader asks rather than decides."""

_PLAIN, _VAGUE = 0.93, 0.9
_SURE = 1.0
_KINDS = ("amount", "granted", "proposal", "forecast", "actual", "remaining")
_AMOUNTS = frozenset(f"budget.{kind}" for kind in _KINDS) | {"initiative.cost"}

_ALONE = {
    ".definition": "goal.definition", ".owner": "goal.owner", ".sponsor": "goal.sponsor",
    ".stage": "initiative.stage", ".progress": "initiative.status", ".deadline": "metric.deadline",
    ".end": "initiative.end", ".start": "initiative.start", ".unit": "metric.unit",
    ".department": "initiative.function", ".weight": "goal.weight", ".cost": "initiative.cost",
    ".actual": "budget.actual", ".period": "budget.year", ".category": "area.name",
}  # fmt: skip
"""What an attribute is taken for where no table tells whose it is."""

_GUESSES = {
    ".resource": "budget.fte", ".priority": "goal.priority", ".rank": "goal.weight", ".name": "goal.name",
    ".id": "goal.id", ".kind": "goal.kind", ".date": "metric.measured",
}  # fmt: skip
_ENTITIES = ("area", "goal", "metric", "initiative", "evidence", "term", "person", "segment", "journey")


def understand(
    headers: Sequence[str],
    values: Sequence[Sequence[Value]] = (),
    *,
    title: str = "",
    corner: Sequence[str] = (),
) -> tuple[Column, ...]:
    """Return how each column of a table was understood, in order, ``index`` counting from 1.

    ``headers`` may stack several rows, joined by line breaks. ``values`` are sample cells of each column,
    row by row, None where one is blank. ``title`` holds the sheet's name and the titles above the table,
    ``corner`` texts above it that may state a unit. Where the reader would ask, ``field`` is None and
    ``asked`` its best guess.
    """
    title = title[:LONGEST]
    heard = [hear(header[:LONGEST]) for header in headers]
    seen = [witness(values[place]) if place < len(values) else SILENT for place in range(len(heard))]
    table = scene(heard, seen, title, values)
    context = Context(table)
    columns = _unmixed([_column(place, said, context.choose(place)) for place, said in enumerate(heard)])
    columns = [
        column if len(header) <= LONGEST else replace(column, header=header)
        for column, header in zip(columns, headers, strict=True)
    ]
    unit = _unit_above(corner, title)
    return tuple(with_groups([_with_unit(column, unit) for column in columns], heard))


def understand_alone(header: str) -> Column:
    """Return how a header is understood without values or neighbours.

    A key alone ("Goal ID") is asked about: it may be the row's own or a reference. A scale of money alone
    ("tkr", "M€") is taken for what it says, a unit; in a table, the column below it holds amounts.
    """
    heard = hear(header[:LONGEST])
    field, sure = _alone(heard)
    return _column(0, heard, Choice(field if sure else None, _weight_alone(heard) if sure else 0.65))


def _weight_alone(heard: Heard) -> float:
    """Return how surely a lone header means its likeliest: a unit may also stand above amounts."""
    return 0.79 if _is_scale(heard) else _SURE


def _is_scale(heard: Heard) -> bool:
    return heard.bare and heard.unit.scale > 1 and heard.years.year is None


def holds(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what a table holds: area, goal, metric, initiative, budget, evidence, link, term."""
    fields = {column.field for column in columns if column.field}
    held = [entity for entity in _ENTITIES if f"{entity}.name" in fields or f"{entity}.id" in fields]
    if "metric" not in held and fields & {"metric.target", "metric.baseline", "metric.actual"}:
        held.insert(sum(entity in {"area", "goal"} for entity in held), "metric")
    if any(field.startswith("budget.") for field in fields & (_AMOUNTS | {"budget.fte"})):
        held.append("budget")
    links = [field for field in fields if field.startswith("link.") and field != "link.share"]
    if "link.share" in fields or (len(links) > 1 and not held):
        held.append("link")
    return tuple(held)


def _alone(heard: Heard) -> tuple[str | None, bool]:
    """Return the field of a lone header, and whether it is sure enough not to ask."""
    if _is_scale(heard):
        return "metric.unit", True
    if heard.bare:
        return "budget.amount", heard.years.year is not None and not heard.years.range
    concept = heard.concepts[0] if heard.concepts else None
    if concept is None or (concept.startswith("@") and heard.unit.stated):
        return _guess(heard), False
    if _is_target(heard, concept):
        return "metric.target", True
    if heard.percent and concept in _AMOUNTS | {".actual"}:
        return "skip", True
    numbered_stage = concept == ".stage" and (heard.ordinal is not None or heard.years.year is not None)
    key = concept.startswith("@") and "." in concept
    return _guess(heard), not (numbered_stage or key or concept in _GUESSES)


def _is_target(heard: Heard, concept: str) -> bool:
    """Whether a lone goal is a goal's value: "Tavoite 2027", "Delmål 2026", but not "Tavoitteet 2026"."""
    if concept == "@goal" and heard.percent:
        return True
    named = concept == "@subgoal" or heard.phrase in lexicon().targets
    return named and heard.years.year is not None


def _unmixed(columns: Sequence[Column]) -> list[Column]:
    """Ask about vaguer amounts beside a plain one of the same year, lest the same money count twice."""
    plain = {(c.field, c.year) for c in columns if c.field in _AMOUNTS and c.confidence >= _PLAIN}
    return [
        replace(c, field=None, asked=c.field, confidence=ASK_BELOW - 0.01)
        if c.field in _AMOUNTS and c.confidence < _VAGUE and (c.field, c.year) in plain
        else c
        for c in columns
    ]


def _column(place: int, heard: Heard, choice: Choice) -> Column:
    own = 0.95 if heard.bare else heard.meaning.confidence
    confidence = round(own * choice.weight, 2)
    sure = choice.field is not None and confidence >= ASK_BELOW
    return Column(
        index=place + 1,
        header=heard.header,
        field=choice.field if sure else None,
        confidence=confidence if sure else min(confidence, ASK_BELOW - 0.01),
        asked=None if sure or not choice.weight else choice.field or _guess(heard),
        year=heard.years.year,
        is_rank=choice.is_rank and sure,
        scale=heard.unit.scale,
        scale_stated=heard.unit.stated,
        currency=heard.unit.currency,
        is_total=heard.meaning.total,
    )


def _guess(heard: Heard) -> str | None:
    """Return what a header means by itself, be it sure or not."""
    concept = heard.meaning.asked or (heard.concepts[0] if heard.concepts else None)
    if concept is None:
        return "budget.amount" if heard.unit.stated or heard.bare else None
    if concept.startswith("@") and heard.unit.stated:
        return "budget.amount"
    if concept.startswith("@"):
        entity = concept[1:].replace("subgoal", "goal").replace("keyresult", "goal")
        return entity if "." in entity else f"{entity}.name"
    return _ALONE.get(concept) or _GUESSES.get(concept) or (None if concept.startswith(".") else concept)


def _unit_above(corner: Sequence[str], title: str) -> Unit:
    """Return the unit that stands above the table, the nearest text first."""
    units = (take_unit(text[:LONGEST])[1] for text in (*reversed(corner), *reversed(title.split("\n"))))
    return next((unit for unit in units if unit.stated), Unit())


def _with_unit(column: Column, above: Unit) -> Column:
    """Give an amount column the unit that stands above the table, unless its header has one."""
    if (column.field or column.asked) not in _AMOUNTS:
        said = column.scale_stated or column.scale != 1 or column.currency is not None
        return replace(column, scale=1, scale_stated=False, currency=None) if said else column
    if column.scale_stated or not above.stated:
        return column
    return replace(column, scale=above.scale, scale_stated=True, currency=above.currency)

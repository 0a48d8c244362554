"""The plan of an example as a reader sees it: goals with what is written of them, metrics and money below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from aligner import i18n
from aligner.i18n import formats
from aligner.model.finding import Param

_Row = Mapping[str, Any]
_MONEY = ("money", "granted", "proposal", "forecast", "actual", "cost", "remaining")
_SIDE = {"persons": "person", "segments": "segment", "terms": "term", "journey": "journey"}
_UNSHOWN = {"id", "name", "goals", "area", "parent", "baseline", "target", "unit", "customer", "cost"}
"""Keys that stand elsewhere than among the plain cells, or only link."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a plan says: what it is, its name, its cells, and what hangs below it."""

    label: str
    name: str = ""
    cells: tuple[str, ...] = ()
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An example: its name, what its plan says, and the parameters that its finding must have."""

    name: str
    items: tuple[Item, ...]
    params: Mapping[str, Param] = field(default_factory=dict)


def shown(examples: Sequence[_Row], language: str, *, finds: bool) -> Shown:
    """Show the first example that finds, best once, or is clear; in the reader's language if one is."""
    fitting = [e for e in examples if (e["finds"] if finds else e.get("outcome") == "clear")]
    best = min(fitting, key=lambda e: (e["language"] != language, e["finds"] > 1, "options" in e))
    return Shown(best["name"], tuple(_Plan(best, language).items()), best.get("params", {}))


class _Plan:
    """The plan of one example, told in one language; its cells stay as they are."""

    def __init__(self, example: _Row, language: str) -> None:
        self._example, self._language = example, language
        self._goals = {goal["id"]: goal["name"] for goal in example.get("goals", ())}
        self._areas = {area["id"]: area for area in example.get("areas", ())}
        for goal in example.get("goals", ()):
            if area := goal.get("area"):
                self._areas.setdefault(area, {"id": area, "name": area})

    def items(self) -> Iterator[Item]:
        """Yield what the plan says, from the whole down to its lines of money."""
        yield from self._facts()
        for area in self._areas.values():
            goals = tuple(self._goal(goal) for goal in self._rows("goals") if goal.get("area") == area["id"])
            yield self._item("area", area, below=(*goals, *self._money(area=area["id"])))
        yield from (self._goal(goal) for goal in self._rows("goals") if not goal.get("area"))
        yield from self._linked(None)
        for key, kind in _SIDE.items():
            yield from (self._item(kind, row) for row in self._rows(key))
        yield from self._money()
        if "previous" in self._example:
            before = _Plan(self._example["previous"], self._language)
            yield Item(self._word("previous"), below=tuple(before.items()))

    def _facts(self) -> Iterator[Item]:
        for key in ("period", "as_of"):
            if key in self._example:
                yield Item(self._word(key), cells=(self._example[key],))
        if "profile" in self._example:
            name = i18n.text(f"catalogue.profile_name.{self._example['profile']}", self._language)
            yield Item(self._word("profile"), cells=(name,))
        if "options" in self._example:
            cells = tuple(f"{name} = {value}" for name, value in self._example["options"].items())
            yield Item(self._word("options"), cells=cells)

    def _goal(self, goal: _Row) -> Item:
        return self._item("goal", goal, below=(*self._linked(goal["id"]), *self._money(goal=goal["id"])))

    def _linked(self, goal: str | None) -> Iterator[Item]:
        """Yield what serves one goal only; for None, what serves several or none."""
        for key, kind in (("metrics", "metric"), ("initiatives", "initiative"), ("evidence", "evidence")):
            for row in self._rows(key):
                links = row.get("goals", [])
                if links == [goal] or (goal is None and len(links) != 1):
                    below = self._money(initiative=row.get("id")) if kind == "initiative" else ()
                    yield self._item(kind, row, below=tuple(below))

    def _item(self, kind: str, row: _Row, below: Iterable[Item] = ()) -> Item:
        name = row.get("name", row.get("id", ""))
        return Item(self._label(kind, "name"), name, tuple(self._cells(kind, row)), tuple(below))

    def _cells(self, kind: str, row: _Row) -> Iterator[str]:
        if kind == "metric":
            yield from self._aim(row)
        if row.get("customer"):
            yield i18n.text("terms.term.customer_goal", self._language)
        yield from self._links(kind, row)
        if "cost" in row:
            yield f"{self._label(kind, 'cost')}: {self._amount(row['cost'])}"
        for key, value in row.items():
            if key not in _UNSHOWN:
                yield self._cell(kind, key, value)

    def _links(self, kind: str, row: _Row) -> Iterator[str]:
        """What a thing belongs to, where its place below something else doesn't tell."""
        if links := [self._goals[goal] for goal in row.get("goals", ()) if len(row["goals"]) > 1]:
            yield f"{self._word('goals')}: {self._all(links)}"
        if parent := row.get("parent"):
            yield f"{self._label('goal', 'parent')}: {self._all([self._goals[parent]])}"
        if kind == "initiative" and row.get("area"):
            yield f"{self._label('area', 'name')}: {self._quoted(self._areas[row['area']]['name'])}"

    def _aim(self, metric: _Row) -> Iterator[str]:
        """A metric's baseline → target; one of them alone under its own name."""
        unit = f" {metric['unit']}" if metric.get("unit") else ""
        ends = [key for key in ("baseline", "target") if key in metric]
        values = [f"{metric[key]}{unit}" if metric[key] else self._word("empty") for key in ends]
        if len(ends) == 1:
            yield f"{self._label('metric', ends[0])}: {values[0]}"
        elif ends:
            yield " → ".join(values)

    def _cell(self, kind: str, key: str, value: Any) -> str:
        if key == "extra":
            return f"{self._word('extra')}: {value}"
        if kind == "metric" and key in {"kind", "timing"} and value:
            return i18n.text(f"catalogue.metric_{key}.{value}", self._language)
        said = self._number(value) if isinstance(value, (int, float)) else value or self._word("empty")
        return f"{self._label(kind, key)}: {said}"

    def _money(self, **target: str | None) -> Iterator[Item]:
        """Yield the amounts and person-years that name a target; without one, those that name none."""
        for key in (*_MONEY, "people"):
            lines = [line for line in self._rows(key) if _target(line) == target]
            for (label, kind, centre), same in groupby(lines, key=_line):
                field_name = "fte" if key == "people" else key if kind is None and key != "money" else kind
                cells = [self._in_year(line) for line in same]
                if centre:
                    cells.append(f"{self._label('budget', 'cost_centre')}: {centre}")
                yield Item(self._label("budget", field_name or "amount"), label, tuple(cells))

    def _in_year(self, line: _Row) -> str:
        people = "fte" in line
        said = f"{self._number(line['fte'])} {self._unit}" if people else self._amount(line["amount"])
        serves = line.get("goals", ())
        shared = f" ({self._all(self._goals[goal] for goal in serves)})" if serves else ""
        return (f"{line['year']}: {said}" if "year" in line else said) + shared

    @property
    def _unit(self) -> str:
        return i18n.text("terms.term.person_year_abbr", self._language)

    def _amount(self, units: float) -> str:
        return formats.money(round(Decimal(str(units)) * 100), "EUR", self._language)

    def _number(self, value: float) -> str:
        return formats.person_years(round(Decimal(str(value)) * 1000), self._language)

    def _rows(self, key: str) -> Sequence[_Row]:
        rows: Sequence[_Row] = self._example.get(key, ())
        return rows if isinstance(rows, list) else ()

    def _label(self, kind: str, name: str) -> str:
        if name not in i18n.keys("fields", kind):
            kind = "goal"  # an area's ambition is called as a goal's is
        return i18n.text(f"fields.{kind}.{name}", self._language)

    def _word(self, key: str) -> str:
        return i18n.text(f"catalogue.example.{key}", self._language)

    def _quoted(self, name: str) -> str:
        return quoted(name, self._language)

    def _all(self, names: Iterable[str]) -> str:
        return ", ".join(map(self._quoted, names))


def quoted(name: str, language: str) -> str:
    """Put a name in the quotation marks of a language."""
    return f"“{name}”" if language in {"en", i18n.PSEUDO} else f"”{name}”"


def _target(line: _Row) -> dict[str, str]:
    """What a line of money names: its goal, else its initiative, else its focus area."""
    for key in ("goal", "initiative", "area"):
        if key in line:
            return {key: line[key]}
    return {}


def _line(line: _Row) -> tuple[str, str | None, str]:
    return line.get("label", ""), line.get("kind"), line.get("centre", "")

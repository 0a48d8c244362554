"""Freeze drafts into the plan: resolve what they refer to, decide what is customer-centric."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from aligner.i18n.formats import round_half_up
from aligner.model.entities import Area, Described, Goal, Initiative, Metric
from aligner.model.grid import Cell
from aligner.model.period import Period
from aligner.reading import telling
from aligner.reading.drafts import Draft, Register
from aligner.reading.entities import Drafts
from aligner.reading.view import Table
from aligner.words.customers import customer_words
from aligner.words.deadlines import deadlines
from aligner.words.periods import find_periods
from aligner.words.placeholders import is_placeholder

_MINOR = 100
_RANGE = re.compile(r"(?:19|20)\d\d\s?[–—-]\s?(?:19|20)\d\d")


def areas(register: Register) -> tuple[tuple[Area, ...], bool]:
    """Return the focus areas, and whether their weights were made from an order."""
    weights, ranked = _weights(register)
    made = tuple(
        Area(draft.id, draft.name, dict(draft.cells), frozenset(draft.blank), weight=weights.get(draft.id))
        for draft in register
    )
    return tuple(replace(area, told=telling.of_area(area)) for area in made), ranked


def goals(drafts: Drafts, recorded: frozenset[str]) -> tuple[tuple[Goal, ...], bool]:
    """Return the goals in plan order, and whether their weights were made from an order."""
    weights, ranked = _weights(drafts.goals)
    parents = _parents(drafts)
    no_definitions = "goal.definition" not in recorded
    return tuple(_goal(d, weights.get(d.id), parents.get(d.id), no_definitions) for d in drafts.goals), ranked


def _goal(draft: Draft, weight: Decimal | None, parent: str | None, definition_is_name: bool) -> Goal:
    cells, blank = dict(draft.cells), frozenset(draft.blank)
    plain = Goal(draft.id, draft.name, cells, blank, definition_is_name=definition_is_name)
    words = tuple(
        span.text for span in (*customer_words(draft.name), *customer_words(plain.text("definition")))
    )
    return Goal(
        id=draft.id,
        name=draft.name,
        cells=cells,
        blank=blank,
        told=telling.of_goal(plain),
        area=draft.area,
        parent=parent,
        weight=weight,
        horizon=draft.period or stated_in(plain.text("ambition")),
        customer_centric=_is_customer_goal(draft, plain, words),
        customer_words=tuple(dict.fromkeys(words)),
        definition_is_name=definition_is_name,
        declared_extra=tuple(draft.declared),
    )


def _is_customer_goal(draft: Draft, goal: Goal, words: tuple[str, ...]) -> bool:
    if draft.said_customer is not None:
        return draft.said_customer
    return bool(words or goal.segment or draft.marked_customer)


def stated_in(text: str) -> Period | None:
    """The date by which a text says that something holds: "90 % vuonna 2028", "60 of 100 by end of 2027"."""
    periods = [period for _, period in deadlines(text) if period is not None]
    return periods[-1] if periods else None


def _weights(register: Register) -> tuple[dict[str, Decimal], bool]:
    """Stated weights, or (n + 1 − rank) over their sum where the column gives an order."""
    given = {draft.id: draft.weight for draft in register if draft.weight is not None and draft.weight >= 0}
    if not given or not any(draft.is_rank for draft in register):
        return given, False
    lowest = max(given.values()) + 1
    whole = sum(lowest - rank for rank in given.values())
    return {identity: (lowest - rank) / whole for identity, rank in given.items()}, True


def _parents(drafts: Drafts) -> dict[str, str]:
    """Resolve parent goals; a loop is cut where it closes, and said."""
    parents: dict[str, str] = {}
    for draft in drafts.goals:
        if draft.parent and not is_placeholder(draft.parent):
            cell = draft.cells.get("parent", Cell("", ""))
            exact = drafts.linker.goal.exact(draft.parent) or drafts.linker.goal.close(draft.parent)
            if not exact:
                drafts.notebook.add("unknown-parent", cell, goal=draft.name, parent=draft.parent)
            elif len(exact) > 1:
                drafts.notebook.add("ambiguous-link", cell, text=draft.parent, kind="goal")
            else:
                parents[draft.id] = exact[0]
    return _without_loops(parents, drafts)


def _without_loops(parents: dict[str, str], drafts: Drafts) -> dict[str, str]:
    done: set[str] = set()
    for start in list(parents):
        path: dict[str, None] = {}
        goal: str | None = start
        while goal is not None and goal not in done and goal not in path:
            path[goal] = None
            goal = parents.get(goal)
        if goal is not None and goal in path:
            loop = list(path)[list(path).index(goal) :]
            cell = drafts.goals[goal].cells.get("parent", Cell("", ""))
            drafts.notebook.add("parent-cycle", cell, goal=drafts.goals[goal].name, goals=len(loop))
            parents.pop(loop[-1])
        done.update(path)
    return parents


def metrics(register: Register) -> tuple[Metric, ...]:
    """Return the metrics, each with the kinds that its columns or its words tell."""
    return tuple(map(_metric, register))


def _metric(draft: Draft) -> Metric:
    plain = Described(draft.id, draft.name, dict(draft.cells), frozenset(draft.blank))
    return Metric(
        id=plain.id,
        name=plain.name,
        cells=plain.cells,
        blank=plain.blank,
        told=telling.of_metric(plain),
        goals=tuple(draft.goals),
        deadline=draft.period or stated_in(_text(draft, "target")),
        numbers=telling.numbers_of_metric(plain),
        measured=draft.times.get("measured"),
    )


def _text(draft: Draft, name: str) -> str:
    cell = draft.cells.get(name)
    return "" if cell is None or name in draft.blank else cell.text


def initiatives(register: Register) -> tuple[Initiative, ...]:
    """Return the initiatives with the goals that they serve."""
    return tuple(map(_initiative, register))


def _initiative(draft: Draft) -> Initiative:
    made = Initiative(
        id=draft.id,
        name=draft.name,
        cells=dict(draft.cells),
        blank=frozenset(draft.blank),
        goals=tuple(draft.goals.items()),
        area=draft.area,
        start=draft.times.get("start"),
        end=draft.times.get("end"),
        cost=None if draft.number is None else round_half_up(draft.number * _MINOR),
    )
    return replace(made, told=telling.of_initiative(made))


def stated_period(tables: Iterable[Table], files: Iterable[str]) -> Period | None:
    """The stretch of years that a title, a sheet or a file name states: "Strategia 2026–2028"."""
    for table in tables:
        for text in (*table.titles, table.view.sheet.name):
            if _RANGE.search(text):
                return _longest(text)
    for file in files:
        text = file.replace("_", " ")
        if _RANGE.search(text):
            return _longest(text)
    return None


def _longest(text: str) -> Period | None:
    periods = [period for _, period in find_periods(text)]
    return max(periods, key=lambda p: p.end - p.start, default=None)

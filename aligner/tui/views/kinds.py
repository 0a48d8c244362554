"""What the things of a goal were taken to be, as choices: the goal itself, its metrics, its initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner import i18n
from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.plan import Plan
from aligner.service.correction_targets import choices_of
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.screens.choice import Choice

Thing = Goal | Metric | Initiative
OPEN = "?"
"""The choice that leaves a kind to the reader."""

_TABLES: dict[type, str] = {Goal: "goal", Metric: "metric", Initiative: "initiative"}


def things_of(plan: Plan, goal: Goal) -> tuple[Thing, ...]:
    """The goal, its metrics and its initiatives."""
    return (goal, *plan.metrics_of(goal), *plan.initiatives_of(goal))


def thing_choices(things: Sequence[Thing], look: Look) -> tuple[Choice, ...]:
    """Each thing with each field that tells its kind; the name is ``number.field``."""
    return tuple(
        Choice(f"{number}.{field}", _line(thing, field, look))
        for number, thing in enumerate(things)
        for field in choices_of(thing)
    )


def taken(name: str, things: Sequence[Thing]) -> tuple[Thing, str]:
    """The thing and the field that a choice of ``thing_choices`` stands for."""
    number, _, field = name.partition(".")
    return things[int(number)], field


def kind_choices(thing: Thing, field: str, look: Look) -> tuple[Choice, ...]:
    """The kinds that a thing can be said to be; last, to let the reader tell."""
    words = [(kind, _word(kind, look)) for kind in choices_of(thing)[field]]
    words.append((OPEN, look.say("kinds.open")))
    return tuple(Choice(kind, Text(word)) for kind, word in words)


def now_told(thing: Thing, field: str) -> str:
    """The kind that it is taken to be now, the first where it is several."""
    return next(iter(_kinds(thing, field)), OPEN)


def _kinds(thing: Thing, field: str) -> Iterator[str]:
    known = choices_of(thing)[field]
    return (kind for kind in known if kind in thing.kinds(field))


def _line(thing: Thing, field: str, look: Look) -> Text:
    """``T1 Lämmin koti  tavoitteen tyyppi: asiakas``."""
    name = thing.full_name if isinstance(thing, Goal) else thing.name
    label = i18n.text(f"fields.{_TABLES[type(thing)]}.{field}", look.language)
    told = ", ".join(_word(kind, look) for kind in _kinds(thing, field)) or "–"
    return Text.assemble(plain(name, 40), (f"  {label}: ", look.style("muted")), told)


def _word(kind: str, look: Look) -> str:
    return i18n.text(f"columns.kinds.{kind}", look.language)

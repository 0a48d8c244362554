"""Budgets without a key to goals, with the hidden truth of every line, made of the names in linking.toml."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

from aligner.model.grid import Book, Sheet

NAMES = tomllib.loads((Path(__file__).parent / "linking.toml").read_text("utf-8"))


@dataclass
class Made:
    """The book, and by the row of the budget sheet the initiative and the goal that are really meant."""

    book: Book
    truth: dict[int, tuple[str, str] | None]


def made(language: str, lines: int = 2000, seed: int = 1) -> Made:
    """A plan of 20 goals and 60 initiatives, and its budget of so many lines without a key."""
    chance = random.Random(seed)
    names = NAMES[language]
    goal_id, goal, work_id, work, *columns = names["columns"]
    goals, works, meant = [[goal_id, goal]], [[work_id, work, goal_id]], []
    for g, (goal_name, initiatives) in enumerate(names["goals"].items(), 1):
        goals.append([f"T{g}", goal_name])
        for initiative in initiatives:
            name, alias = initiative.split(" = ")
            works.append([f"H{len(works)}", name, f"T{g}"])
            meant.append((works[-1][0], f"T{g}", name, alias, names["centres"][(g - 1) // 2]))
    rows, truth = [[*columns, "2026"]], {}
    sizes = [min(chance.paretovariate(1.1), 8) for _ in meant]
    for number, one in enumerate(chance.choices(meant, sizes, k=lines), 2):
        row, its = _line(one, names, chance)
        rows.append(row)
        truth[number] = its
    sheets = (("Goals", goals), ("Initiatives", works), ("Budget", rows))
    return Made(Book("made.xlsx", "0" * 64, tuple(Sheet(name, rows) for name, rows in sheets)), truth)


def _line(one, names, chance):
    """A line as a controller writes it: under a project, by a name of its own, or as a bare kind of cost."""
    work, goal, name, alias, unit = one
    if chance.random() < 0.1:
        unit = chance.choice(names["units"])
        code = 9000 + 10 * names["units"].index(unit)
        label = chance.choice(names["overhead"])
        return [f"{code} {unit}", "4400", label, None, _amount(chance)], None
    number = int(work[1:])
    code = 4000 + 100 * names["centres"].index(unit) + number % 3 * 10
    kind = chance.choice(names["kinds"])
    style = number % 5
    project = f"PR-{1000 + 7 * number}" if style in (0, 1) else None
    if project and style == 0:
        project = f"{project} {alias}"
    label = {
        0: kind.capitalize(),
        1: f"{alias}, {kind}",
        2: f"{alias} – {kind}",
        3: f"{kind.capitalize()} {alias}",
        4: f"{name}: {kind}",
    }[style]
    if chance.random() < 0.12:
        label = kind.capitalize()
    account = str(4300 + 10 * names["kinds"].index(kind))
    return [f"{code} {unit}", account, label, project, _amount(chance)], (work, goal)


def _amount(chance):
    return round(min(chance.lognormvariate(8.5, 1.1), 400_000), 2)

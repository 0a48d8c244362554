"""Books built in a test: rows as lists, or as text with ``|`` between the cells."""

import re
from datetime import date

from aligner.model.grid import Book, Range, Sheet, Visibility
from aligner.reading.assemble import read_plan

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def book(sheets, file="plan.xlsx", **oddities):
    """A book of sheets by name. Oddities are by sheet name too, or for the only sheet:

    ``merged=["A2:A4"]``, ``hidden_rows={3}``, ``hidden_columns={2}``, ``currency="SEK"``,
    ``troubles={"C3": (Trouble.ERROR, "#REF!")}``, ``currencies={"B2": "USD"}``, ``hidden_sheets={"Vanha"}``,
    ``notes=()``.
    """
    hidden = oddities.pop("hidden_sheets", ())
    notes = oddities.pop("notes", ())
    made = tuple(
        _sheet(name, rows, hidden, {k: _of(v, name) for k, v in oddities.items()})
        for name, rows in sheets.items()
    )
    return Book(file, "0" * 64, made, tuple(notes))


def plan(sheets, options=None, **oddities):
    """The plan that one book makes."""
    return read_plan([book(sheets, **oddities)], options=options)


def place(address):
    """Row and column of "B12", counted from 1."""
    letters, row = _ADDRESS.fullmatch(address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def area(text):
    """The range of "A2:B4"."""
    first, last = text.split(":")
    return Range(*place(first), *place(last))


def rows_of(text):
    """Rows of a text, ``|`` between cells: numbers and ISO dates become values, ``~`` a line break."""
    return [
        [_value(cell.strip()) for cell in line.split("|")] for line in text.removesuffix("\n").split("\n")
    ]


def _value(text):
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    if text.startswith("'"):
        return text[1:]
    return text.replace("~", "\n")


def _of(value, sheet):
    """An oddity of one sheet: stated by sheet name, or for all."""
    if isinstance(value, dict) and sheet in value:
        return value[sheet]
    by_sheet = isinstance(value, dict) and value and not _ADDRESS.fullmatch(next(iter(value)))
    return None if by_sheet else value


def _sheet(name, rows, hidden, odd):
    rows = rows_of(rows) if isinstance(rows, str) else rows
    rows = [row if any(v is not None for v in row) else [] for row in rows]
    return Sheet(
        name,
        rows,
        visibility=Visibility.HIDDEN if name in hidden else Visibility.SHOWN,
        hidden_rows=frozenset(odd.get("hidden_rows") or ()),
        hidden_columns=frozenset(odd.get("hidden_columns") or ()),
        merged=tuple(area(text) for text in odd.get("merged") or ()),
        troubles={place(at): trouble for at, trouble in (odd.get("troubles") or {}).items()},
        currency=odd.get("currency"),
        currencies={place(at): code for at, code in (odd.get("currencies") or {}).items()},
    )


def told(plan):
    """A plan in lines: ``area / goal [id] = definition ! ambition @ owner``, then what hangs on it."""
    lines = []
    names = {a.id: a.name for a in plan.areas}
    for goal in plan.goals:
        head = f"{names[goal.area]} / " if goal.area else ""
        own = f" [{goal.id}]" if "id" in goal.cells else ""
        extra = "" if goal.definition_is_name or not goal.definition else f" = {goal.definition}"
        extra += f" ! {goal.ambition}" if goal.ambition else ""
        extra += f" @ {goal.owner}" if goal.owner else ""
        parent = f" < {goal.parent}" if goal.parent else ""
        lines.append(f"{head}{goal.name}{own}{parent}{extra}")
        lines.extend(f"# {_metric(metric)}" for metric in plan.metrics_of(goal))
        lines.extend(f"+ {initiative.name}" for initiative in plan.initiatives_of(goal))
        money = plan.ledger.by_goal.get(goal.id, {})
        if money:
            lines.append("€ " + ", ".join(f"{y or 'undated'} {amount(money[y])}" for y in sorted(money)))
    lines.extend(f"empty area {a.name}" for a in plan.areas if not plan.goals_by_area[a.id])
    lines.extend(f"loose metric {m.name}" for m in plan.metrics if not m.goals)
    lines.extend(f"loose initiative {i.name}" for i in plan.initiatives if not i.goals)
    if plan.ledger.untraced:
        lines.append(f"untraced {amount(plan.ledger.untraced)}")
    lines.extend(f"{reason} {amount(minor)}" for reason, minor in sorted(plan.ledger.left_out.items()))
    return lines


def amount(minor):
    whole, rest = divmod(minor, 100)
    return str(whole) if not rest else f"{whole}.{rest:02d}"


def _metric(metric):
    end = f" by {metric.deadline.year}" if metric.deadline else ""
    levels = f" {metric.baseline or '?'}>{metric.target or '?'}" if metric.baseline or metric.target else ""
    return f"{metric.name}{levels}{end}"

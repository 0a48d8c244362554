"""Where budget lines lead: through their goal, their initiative, else their area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from aligner.model.grid import Column, Value
from aligner.model.lines import Reach, Target
from aligner.reading.entities import Drafts
from aligner.reading.link_rules import LinkRules
from aligner.reading.links import Index, Shares
from aligner.reading.loose import CodeLinks, LooseLines
from aligner.reading.money import Purse, centre_name
from aligner.reading.targets import area_target, joint_target
from aligner.reading.view import Table, as_text
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import clean, normalise

REFERENCES = {
    "goal": ("link.goal", "goal.id", "goal.name"),
    "initiative": ("link.initiative", "initiative.id", "initiative.name"),
    "area": ("link.area", "area.id", "area.name"),
}
LABELS = ("budget.line", "initiative.name", "link.initiative", "goal.name", "link.goal", "initiative.id")
LABEL_LENGTH = 200

_CODE = re.compile(r"[^\W\d_]{0,6}[\W_]{0,2}\d[\w.\-/]*")
"""A reference that is a code ("H9", "PRJ-120"): it names nothing that a reader would know."""


class LineLinker:
    """Gives every line of one table its target, once for all lines with the same references."""

    def __init__(
        self, table: Table, drafts: Drafts, purse: Purse, codes: CodeLinks, rules: LinkRules
    ) -> None:
        self._table = table
        self._drafts = drafts
        self._purse = purse
        self._rules = rules
        self._loose = LooseLines(table, purse, codes, rules)
        self._columns = {kind: table.all(*fields) for kind, fields in REFERENCES.items()}
        self._label_places = tuple(column.index - 1 for column in _label_columns(table))
        used = {c.index for columns in self._columns.values() for c in columns}
        self._places = sorted(index - 1 for index in used)
        self._known: dict[str, dict[tuple[Value, ...], int]] = {}
        self._found_before: dict[tuple[str, str], Shares] = {}
        self._strays: dict[tuple[str, str], bool] = {}
        self._references: dict[Value, str] = {}
        centre = table.first("budget.cost_centre")
        self._centre = None if centre is None else centre.index - 1

    def link(self, row: int, values: Sequence[Value], section: str) -> int:
        """Return the number of the target of a line."""
        label = self.label(values, section) if self._loose.asks_labels else ""
        number = self._loose.number(self._referred(row, values, section), values, label)
        if self._centre is not None:
            self._purse.spend_in(number, centre_name(values[self._centre]))
        return number

    def _referred(self, row: int, values: Sequence[Value], section: str) -> int:
        """The number of the target that a line's references lead to, be it none."""
        known = self._known.setdefault(section, {})
        marks = tuple([values[place] for place in self._places])
        number = known.get(marks)
        if number is None:
            number = known[marks] = self._purse.target(self._target(row, values, section))
            self._loose.open(number)
        return number

    def links(
        self, first: int, rows: Sequence[Sequence[Value]], columns: Sequence[Sequence[Value]], section: str
    ) -> list[int]:
        """Return the number of the target of every line of a slice; ``columns`` are its rows, turned."""
        known = self._known.setdefault(section, {})
        places = [columns[place] for place in self._places]
        marked: list[tuple[Value, ...]] = list(zip(*places, strict=True)) if places else [()] * len(rows)
        for i, marks in enumerate(marked):
            if marks not in known:
                self._referred(first + i, rows[i], section)
        numbers = [known[marks] for marks in marked]
        if self._loose.any(numbers):
            labels = self.labels(rows, columns, section) if self._loose.asks_labels else ()
            numbers = self._loose.numbers(numbers, columns, labels)
        if self._centre is not None:
            column = columns[self._centre]
            # The kinds of the values keep 1 and TRUE apart.
            for number, _, centre in set(zip(numbers, map(type, column), column, strict=True)):
                self._purse.spend_in(number, centre_name(centre))
        return numbers

    def labels(
        self, rows: Sequence[Sequence[Value]], columns: Sequence[Sequence[Value]], section: str
    ) -> list[str]:
        """What the file calls each line of a slice."""
        if self._label_places:
            plain = _plain_labels(columns[self._label_places[0]])
            if plain is not None:
                return plain
        return [self.label(values, section) for values in rows]

    def label(self, values: Sequence[Value], section: str) -> str:
        """What the file calls a line."""
        for place in self._label_places:
            value = values[place]
            if value is None:
                continue
            text = value if isinstance(value, str) else as_text(value)
            if not (text.isascii() and text.isprintable()):
                text = normalise(clean(text))
            text = text.strip()
            if text:
                return text[:LABEL_LENGTH]
        return section[:LABEL_LENGTH]

    def _target(self, row: int, values: Sequence[Value], section: str) -> Target:
        goals = self._found("goal", row, values, section)
        initiatives = self._found("initiative", row, values, section)
        if goals:
            initiative = next(iter(initiatives), None) or self._made(row, values, goals)
            self._tie(initiative, goals)
            return Target(Reach.GOAL, tuple(goals.items()), initiative, linked=True)
        if initiatives:
            return joint_target(initiatives, self._drafts)
        areas = self._found("area", row, values, section)
        if areas:
            return area_target(next(iter(areas)), self._drafts)
        return Target(Reach.NOTHING, marks=self._unknown(values))

    def _unknown(self, values: Sequence[Value]) -> tuple[tuple[str, str], ...]:
        """The references of a line that lead nowhere."""
        texts = ((kind, text) for kind in REFERENCES for _, text in self._texts(kind, values))
        return tuple((f"link.{kind}", text[:LABEL_LENGTH]) for kind, text in texts)

    def _texts(self, kind: str, values: Sequence[Value]) -> Iterator[tuple[Column, str]]:
        """The filled references of a kind in a row."""
        for column in self._columns[kind]:
            value = values[column.index - 1]
            text = self._references.get(value)
            if text is None:
                text = normalise(clean(as_text(value)))
                text = self._references[value] = "" if is_placeholder(text) else text
            if text:
                yield column, text

    def _found(self, kind: str, row: int, values: Sequence[Value], section: str) -> Shares:
        """The ids of a kind that a row refers to, with weights: in its columns, in others, or above it."""
        linker = self._drafts.linker
        for column, text in self._texts(kind, values):
            if self._is_taken(kind, text, values):
                found = self._found_before.get((kind, text))
                if found is None:
                    found = linker.several(kind, text, self._table.view.cell(row, column.index, text))
                    self._found_before[kind, text] = found
                if found:
                    return found
        others = [
            (other, text) for other in REFERENCES if other != kind for _, text in self._texts(other, values)
        ]
        strays = [text for other, text in others if self._is_of_another(other, text)]
        index: Index = getattr(linker, kind)
        for text in (*strays, section):
            exact = index.exact(text) if text else []
            if len(exact) == 1:
                return {exact[0]: 1}
        return {}

    def _is_taken(self, kind: str, text: str, values: Sequence[Value]) -> bool:
        """Whether a reference is to be looked up: no other kind's, not new, not spoken of by a rule alone."""
        if self._is_of_another(kind, text) or self._is_new(kind, text, values):
            return False
        index: Index = getattr(self._drafts.linker, kind)
        return not self._rules.names(f"link.{kind}", text) or bool(index.exact(text))

    def _is_of_another(self, kind: str, text: str) -> bool:
        """Whether a reference means nothing of its column's kind, but exactly one thing of another."""
        stray = self._strays.get((kind, text))
        if stray is None:
            linker = self._drafts.linker
            own: Index = getattr(linker, kind)
            others = (getattr(linker, other) for other in REFERENCES if other != kind)
            stray = not own.exact(text) and any(len(index.exact(text)) == 1 for index in others)
            self._strays[kind, text] = stray
        return stray

    def _is_new(self, kind: str, text: str, values: Sequence[Value]) -> bool:
        """Whether a line names an initiative that no table lists, beside a goal that is known."""
        if kind != "initiative" or _CODE.fullmatch(text) or self._drafts.linker.initiative.exact(text):
            return False
        goals = (reference for _, reference in self._texts("goal", values))
        known = any(self._drafts.linker.goal.exact(reference) for reference in goals)
        return known and not self._drafts.linker.initiative.close(text)

    def _made(self, row: int, values: Sequence[Value], goals: Shares) -> str | None:
        """Take up an initiative that only the budget names: the goal is being worked for, and this is how."""
        for column, text in self._texts("initiative", values):
            if self._is_new("initiative", text, values) and not self._is_of_another("initiative", text):
                cell = self._table.view.cell(row, column.index, text)
                draft = self._drafts.initiatives.meet("", text, cell)
                draft.record("name", cell)
                self._drafts.notebook.add("dangling-link", cell, text=text, kind="initiative", made=1)
                return draft.id
        return None

    def _tie(self, initiative: str | None, goals: Shares) -> None:
        """An initiative that serves nothing by its own table serves the goals that its lines name."""
        draft = self._drafts.initiatives.get(initiative)
        if draft is not None and (not draft.goals or draft.tied_by_lines):
            draft.tied_by_lines = True
            for goal in goals:
                draft.serves(goal)


def _plain_labels(column: Sequence[Value]) -> list[str] | None:
    """The labels of a column of plain text, filled on every row; None where a cell needs a closer look."""
    if set(map(type, column)) != {str}:
        return None
    texts = cast("Sequence[str]", column)
    joined = "".join(texts)
    labels = list(map(str.strip, texts))
    if not (joined.isascii() and joined.isprintable() and all(labels)):
        return None
    return labels if max(map(len, labels)) <= LABEL_LENGTH else [label[:LABEL_LENGTH] for label in labels]


def _label_columns(table: Table) -> tuple[Column, ...]:
    """The columns that name a line, best first; any text column will do where none does."""
    named = [column for field in LABELS for column in table.all(field)]
    money = ("budget.", "initiative.cost")
    others = [c for c in table.columns if not (c.field or "").startswith(money) and c not in named]
    return (*named, *others[:4])

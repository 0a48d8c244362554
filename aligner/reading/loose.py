"""Lines that name no goal: led by the user's rules and link tables, else marked with what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.model.grid import Value
from aligner.model.lines import Reach, Target
from aligner.model.link_rules import ACCOUNT, CENTRE
from aligner.reading.link_rules import LinkRules
from aligner.reading.money import Purse
from aligner.reading.view import Table, as_text
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import clean, key, normalise

MOST_MARKED = 20_000
"""So many targets may a plan have before lines that nothing leads anywhere are told by name only."""

_MARK_LENGTH = 200

CodeLinks = dict[str, list[tuple[str, int]]]
"""A user's link table: cost centre or account (as a key) → goals with weights."""


class LooseLines:
    """Takes the lines of one table further whose references reach no goal, or an area's goals only."""

    def __init__(self, table: Table, purse: Purse, codes: CodeLinks, rules: LinkRules) -> None:
        self._purse = purse
        self._codes = codes
        self._rules = rules
        self._marks = tuple((c.field or "", c.index - 1) for c in table.all(CENTRE, ACCOUNT))
        self._texts: dict[Value, str] = {}
        self._known: dict[tuple[object, ...], int] = {}
        self._open: set[int] = set()

    @property
    def asks_labels(self) -> bool:
        """Whether what a line is called may lead it somewhere."""
        return self._rules.of_labels

    def open(self, number: int) -> None:
        """Take note of a target that its lines may be led on from."""
        target = self._purse.targets[number]
        by_area = target.reach is Reach.AREA and target.initiative is None
        if not target.goals or (by_area and self._codes):
            self._open.add(number)

    def any(self, numbers: Sequence[int]) -> bool:
        """Whether some of these targets may be led on from."""
        return bool(self._open) and not self._open.isdisjoint(numbers)

    def number(self, number: int, values: Sequence[Value], label: str) -> int:
        """Return the target that a line has after all, by number."""
        if number not in self._open:
            return number
        name = label if self._rules.of_labels else ""
        marks = (number, name, *(values[place] for _, place in self._marks))
        found = self._known.get(marks)
        return self._found(marks) if found is None else found

    def numbers(
        self, numbers: Sequence[int], columns: Sequence[Sequence[Value]], labels: Sequence[str]
    ) -> list[int]:
        """The same for a slice of lines, whose columns are given."""
        led = list(numbers)
        places = [i for i, number in enumerate(numbers) if number in self._open]
        for i in places:
            name = labels[i] if self._rules.of_labels else ""
            marks = (numbers[i], name, *[columns[place][i] for _, place in self._marks])
            found = self._known.get(marks)
            led[i] = self._found(marks) if found is None else found
        return led

    def _found(self, marks: tuple[object, ...]) -> int:
        number, label, *values = marks
        base = self._purse.targets[number]  # type: ignore[call-overload]
        said = (*base.marks, *self._said(values))  # type: ignore[arg-type]
        target: Target = self._led(base, said, str(label)) or base
        if target is base and not base.goals and len(self._purse.targets) < MOST_MARKED:
            target = Target(base.reach, (), base.initiative, base.area, base.label, base.linked, said)
        self._known[marks] = found = self._purse.target(target)
        return found

    def _led(self, base: Target, said: tuple[tuple[str, str], ...], label: str) -> Target | None:
        """Where a rule leads lines without a goal, else where a link table leads lines without either."""
        led = None if base.goals else self._rules.target(said, label, base.initiative)
        if led is not None or base.initiative is not None or not self._codes:
            return led
        by_code = next(filter(None, (self._codes.get(key(t)) for f, t in said if f in {CENTRE, ACCOUNT})), ())
        return Target(Reach.GOAL, tuple(by_code), linked=True) if by_code else None

    def _said(self, values: Sequence[Value]) -> Iterator[tuple[str, str]]:
        for (field, _), value in zip(self._marks, values, strict=True):
            text = self._texts.get(value)
            if text is None:
                text = normalise(clean(as_text(value)))[:_MARK_LENGTH]
                self._texts[value] = text = "" if is_placeholder(text) else text
            if text:
                yield field, text

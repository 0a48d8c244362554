"""What is known so far of areas, goals, metrics and initiatives while tables are being read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from aligner.model.grid import Cell
from aligner.model.period import Period
from aligner.reading.links import Index, id_key
from aligner.reading.notebook import Notebook
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import key

NUMERIC = frozenset({"baseline", "target", "actual", "weight", "priority", "cost"})
"""The fields in which a nought is a value, not a placeholder."""

SIGNS = frozenset("%‰€£$°")
"""Units that are no words."""

SLUG_LENGTH = 60
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass
class Draft:
    """One area, goal, metric or initiative in the making; ``goals`` are the goals it serves, with weights."""

    id: str
    name: str
    cells: dict[str, Cell] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    own_id: bool = False
    weight: Decimal | None = None
    is_rank: bool = False
    period: Period | None = None
    times: dict[str, Period] = field(default_factory=dict)
    """When it starts, ends or was measured, by field."""
    number: Decimal | None = None
    """The one number beside the amounts: an initiative's cost, a team's capacity, a stage's score."""
    area: str | None = None
    parent: str = ""
    goals: dict[str, int] = field(default_factory=dict)
    declared: list[Cell] = field(default_factory=list)
    marked_customer: bool = False
    said_customer: bool | None = None
    """Whether the user says that it is a customer goal; None where the user says nothing."""
    tied_by_lines: bool = False
    """Its goals come from budget lines only: no table of its own says which they are."""

    def record(self, name: str, cell: Cell) -> None:
        """Take over a field's cell; a filled one is never replaced, a blank one is."""
        before = self.cells.get(name)
        if before is None or (not before.text.strip() and cell.text.strip()):
            self.cells[name] = cell
            self.blank.discard(name)
            if cell.text.strip() and says_nothing(name, cell.text):
                self.blank.add(name)

    def serves(self, goal: str, weight: int = 1) -> None:
        """Tie it to a goal, with the weight of a stated division."""
        self.goals.setdefault(goal, weight)


def says_nothing(name: str, text: str) -> bool:
    """Whether a filled cell is a placeholder; a unit may well be a bare sign."""
    is_sign = name == "unit" and not SIGNS.isdisjoint(text)
    return not is_sign and is_placeholder(text, zero=name not in NUMERIC)


class Register:
    """The drafts of one kind, found by id or by name, in the order they were first met."""

    def __init__(self, index: Index, notebook: Notebook) -> None:
        self.index = index
        self._notebook = notebook
        self._drafts: dict[str, Draft] = {}
        self._repeats: dict[str, int] = {}

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def __len__(self) -> int:
        return len(self._drafts)

    def __getitem__(self, identity: str) -> Draft:
        return self._drafts[identity]

    def get(self, identity: str | None) -> Draft | None:
        return self._drafts.get(identity) if identity is not None else None

    def meet(self, identity: str, name: str, cell: Cell) -> Draft:
        """Return the draft that an id and a name mean; make it where it is new.

        One id with one name is one draft; one id with two names makes two, the second ``G1#2``. Without
        an id the name decides, and the id is made from it.
        """
        identity = "" if is_placeholder(identity) and identity.strip() not in {"0"} else identity.strip()
        known = self._known(identity, name, cell)
        if known is not None:
            return known
        made = Draft(self._free(identity or slug(name)), name, own_id=bool(identity))
        if identity and made.id != identity:
            self._notebook.add("duplicate-id", cell, id=identity, name=name, given=made.id)
        elif identity and (alike := self.index.folded.get(key(identity))):
            self._notebook.add("alike-id", cell, id=identity, other=alike[0])
        self._drafts[made.id] = made
        self.index.add(made.id, name, own_id=bool(identity))
        return made

    def _known(self, identity: str, name: str, cell: Cell) -> Draft | None:
        namesakes = self.index.names.get(key(name), [])
        if identity:
            known = self.index.ids.get(id_key(identity))
            if known is not None and (not name or key(self._drafts[known].name) == key(name)):
                return self._drafts[known]
            same = [d for d in namesakes if d.startswith(f"{known}#")] if known else []
            if same:
                return self._drafts[same[0]]
            if namesakes and known is None and not self._drafts[namesakes[0]].own_id:
                return self._adopt(namesakes[0], identity)
            if namesakes:
                self._notebook.add("duplicate-name", cell, name=name, id=identity)
            return None
        return self._drafts[namesakes[0]] if namesakes else None

    def _adopt(self, made: str, identity: str) -> Draft | None:
        """Give a draft that was known by name only the id that a later table states."""
        draft = self._drafts[made]
        self.index.ids.setdefault(id_key(identity), made)
        draft.own_id = True
        return draft

    def _free(self, identity: str) -> str:
        taken = identity
        while taken in self._drafts:
            number = self._repeats[identity] = self._repeats.get(identity, 1) + 1
            taken = f"{identity}#{number}"
        return taken


def slug(name: str) -> str:
    """Make an id from a name: "Paras asiakaskokemus" is ``paras-asiakaskokemus``."""
    return _NOT_WORD.sub("-", key(name)).strip("-")[:SLUG_LENGTH].rstrip("-") or "x"

"""What people write down beside a plan: waivers, notes, decisions, and changes that are to be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from aligner.model.finding import Finding, Subject
from aligner.model.grid import Cell

if TYPE_CHECKING:
    from aligner.model.acts import Change

Whose = tuple[str, Subject, str]
"""A check, and the subject that it speaks of."""


class DecisionState(Enum):
    """What the latest reading tells of a decision.

    DONE: the finding is gone; CHANGED: it stands, but a cell behind it reads differently; OVERDUE: it
    stands, and the day by which it was to be done has passed.
    """

    DONE = "done"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written down: ``id`` is its own for ever, ``at`` when (ISO 8601), ``by`` who wrote it."""

    id: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class About:
    """The finding that an entry is about, told so that next month's reading finds it again.

    A check that finds several things in one subject is meant as a whole.
    """

    check: str
    subject: Subject
    subject_id: str
    subject_name: str

    def fits(self, finding: Finding) -> bool:
        return self.whose == (finding.check, finding.subject, finding.subject_id)

    @property
    def whose(self) -> Whose:
        return self.check, self.subject, self.subject_id


@dataclass(frozen=True, slots=True)
class Waiver(Entry):
    """A finding that is accepted until a day, the day included, and why."""

    about: About
    reason: str
    until: date

    def holds(self, day: date) -> bool:
        return day <= self.until


@dataclass(frozen=True, slots=True)
class Remark(Entry):
    """A note about a goal."""

    goal: str
    goal_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision(Entry):
    """What was decided about a finding: who does what by when, and the cells as they stood then.

    ``fields`` names, cell by cell, the subject's own field ("definition", "owner" …) that the cell holds;
    empty for a cell of another row. By it the cell is found again when rows and columns have moved.
    """

    about: About
    what: str
    who: str
    due: date | None
    cells: tuple[Cell, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def named_cells(self) -> tuple[tuple[str, Cell], ...]:
        """Every cell with the subject's field that it holds."""
        fields = (*self.fields, *("" for _ in self.cells[len(self.fields) :]))
        return tuple(zip(fields, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Intent(Entry):
    """A change that was tried and is to be made in the client's own file.

    ``goal_name`` is how its goal was called then, empty where that wasn't written down.
    """

    change: Change
    goal_name: str = ""


@dataclass(frozen=True)
class Followup:
    """Everything that stands in the sidecar, oldest first.

    ``damaged`` names the lines that can't be read, a row of 0 a whole file; ``kept_aside`` the damaged
    files that were put away when somebody wrote, and are no longer read.
    """

    waivers: tuple[Waiver, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    intents: tuple[Intent, ...] = ()
    damaged: tuple[Cell, ...] = ()
    kept_aside: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that are to be made, each once however often it was kept."""
        return tuple(dict.fromkeys(intent.change for intent in self.intents))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written down and nothing is damaged."""
        return self == _NOTHING

    @cached_property
    def _waivers_of(self) -> Mapping[Whose, tuple[Waiver, ...]]:
        return _grouped(self.waivers)

    @cached_property
    def _decisions_on(self) -> Mapping[Whose, tuple[Decision, ...]]:
        return _grouped(self.decisions)

    def waiver_of(self, finding: Finding, day: date) -> Waiver | None:
        """The waiver that holds for a finding on a day, the longest one where several do."""
        last = self._last_waiver(finding)
        return last if last is not None and last.holds(day) else None

    def expired(self, finding: Finding, day: date) -> Waiver | None:
        """The last waiver of a finding, where it has run out and none has followed it."""
        last = self._last_waiver(finding)
        return last if last is not None and not last.holds(day) else None

    def _last_waiver(self, finding: Finding) -> Waiver | None:
        fitting = self._waivers_of.get(_whose(finding), ())
        return max(fitting, key=lambda one: one.until, default=None)

    def remarks_on(self, goal: str) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.goal == goal)

    def decision_on(self, finding: Finding) -> Decision | None:
        """The latest decision about a finding."""
        return next(reversed(self._decisions_on.get(_whose(finding), ())), None)


_NOTHING = Followup()
_Told = TypeVar("_Told", Waiver, Decision)


def _whose(finding: Finding) -> Whose:
    return finding.check, finding.subject, finding.subject_id


def _grouped(entries: Iterable[_Told]) -> Mapping[Whose, tuple[_Told, ...]]:
    grouped: dict[Whose, list[_Told]] = {}
    for entry in entries:
        grouped.setdefault(entry.about.whose, []).append(entry)
    return {whose: tuple(found) for whose, found in grouped.items()}

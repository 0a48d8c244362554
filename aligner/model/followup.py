"""What people write down beside a plan: waivers, notes, decisions, and changes that are to be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aligner.model.acts import Change
from aligner.model.finding import Finding, Subject
from aligner.model.grid import Cell


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written down: ``id`` is its own for ever, ``at`` the moment (ISO 8601), ``by`` who wrote it."""

    id: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class About:
    """The finding that an entry is about, told so that next month's reading finds it again."""

    check: str
    subject: Subject
    subject_id: str
    subject_name: str

    def fits(self, finding: Finding) -> bool:
        return (self.check, self.subject, self.subject_id) == (
            finding.check,
            finding.subject,
            finding.subject_id,
        )


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
    """What was decided about a finding: who does what by when, and the cells as they stood then."""

    about: About
    what: str
    who: str
    due: date | None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent(Entry):
    """A change that was tried and is to be made in the client's own file."""

    change: Change


@dataclass(frozen=True, slots=True)
class Followup:
    """Everything that stands in the sidecar, oldest first; ``damaged`` names the lines that can't be read."""

    waivers: tuple[Waiver, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    intents: tuple[Intent, ...] = ()
    damaged: tuple[Cell, ...] = ()

    def waiver_of(self, finding: Finding, day: date) -> Waiver | None:
        """The waiver that holds for a finding on a day, the longest one where several do."""
        fitting = [one for one in self.waivers if one.about.fits(finding) and one.holds(day)]
        return max(fitting, key=lambda one: one.until, default=None)

    def expired(self, finding: Finding, day: date) -> Waiver | None:
        """The last waiver of a finding, where it has run out and none has followed it."""
        if self.waiver_of(finding, day) is not None:
            return None
        return max(
            (w for w in self.waivers if w.about.fits(finding)), key=lambda one: one.until, default=None
        )

    def remarks_on(self, goal: str) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.goal == goal)

    def decision_on(self, finding: Finding) -> Decision | None:
        """The latest decision about a finding."""
        return next((one for one in reversed(self.decisions) if one.about.fits(finding)), None)

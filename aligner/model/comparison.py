"""Two assessments of one plan beside each other: what closed, what opened, what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from aligner.model.finding import Finding, Pillar
from aligner.model.verdicts import Level, Reason, Verdict

T = TypeVar("T")


class Change(Enum):
    """What became of a finding since the earlier assessment.

    LAPSED: it was waived then, and is open now.
    """

    CLOSED = "closed"
    OPENED = "opened"
    OPEN = "open"
    WAIVED = "waived"
    LAPSED = "lapsed"


class Cause(Enum):
    """Why a finding came or went: only PLAN says that somebody changed what the plan says of it.

    SUBJECT: what it is about is new, or gone. MATERIAL: the plan holds nothing to judge it by in one of
    the two. CHECK: one of the two assessments didn't make this check.
    """

    PLAN = "plan"
    SUBJECT = "subject"
    MATERIAL = "material"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Moved(Generic[T]):
    """One thing then and now; None where it wasn't there, or wasn't told."""

    before: T | None
    after: T | None

    @property
    def has_changed(self) -> bool:
        return self.before != self.after

    @property
    def is_told(self) -> bool:
        """Whether both assessments tell it."""
        return self.before is not None and self.after is not None


@dataclass(frozen=True, slots=True)
class GoalMove:
    """One goal then and now; ``money`` in minor units, nought where the goal isn't there.

    ``id`` and ``name`` are today's, or the last ones of a goal that is gone.
    """

    id: str
    name: str
    earlier_id: str
    earlier_name: str
    customer_centric: bool
    verdict: Moved[Verdict]
    reason: Moved[Reason]
    pillars: Mapping[Pillar, Moved[Level]]
    money: Moved[int]

    @property
    def is_new(self) -> bool:
        return self.verdict.before is None

    @property
    def is_gone(self) -> bool:
        return self.verdict.after is None

    @property
    def stayed(self) -> bool:
        return self.verdict.is_told

    @property
    def is_renamed(self) -> bool:
        return self.stayed and self.earlier_name != self.name

    @property
    def moved_pillars(self) -> Mapping[Pillar, Moved[Level]]:
        """The pillars whose level changed."""
        return {pillar: move for pillar, move in self.pillars.items() if self.stayed and move.has_changed}


@dataclass(frozen=True, slots=True)
class AreaMove:
    """One focus area then and now: its weight, its share of the money, its money in minor units."""

    id: str
    name: str
    priority_share: Moved[float]
    money_share: Moved[float]
    money: Moved[int]


@dataclass(frozen=True, slots=True)
class FindingMove:
    """One finding, as it is now or, where it is gone, as it was then; it carries no cells.

    ``message`` is the sentence that was stored with it, for a check that this version doesn't know.
    ``waived_until`` is None where no waiver holds now.
    """

    finding: Finding
    change: Change
    cause: Cause
    message: str
    waived_until: date | None = None


@dataclass(frozen=True, slots=True)
class FileMove:
    """An input file that is new, gone, or holds something else than it did ("new", "gone", "changed")."""

    file: str
    change: str


@dataclass(frozen=True)
class Comparison:
    """Everything that two assessments of a plan tell apart.

    ``shares`` are "slogan_share", "backed_share", "say_pay_gap", "evidence_coverage" (0–1); ``sums`` are
    "traced", "untraced", "read" in minor units. Where ``currency`` differs, no amounts are given at all.
    ``customer_only``: the verdicts counted are those of the customer goals.
    """

    plan: Moved[str]
    served: str
    currency: Moved[str]
    as_of: Moved[date]
    version: Moved[str]
    goals: tuple[GoalMove, ...]
    areas: tuple[AreaMove, ...]
    findings: tuple[FindingMove, ...]
    files: tuple[FileMove, ...]
    verdicts: Mapping[Verdict, Moved[int]]
    customer_only: bool
    shares: Mapping[str, Moved[float]] = field(default_factory=dict)
    sums: Mapping[str, Moved[int]] = field(default_factory=dict)
    thresholds: Moved[Mapping[str, Mapping[str, object]]] = field(default_factory=lambda: Moved(None, None))

    def of(self, *changes: Change, cause: Cause | None = None) -> tuple[FindingMove, ...]:
        """The findings of some changes, worst first as they stand; of one cause, where that is named."""
        return tuple(one for one in self.findings if one.change in changes and cause in {None, one.cause})

    @property
    def is_comparable(self) -> bool:
        """Whether any goal stands in both under one name: otherwise these are two plans."""
        return any(goal.stayed and not goal.is_renamed for goal in self.goals)

    @property
    def shifted(self) -> int:
        """Minor units that left some goals and reached others: the lesser of what rose and what fell."""
        differences = [(goal.money.after or 0) - (goal.money.before or 0) for goal in self.goals]
        return min(sum(d for d in differences if d > 0), -sum(d for d in differences if d < 0))

    @property
    def is_backwards(self) -> bool:
        """Whether what was named as the earlier one is the later."""
        before, after = self.as_of.before, self.as_of.after
        return before is not None and after is not None and before > after

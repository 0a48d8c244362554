"""What checks saw: codes, parameters and cells, never prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from aligner.model.grid import Cell

Param = str | int


class Pillar(Enum):
    """The four things that stand behind a goal's words."""

    DEFINITION = "definition"
    AMBITION = "ambition"
    METRICS = "metrics"
    RESOURCES = "resources"


class Severity(Enum):
    """How much a finding weighs: only a blocker decides a pillar's level."""

    BLOCKER = "blocker"
    MAJOR = "major"
    MINOR = "minor"


class Subject(Enum):
    """What a check looks at, one by one."""

    GOAL = "goal"
    AREA = "focus_area"
    INITIATIVE = "initiative"
    METRIC = "metric"
    PLAN = "plan"


class Outcome(Enum):
    """What became of one check on one subject.

    IMPLIED: another finding already says it (one fact, one finding), so the check stays silent.
    """

    FOUND = "found"
    CLEAR = "clear"
    NOT_ASSESSED = "not_assessed"
    CRASHED = "crashed"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Finding:
    """One state that a check names, on one subject, with the cells that show it.

    Amounts in ``params`` are integer minor units under names that end in ``_money``, person-years are
    thousandths under names that end in ``_people``; years, counts and
    shares (whole percent) are plain integers; everything else is text as it stands in the plan.
    ``total`` counts the evidence before it was cut to fifty cells.
    """

    check: str
    name: str
    severity: Severity
    subject: Subject
    subject_id: str
    subject_name: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: tuple[Cell, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one check came to each outcome, over its subjects."""

    check: str
    outcomes: Mapping[Outcome, int]

    def count(self, outcome: Outcome) -> int:
        return self.outcomes.get(outcome, 0)


def severity_order(finding: Finding) -> int:
    """Sort key: blockers first, then major, then minor."""
    return list(Severity).index(finding.severity)

"""Many plans side by side: what is known of each, and how they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from aligner.model.finding import Param, Pillar
from aligner.model.verdicts import Level, Tone, Verdict


class Measure(Enum):
    """What plans are compared by; each is a share 0–1 of one plan, or unknown."""

    BACKED = "backed"
    SLOGANS = "slogans"
    DEFINITION = "definition"
    AMBITION = "ambition"
    METRICS = "metrics"
    RESOURCES = "resources"
    WITH_MONEY = "with-money"
    TRACED = "traced"
    SAY_PAY_GAP = "say-pay-gap"
    COVERAGE = "coverage"

    @property
    def more_is_better(self) -> bool:
        return self not in {Measure.SLOGANS, Measure.SAY_PAY_GAP}


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """A plan's budget in minor units: ``read`` = ``traced`` + ``untraced`` + ``left_out``."""

    read: int = 0
    traced: int = 0
    untraced: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read; ``code`` and ``params`` are those of its SourceError."""

    file: str
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """What a portfolio keeps of one plan.

    ``id`` is its path below the folder that was read, with slashes; ``name`` what its report is headed
    with; ``report`` the name of its reports without an ending; ``paths`` where it lies. ``goals_with_money``
    counts goals that any budget line reaches. ``findings`` and ``asked`` count, by check code, the subjects
    that it spoke of and those it could be asked of. ``notes`` counts reading notes by code.
    """

    id: str
    name: str
    report: str
    paths: tuple[str, ...]
    currency: str
    years: tuple[int, ...]
    goals: int
    customer_goals: int
    goals_with_money: int
    verdicts: Mapping[Verdict, int]
    customer_verdicts: Mapping[Verdict, int]
    pillars: Mapping[Pillar, Mapping[Level, int]]
    slogan_share: float | None
    backed_share: float | None
    say_pay_gap: float | None
    evidence_coverage: float | None
    money: PlanMoney
    findings: Mapping[str, int]
    asked: Mapping[str, int]
    notes: Mapping[str, int]
    files: int
    refused: tuple[Refusal, ...] = ()

    def measured(self, measure: Measure) -> float | None:
        """The plan's share by one measure; None where it says nothing of it."""
        known = {
            Measure.BACKED: None if self._untold else self.backed_share,
            Measure.SLOGANS: self.slogan_share,
            Measure.SAY_PAY_GAP: self.say_pay_gap,
            Measure.COVERAGE: self.evidence_coverage,
            Measure.TRACED: self._traced(),
            Measure.WITH_MONEY: self._with_money(),
        }
        return known[measure] if measure in known else self._solid(Pillar(measure.value))

    def _traced(self) -> float | None:
        traced, untraced = self.money.traced, self.money.untraced
        # Costs below zero make parts that no whole is the sum of: a share would say nothing.
        return _share(traced, traced + untraced) if min(traced, untraced) >= 0 else None

    def _with_money(self) -> float | None:
        return _share(self.goals_with_money, self.goals) if self.money.read and not self._untold else None

    @property
    def _untold(self) -> bool:
        """Whether it does not say what its money is for: then no goal can be backed, or be without money."""
        return self.pillars.get(Pillar.RESOURCES, {}).get(Level.UNKNOWN, 0) > 0

    def _solid(self, pillar: Pillar) -> float | None:
        levels = self.pillars.get(pillar, {})
        known = sum(count for level, count in levels.items() if level is not Level.UNKNOWN)
        return _share(levels.get(Level.SOLID, 0), known)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


@dataclass(frozen=True, slots=True)
class PlanFailure:
    """A plan of which nothing could be read, and why: the code and params of its error."""

    id: str
    name: str
    paths: tuple[str, ...]
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the plans lie on one measure, by the quartiles that Excel's QUARTILE.INC gives (R-7).

    ``count`` plans say something of it.
    """

    count: int
    least: float
    lower: float
    median: float
    upper: float
    most: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where one plan stands among ``count`` on a measure.

    ``rank`` 1 is the best, equal values share the better rank; ``quarter`` 1 is the best quarter.
    """

    value: float
    rank: int
    count: int
    quarter: int


@dataclass(frozen=True, slots=True)
class Client:
    """One plan, and where it stands on each measure that it says something of."""

    record: PlanRecord
    positions: Mapping[Measure, Position]


@dataclass(frozen=True, slots=True)
class CommonGap:
    """A check that speaks of many plans: found in ``plans`` of the ``asked`` that it could be asked of.

    ``findings`` counts the goals and other subjects that it speaks of, over all plans.
    """

    check: str
    plans: int
    asked: int
    findings: int


@dataclass(frozen=True)
class Portfolio:
    """All plans of a folder side by side, in the order of their names.

    ``gaps`` stand with the most common first, those of blockers and major findings alike. ``money`` is by
    currency: sums of different currencies are never added. ``skipped`` counts what lay in the folders and
    is no plan, by the reason. ``anonymous``: names are replaced, and nothing leads back to a client. ``tone``
    and ``names`` are what was asked of the plans' reports, None where nothing was.
    """

    as_of: date
    version: str
    clients: tuple[Client, ...]
    failures: tuple[PlanFailure, ...]
    spreads: Mapping[Measure, Spread]
    gaps: tuple[CommonGap, ...]
    verdicts: Mapping[Verdict, int]
    pillars: Mapping[Pillar, Mapping[Level, int]]
    money: Mapping[str, PlanMoney]
    skipped: Mapping[str, int] = field(default_factory=dict)
    anonymous: bool = False
    tone: Tone | None = None
    names: bool | None = None

"""The verdicts: what every report and every screen is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from aligner.model.acts import Action
from aligner.model.finding import Finding, Pillar, Tally
from aligner.model.followup import Followup
from aligner.model.lines import LooseItem
from aligner.model.options import CheckOptions, Option
from aligner.model.plan import Plan
from aligner.model.verdicts import Level, Reason, Verdict
from aligner.model.year_change import YearChange

ENOUGH_ASKED = 3
"""Fewer questions than this say nothing of where an organisation stands."""


MOSTLY_BLOCKED = 0.5
"""From this share of goals with a blocker on, a difference isn't in place, whatever else is."""


@dataclass(frozen=True, slots=True)
class PillarState:
    """A pillar's level, and the blockers that decided it."""

    level: Level
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalVerdict:
    """The judgement of one goal. ``money`` is in minor units and includes ``area_money``."""

    goal: str
    verdict: Verdict
    reason: Reason | None
    pillars: Mapping[Pillar, PillarState]
    money: int
    area_money: int
    priority_share: float | None = None
    money_share: float | None = None

    @property
    def solid(self) -> int:
        """How many pillars stand."""
        return sum(state.level is Level.SOLID for state in self.pillars.values())


@dataclass(frozen=True, slots=True)
class AreaShare:
    """A focus area's weight and money; ``area`` is None for goals that have no area."""

    area: str | None
    priority_share: float | None
    money_share: float | None
    money: int
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One of the seven differences: how many of the questions behind it are met.

    Of ``goals`` goals (the customer goals, where there are any) a blocker behind it speaks of ``blocked``.
    """

    number: int
    met: int
    unmet: int
    not_assessed: int
    checks: tuple[str, ...]
    blocked: int = 0
    goals: int = 0

    @property
    def asked(self) -> int:
        """How many of the questions the plan held something to judge by."""
        return self.met + self.unmet

    @property
    def level(self) -> Level | None:
        """How far it is in place, in three steps a third each; None where too little could be asked.

        Solid from two thirds of the questions asked, weak from one third, missing below that. Where a
        blocker speaks of any goal it is weak at best, and missing where blockers speak of half of them.
        """
        if self.asked < ENOUGH_ASKED:
            return None
        thirds = 3 * self.met // self.asked
        if not thirds or (self.blocked and self.blocked >= self.goals * MOSTLY_BLOCKED):
            return Level.MISSING
        return Level.SOLID if thirds >= 2 and not self.blocked else Level.WEAK


@dataclass(frozen=True)
class Assessment:
    """Everything that was concluded about one plan.

    Shares are 0–1 or None where nothing can be compared. ``resources_unknown`` says why no goal's
    missing money may be held against it: "no-money-column", "unlinkable", or None. ``mostly_untraced``:
    the money looks like the whole operating budget, so it is told neutrally.
    """

    plan: Plan
    as_of: date
    version: str
    goals: tuple[GoalVerdict, ...]
    areas: tuple[AreaShare, ...]
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    differences: tuple[Difference, ...]
    slogan_share: float | None
    backed_share: float | None
    say_pay_gap: float | None
    evidence_coverage: float | None
    resources_unknown: str | None = None
    mostly_untraced: bool = False
    swapped_pairs: tuple[tuple[str, str], ...] = ()
    changed_options: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)
    checks_off: frozenset[str] = frozenset()
    """The names and codes of the checks that the settings switch off."""
    largest_untraced: tuple[LooseItem, ...] = ()
    unsaid: tuple[str, ...] = ()
    """The codes of the questions that the plan has no place for: the box "The plan doesn't say"."""
    actions: tuple[Action, ...] = ()
    """What would change the most verdicts, tried on the plan, the smallest first."""
    year_change: YearChange | None = None
    """What changed since last year's plan; None where that isn't given."""
    anonymous: bool = False
    """Whether names and texts are replaced, so that it may be shared."""
    followup: Followup = field(default_factory=Followup)
    """What people have written down beside the plan: waivers, notes, decisions, changes to be made."""

    @property
    def options(self) -> CheckOptions:
        """The options that the checks were asked with."""
        return CheckOptions(self.changed_options, self.checks_off)

    @cached_property
    def verdict_by_goal(self) -> Mapping[str, GoalVerdict]:
        return {verdict.goal: verdict for verdict in self.goals}

    @cached_property
    def findings_by_subject(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings about each goal, by goal id, in catalogue order."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.subject.value == "goal":
                grouped.setdefault(finding.subject_id, []).append(finding)
        return {subject: tuple(found) for subject, found in grouped.items()}

    def customer_goals(self) -> tuple[GoalVerdict, ...]:
        by_id = self.plan.goal_by_id
        return tuple(v for v in self.goals if by_id[v.goal].customer_centric)

    def count(self, verdict: Verdict, *, customer_only: bool = False) -> int:
        goals = self.customer_goals() if customer_only else self.goals
        return sum(v.verdict is verdict for v in goals)

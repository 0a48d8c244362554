"""The plan: what an organisation says it will do, with the cell that each statement came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.model.entities import (
    BUILDING_STAGES,
    EARLY_STAGES,
    Area,
    Evidence,
    Goal,
    Initiative,
    JourneyStage,
    Metric,
    Person,
    Segment,
    Term,
)
from aligner.model.grid import Note, SourceRead
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.link_rules import LinkRule
from aligner.model.period import Period
from aligner.model.told import UNTOLD, Told

if TYPE_CHECKING:
    from aligner.model.value_phases import ValuePhases

WORDY = 10
"""So many initiatives or named lines must a plan have before what it leaves unsaid is asked about."""


@dataclass(frozen=True)
class Plan:
    """Everything that was read.

    ``recorded`` holds the contract's fields that some table has a column for ("goal.owner",
    "metric.baseline", "budget.amount", …): what is absent here is "not recorded", never zero.
    ``period`` is the stretch that the plan itself states ("Strategia 2026–2028"), ``budget_years`` the
    years that the counted amounts name. ``ranked``: weights were made from an order, not stated as shares.
    ``ledger`` is counted money in minor units of ``currency``; ``other_money`` holds the kinds that are
    shown but never added to it; ``people`` is person-years in thousandths. ``previous`` is last
    year's plan, where given; ``as_of`` the day that the plan is judged on.
    """

    name: str = ""
    currency: str = "EUR"
    areas: tuple[Area, ...] = ()
    goals: tuple[Goal, ...] = ()
    metrics: tuple[Metric, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    people: Ledger = field(default_factory=Ledger)
    other_money: Mapping[str, Ledger] = field(default_factory=dict)
    recorded: frozenset[str] = frozenset()
    period: Period | None = None
    budget_years: tuple[int, ...] = ()
    ranked: bool = False
    scale_terms: tuple[str, ...] = ()
    sources: tuple[SourceRead, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    terms: tuple[Term, ...] = ()
    persons: tuple[Person, ...] = ()
    segments: tuple[Segment, ...] = ()
    journey: tuple[JourneyStage, ...] = ()
    profile: Told = UNTOLD
    """What the organisation is: company, public, health, education or membership."""
    commerce: Told = UNTOLD
    """Whether the plan itself speaks of sales, margin or churn."""
    as_of: date = date.min
    previous: Plan | None = None
    link_rules: tuple[LinkRule, ...] = ()
    """What the user has said of where money leads that names no goal."""

    @cached_property
    def goal_by_id(self) -> Mapping[str, Goal]:
        return {goal.id: goal for goal in self.goals}

    @cached_property
    def goal_by_name(self) -> Mapping[str, Goal]:
        """The first goal of each name, by ``name_key``."""
        return {goal.name_key: goal for goal in reversed(self.goals)}

    @cached_property
    def initiative_by_id(self) -> Mapping[str, Initiative]:
        return {initiative.id: initiative for initiative in self.initiatives}

    @cached_property
    def area_by_id(self) -> Mapping[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def goals_by_area(self) -> Mapping[str | None, tuple[Goal, ...]]:
        """The goals of every area, in plan order; goals without an area are under None."""
        grouped: dict[str | None, list[Goal]] = {area.id: [] for area in self.areas}
        for goal in self.goals:
            grouped.setdefault(goal.area, []).append(goal)
        return {area: tuple(goals) for area, goals in grouped.items()}

    @cached_property
    def goals_by_definition(self) -> Mapping[str, tuple[Goal, ...]]:
        """The goals that stand under each definition, by ``definition_key``, in plan order."""
        grouped: dict[str, list[Goal]] = {}
        for goal in self.goals:
            if key := goal.definition_key:
                grouped.setdefault(key, []).append(goal)
        return {key: tuple(goals) for key, goals in grouped.items()}

    @cached_property
    def metrics_by_goal(self) -> Mapping[str, tuple[Metric, ...]]:
        grouped: dict[str, list[Metric]] = {}
        for metric in self.metrics:
            for goal in metric.goals:
                grouped.setdefault(goal, []).append(metric)
        return {goal: tuple(metrics) for goal, metrics in grouped.items()}

    @cached_property
    def initiatives_by_goal(self) -> Mapping[str, tuple[Initiative, ...]]:
        grouped: dict[str, list[Initiative]] = {}
        for initiative in self.initiatives:
            for goal, _ in initiative.goals:
                grouped.setdefault(goal, []).append(initiative)
        return {goal: tuple(initiatives) for goal, initiatives in grouped.items()}

    @cached_property
    def lists_phases(self) -> bool:
        """Whether some goal has a concept or pilot and the building after it as initiatives of their own."""
        works = self.initiatives_by_goal.values()
        stages = (frozenset[str]().union(*(one.kinds("stage") for one in its)) for its in works)
        return any(told & EARLY_STAGES and told & BUILDING_STAGES for told in stages)

    @cached_property
    def evidence_by_goal(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence that names each goal; what names none is under ""."""
        grouped: dict[str, list[Evidence]] = {}
        for evidence in self.evidence:
            for goal in evidence.goals or ("",):
                grouped.setdefault(goal, []).append(evidence)
        return {goal: tuple(found) for goal, found in grouped.items()}

    @cached_property
    def customer_goals(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.customer_centric)

    @property
    def is_wordy(self) -> bool:
        """Whether it says enough for its silence to tell: ten initiatives, or ten named lines of money."""
        return len(self.initiatives) >= WORDY or len(self.ledger.names) >= WORDY

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """Everything that the plan says in words: names, definitions, ambitions, descriptions, needs."""
        described = (*self.areas, *self.goals, *self.metrics, *self.initiatives, *self.evidence)
        fields = ("definition", "ambition", "description", "need", "segment", "not_doing")
        said = ((one.name, *(one.text(name) for name in fields)) for one in described)
        return tuple(dict.fromkeys(text for texts in said for text in texts if text))

    def evidence_of(self, goal: Goal) -> tuple[Evidence, ...]:
        """The evidence of customers that stands behind a goal."""
        return self.evidence_by_goal.get(goal.id, ())

    def serves_customers(self, initiative: Initiative) -> bool:
        """Whether an initiative serves a customer-centric goal."""
        known = self.goal_by_id
        return any(goal in known and known[goal].customer_centric for goal, _ in initiative.goals)

    def is_linked(self, initiative: Initiative) -> bool:
        """Whether an initiative serves a goal, or a focus area that the plan knows."""
        return bool(initiative.goals) or initiative.area in self.area_by_id

    @cached_property
    def paid_initiatives(self) -> frozenset[str]:
        """The initiatives that money or people stand behind on lines of their own."""
        sums = (*self.ledger.by_initiative.items(), *self.people.by_initiative.items())
        return frozenset(one for one, by_year in sums if sum(by_year.values()) > 0)

    def may_be_paid(self, initiative: Initiative) -> bool:
        """Whether an initiative has lines of its own, or serves a goal whose other money may pay it."""
        direct = self.ledger.goals_paid_directly
        return initiative.id in self.paid_initiatives or any(goal in direct for goal, _ in initiative.goals)

    def metrics_of(self, goal: Goal) -> tuple[Metric, ...]:
        return self.metrics_by_goal.get(goal.id, ())

    def initiatives_of(self, goal: Goal) -> tuple[Initiative, ...]:
        return self.initiatives_by_goal.get(goal.id, ())

    def money_of(self, goal: Goal) -> int:
        """Minor units that reach the goal, area-level money included."""
        return self.ledger.of_goal(goal.id)

    def people_of(self, goal: Goal) -> int:
        """Thousandths of a person-year that reach the goal."""
        return self.people.of_goal(goal.id)

    def records(self, *prefixes: str) -> bool:
        """Whether some table has a column of any of these fields; "budget." stands for all of its kind."""
        return any(f.startswith(p) if p.endswith(".") else f == p for f in self.recorded for p in prefixes)

    @property
    def records_money(self) -> bool:
        """Whether any table has an amount column that counts."""
        return self.records("budget.amount", "budget.granted", "budget.proposal", "budget.forecast")

    @property
    def records_people(self) -> bool:
        return self.records("budget.fte")

    @cached_property
    def resources_unknown(self) -> str | None:
        """Why missing resources can't be held against a goal, or None where they can.

        "no-money-column": neither money nor people stand in the plan at all; "unlinkable": under a fifth
        of the lines of money name a goal, initiative or area that the plan knows.
        """
        if not self.records_money and not self.records_people:
            return "no-money-column"
        linked = [target.linked for target in self.ledger.targets]
        lines = sum(map(linked.__getitem__, self.ledger.links))
        return "unlinkable" if lines * 5 < len(self.ledger) else None

    def is_resourced(self, goal: Goal) -> bool:
        """Whether money or people reach the goal through any link."""
        return self.money_of(goal) > 0 or self.people_of(goal) > 0

    @cached_property
    def is_dated(self) -> bool:
        """Whether any money or person-years in the plan carry a year."""
        keys = (*self.ledger.sums, *self.people.sums)
        return any(year != UNDATED for _, year in keys)

    @cached_property
    def weight_of_goals(self) -> float:
        """The goals' own weights together; nought where none has one."""
        return float(sum(goal.weight or 0 for goal in self.goals))

    @cached_property
    def funded_goals(self) -> tuple[Goal, ...]:
        """The goals that money reaches through any link, in plan order."""
        return tuple(goal for goal in self.goals if self.money_of(goal) > 0)

    @cached_property
    def sums_of_goals(self) -> tuple[int, ...]:
        """What the funded goals get, in minor units, the least first."""
        return tuple(sorted(map(self.money_of, self.funded_goals)))

    @cached_property
    def staffed_share(self) -> float | None:
        """Of the goals that money reaches, the share that people reach too; None where money reaches none."""
        funded = self.funded_goals
        staffed = sum(self.people_of(goal) > 0 for goal in funded)
        return staffed / len(funded) if funded else None

    @cached_property
    def value_phases(self) -> ValuePhases:
        """Where the money, the initiatives and the metrics sit: in creating, producing or capturing value."""
        from aligner.model.value_phases import value_phases

        return value_phases(self)

    @cached_property
    def is_over(self) -> bool:
        """Whether every time that the plan names lies before the day it is judged on."""
        periods = [self.period, *(goal.horizon for goal in self.goals), *(m.deadline for m in self.metrics)]
        periods += [initiative.end for initiative in self.initiatives]
        ends = [period.end for period in periods if period] + [date(y, 12, 31) for y in self.budget_years]
        return bool(ends) and max(ends) < self.as_of

    def metric_deadline(self, metric: Metric, goal: Goal) -> Period | None:
        """A metric's own deadline, else its goal's horizon."""
        return metric.deadline or goal.horizon

    def is_complete(self, metric: Metric, goal: Goal) -> bool:
        """Whether a metric has a baseline, a target and a deadline."""
        return bool(metric.baseline and metric.target and self.metric_deadline(metric, goal))

    def years_in_reach(self, horizon: Period | None) -> tuple[int, ...]:
        """The budget years up to a horizon; all of them where there is none.

        A year before the plan's stated period is last year's budget, shown beside for comparison.
        """
        first = self.period.start.year if self.period else 0
        return tuple(y for y in self.budget_years if first <= y and (horizon is None or y <= horizon.year))

    def resourced_years(self, goal: Goal) -> frozenset[int]:
        """The years in which money or people of the goal stand; undated ones satisfy no year."""
        years = (self.ledger.by_goal.get(goal.id, {}), self.people.by_goal.get(goal.id, {}))
        return frozenset(y for sums in years for y, amount in sums.items() if amount > 0 and y != UNDATED)

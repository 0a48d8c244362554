"""Where the money, the initiatives and the metrics sit: in creating, producing or capturing value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.model.entities import Initiative, Metric
from aligner.model.lines import Target

if TYPE_CHECKING:
    from aligner.model.plan import Plan

PHASES = ("creation", "production", "capture")
_CASHED = frozenset({"loyalty", "pipeline", "sales", "margin", "by-segment"})
"""Topics of metrics that tell what came back to us."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its minor units, their share of the classified money, its initiatives and metrics."""

    money: int = 0
    money_share: float | None = None
    initiatives: int = 0
    metrics: int = 0


@dataclass(frozen=True, slots=True)
class ValuePhases:
    """The three phases of customer value.

    ``classified_share``: of the money on goals' and initiatives' lines, how much has a phase; None where
    there is no such money. A phase's ``money_share`` is None where no money has one.
    """

    creation: Phase
    production: Phase
    capture: Phase
    classified_share: float | None = None

    @property
    def phases(self) -> Mapping[str, Phase]:
        """The phases by the names of ``PHASES``, in that order."""
        return dict(zip(PHASES, (self.creation, self.production, self.capture), strict=True))

    @property
    def metrics(self) -> int:
        """How many metrics have a phase."""
        return sum(phase.metrics for phase in self.phases.values())


def value_phases(plan: Plan) -> ValuePhases:
    """Sort what the plan holds by phase, as its columns tell, else its words; the untold is left out."""
    own = {initiative.id: _phase(initiative, plan) for initiative in plan.initiatives}
    initiatives = Counter(own.values())
    metrics = Counter(_measured_phase(metric, plan) for metric in plan.metrics)
    money: Counter[str] = Counter()
    for (link, _), amount in plan.ledger.sums.items():
        for phase, part in _parts(plan.ledger.targets[link], amount, own, plan):
            money[phase] += part
    classified, whole = sum(money[phase] for phase in PHASES), sum(money.values())
    creation, production, capture = (
        Phase(money[name], _share(money[name], classified), initiatives[name], metrics[name])
        for name in PHASES
    )
    return ValuePhases(creation, production, capture, _share(classified, whole))


def initiatives_in(phase: str, plan: Plan) -> tuple[Initiative, ...]:
    """The initiatives of a phase, in plan order."""
    return tuple(one for one in plan.initiatives if _phase(one, plan) == phase)


def metrics_in(phase: str, plan: Plan) -> tuple[Metric, ...]:
    """The metrics of a phase, in plan order."""
    return tuple(one for one in plan.metrics if _measured_phase(one, plan) == phase)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def _parts(target: Target, amount: int, own: dict[str, str], plan: Plan) -> Iterator[tuple[str, int]]:
    """Divide an amount by phase: its initiative's, else those of the goals it reaches; "" is untold."""
    if phase := own.get(target.initiative or "", ""):
        yield phase, amount
    elif target.goals:
        for goal, part in target.divide(amount):
            yield _common((goal,), plan), part
    elif target.initiative:
        yield "", amount


def _phase(initiative: Initiative, plan: Plan) -> str:
    """An initiative's own phase, else the one that all its goals share."""
    return initiative.told_as("phase").value or _common((goal for goal, _ in initiative.goals), plan)


def _common(goals: Iterable[str], plan: Plan) -> str:
    known = plan.goal_by_id
    phases = {known[goal].told_as("phase").value for goal in goals if goal in known}
    return phases.pop() if len(phases) == 1 else ""


def _measured_phase(metric: Metric, plan: Plan) -> str:
    """What came back is capture; else its own phase, and what customers and the work show is production."""
    side = metric.told_as("side").value
    if side == "money" or metric.kinds("topic") & _CASHED:
        return "capture"
    if told := metric.told_as("phase"):
        return told.value
    if _common(metric.goals, plan) == "creation":
        return "creation"
    return "production" if side in {"customer", "operations"} else ""

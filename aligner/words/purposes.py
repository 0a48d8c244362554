"""Whether work of a certain purpose (insight, data, training …) is paid for, or named and left without."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aligner.model.entities import Goal, Initiative
from aligner.model.plan import Plan
from aligner.words import kinds as telling


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a plan holds of one purpose.

    ``paid``: money or people stand behind it somewhere. ``unpaid``: the initiatives of the purpose that
    have neither, although other initiatives of the plan do.
    """

    paid: bool
    unpaid: tuple[Initiative, ...] = ()


def purpose(plan: Plan, *kinds: str) -> Purpose:
    """Look for any of the kinds of an initiative in initiatives, budget lines and the goals with resources.

    Where the plan pays no initiative by lines of its own, one that is named counts as paid: its money
    may stand on its goal's lines.
    """
    wanted = frozenset(kinds)
    named = [initiative for initiative in plan.initiatives if initiative.kinds("kind") & wanted]
    unpaid = [one for one in named if plan.paid_initiatives and not plan.may_be_paid(one)]
    paid = len(unpaid) < len(named) or _names_a_line(plan, wanted) or _is_a_goal(plan, wanted)
    return Purpose(paid, () if paid else tuple(unpaid))


def _names_a_line(plan: Plan, wanted: frozenset[str]) -> bool:
    """Whether a line that is no initiative's has a name of the purpose."""
    initiatives = {initiative.name for initiative in plan.initiatives}
    names = (*plan.ledger.some_names, *plan.people.some_names)
    return any(wanted & kinds_said(name) for name in names if name not in initiatives)


def _is_a_goal(plan: Plan, wanted: frozenset[str]) -> bool:
    return any(plan.is_resourced(goal) and wanted & kinds_said(_said(goal)) for goal in plan.goals)


@lru_cache(maxsize=8_192)
def kinds_said(text: str) -> frozenset[str]:
    """Return the kinds of an initiative that a text speaks of."""
    return frozenset(told.value for told in telling.initiative_kinds(text))


def _said(goal: Goal) -> str:
    return f"{goal.name}. {goal.definition}"

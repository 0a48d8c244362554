"""Where money on an initiative or a focus area leads."""

from __future__ import annotations

from math import lcm

from aligner.model.lines import Reach, Target
from aligner.reading.drafts import Draft
from aligner.reading.entities import Drafts
from aligner.reading.links import Shares


def initiative_target(draft: Draft, drafts: Drafts) -> Target:
    """Where money on an initiative leads: its goals by their shares, else its area's goals."""
    if draft.goals:
        return Target(
            Reach.INITIATIVE, tuple(draft.goals.items()), draft.id, draft.area, draft.name, linked=True
        )
    if draft.area is not None:
        made = area_target(draft.area, drafts)
        return Target(made.reach, made.goals, draft.id, draft.area, draft.name, linked=True)
    return Target(Reach.NOTHING, (), draft.id, None, draft.name, linked=True)


def joint_target(initiatives: Shares, drafts: Drafts) -> Target:
    """Where money on one or several initiatives leads: each has its share, and divides it as its own."""
    targets = [initiative_target(drafts.initiatives[one], drafts) for one in initiatives]
    if len(targets) == 1:
        return targets[0]
    wholes = [sum(weight for _, weight in target.goals) or 1 for target in targets]
    common = lcm(*wholes)
    goals: Shares = {}
    for target, whole, share in zip(targets, wholes, initiatives.values(), strict=True):
        for goal, weight in target.goals:
            goals[goal] = goals.get(goal, 0) + weight * share * (common // whole)
    reach = Reach.INITIATIVE if goals else Reach.NOTHING
    return Target(reach, tuple(goals.items()), targets[0].initiative, linked=True)


def area_target(area: str, drafts: Drafts) -> Target:
    """Where money on a focus area leads: equally over the area's goals; nowhere if it has none."""
    goals = tuple((goal.id, 1) for goal in drafts.goals if goal.area == area)
    reach = Reach.AREA if goals else Reach.NOTHING
    return Target(reach, goals, None, area, drafts.areas[area].name, linked=True)

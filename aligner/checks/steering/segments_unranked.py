"""Who serves everyone alike builds for an average customer who doesn't exist."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import everyone


@plan_check("STE14", Severity.MINOR, source="S2 value creation")
def segments_unranked(plan: Plan, *, least: int = 3) -> Iterator[Seen | NotAssessed]:
    """Asked of the plan's own list of customer groups, else of ``least`` goals with a group or more."""
    goals = [goal for goal in plan.customer_goals if goal.segment]
    groups = {group.name.casefold() for group in plan.segments} or {g.segment.casefold() for g in goals}
    ranks = [cell for group in plan.segments for cell in group.evidence("rank")]
    ranked = any(group.text("rank") for group in plan.segments) or _weighed(goals)
    if not groups:
        yield NOT_ASSESSED
    elif not plan.segments and len(goals) >= least and all(everyone(goal.segment) for goal in goals):
        cells = (cell for goal in goals for cell in goal.evidence("segment"))
        yield seen(*cells, count=1, segment=goals[0].segment)
    elif len(groups) > 1 and not ranked:
        if ranks:
            yield seen(*ranks, count=len(groups), segment=plan.segments[0].name)
        else:
            yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _weighed(goals: list[Goal]) -> bool:
    """Whether the goals of different groups are of different weight, so that the groups are too."""
    return len({goal.weight for goal in goals}) > 1

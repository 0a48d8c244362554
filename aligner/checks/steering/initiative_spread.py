"""An initiative that is to serve everything at once can't be steered by any of its goals."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, initiative_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.goal_tree import undivided_goals
from aligner.model.plan import Plan


@initiative_check("STE03", Severity.MINOR, source="S2 value creation", needs={"goal.name"})
def initiative_spread(initiative: Initiative, plan: Plan, *, most: int = 3) -> Iterator[Seen | NotAssessed]:
    """Up to ``most`` goals an initiative; a goal and the parts that it is divided into are counted once."""
    known = plan.goal_by_id
    goals = undivided_goals([known[goal] for goal, _ in initiative.goals if goal in known])
    if not goals:
        yield NOT_ASSESSED
    elif len(goals) > most:
        yield seen(*initiative.evidence("name", "goals"), count=len(goals))

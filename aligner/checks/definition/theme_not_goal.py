"""A theme that never becomes a goal of somebody's is agreed with by all and done by none."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area, Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.subjects import themes


@area_check("DEF12", Severity.MINOR, source="S4", needs={"goal.owner", "metric.name"})
def theme_not_goal(area: Area, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Ask an area that is called a theme for one goal with both; any other, for either of the two."""
    goals = plan.goals_by_area.get(area.id, ())
    if not goals:
        yield NOT_ASSESSED
        return
    called = bool(themes(area.name) or themes(area.text("definition")))
    if not any(_is_carried(goal, plan, both=called) for goal in goals):
        cells = [cell for goal in goals for cell in goal.evidence("name", "owner")]
        yield seen(*area.evidence("name"), *cells, area=area.name, count=len(goals))


def _is_carried(goal: Goal, plan: Plan, *, both: bool) -> bool:
    owned, measured = bool(goal.owner), bool(plan.metrics_of(goal))
    return owned and measured if both else owned or measured

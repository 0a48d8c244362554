"""A focus area with no goal is spoken of, and no work starts because of it."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@area_check("STE10", Severity.MAJOR, source="S2 #1", needs={"goal.name"})
def focus_area_hollow(area: Area, plan: Plan) -> Iterator[Seen | NotAssessed]:
    if all(goal.area is None for goal in plan.goals):
        yield NOT_ASSESSED  # nothing links goals to areas, so no area is emptier than another
    elif not plan.goals_by_area[area.id]:
        yield seen(*area.evidence("name"))

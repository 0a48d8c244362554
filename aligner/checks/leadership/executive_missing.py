"""A focus area that nobody in the management team answers for loses every fight over people and money."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, area_check, seen
from aligner.model.entities import Area, Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.names import may_be_same_person


@area_check("LEA01", Severity.MAJOR, source="S2 #5, S4, S1", needs={"goal.name"})
def executive_missing(area: Area, plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Asked where a sponsor field or a list of the management team exists, and anybody owns anything."""
    goals = plan.goals_by_area[area.id]
    team = [person.name for person in plan.persons if person.told_as("executive")]
    owned = any(goal.owner or goal.text("sponsor") for goal in goals)
    if not owned or not (team or plan.records("goal.sponsor")):
        yield NOT_ASSESSED
    elif not _is_led(area, team) and not any(_is_led(goal, team) for goal in goals):
        cells = [cell for goal in goals for cell in goal.evidence("sponsor") or goal.evidence("owner")]
        yield seen(*area.evidence("name"), *cells, count=len(goals))


def _is_led(subject: Area | Goal, team: list[str]) -> bool:
    """Whether its sponsor, or a member of the team that owns it, answers for it."""
    named = any(may_be_same_person(subject.owner, name) for name in team)
    return bool(subject.text("sponsor")) or bool(subject.told_as("executive")) or named

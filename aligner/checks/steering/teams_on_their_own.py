"""A team whose work serves none of the plan's goals pulls in a direction of its own."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan


@plan_check("STE11", Severity.MAJOR, source="S2 #3", needs={"initiative.name", "goal.name"})
def teams_on_their_own(plan: Plan, *, least: int = 2) -> Iterator[Seen | NotAssessed]:
    """Teams with ``least`` initiatives or more; upkeep, statutory work and what is over need no goal."""
    teams: dict[str, list[Initiative]] = {}
    for initiative in plan.initiatives:
        team = _team(initiative)
        if team and not (initiative.is_upkeep or initiative.is_over):
            teams.setdefault(team.casefold(), []).append(initiative)
    busy = [works for works in teams.values() if len(works) >= least]
    alone = [works for works in busy if not any(map(plan.is_linked, works))]
    if not any(map(plan.is_linked, plan.initiatives)) or not busy:
        yield NOT_ASSESSED
    elif alone:
        most = max(alone, key=len)
        cells = [cell for works in alone for work in works for cell in work.evidence("name", "function")]
        yield seen(*cells, count=len(alone), team=_team(most[0]), initiatives=len(most))


def _team(initiative: Initiative) -> str:
    """The team as the plan writes it: its own column, or a department that owns the initiative."""
    owned = initiative.told_as("owner").value == "department"
    return initiative.text("function") or (initiative.owner if owned else "")

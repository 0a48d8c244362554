"""Resources that end before the change is done leave it halfway."""

from collections.abc import Iterator
from itertools import chain, islice

from aligner.checks._check import EVIDENCE_LIMIT, NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.grid import Cell
from aligner.model.period import Period
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition


@goal_check("RES06", Severity.BLOCKER, source="S4")
def funding_stops(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    horizon = _horizon(goal, plan)
    reach = plan.years_in_reach(horizon)
    if not plan.is_resourced(goal) or not plan.is_dated or not reach:
        yield NOT_ASSESSED
        return
    resourced = plan.resourced_years(goal)
    missing = [year for year in reach if year not in resourced]
    halfway = any(year != reach[-1] for year in missing)  # one last year of harvest is normal
    only_one = horizon is not None and len(reach) == 2 and bool(missing)  # of the two that were promised
    if halfway or only_one:
        cells = (*goal.evidence("horizon"), *_lines(goal, plan))
        years = ", ".join(map(str, missing))
        yield seen(*(cells or goal.evidence("name")), count=len(missing), years=years)


def _horizon(goal: Goal, plan: Plan) -> Period | None:
    """Return the goal's horizon field, else the date that its own words state; a lent one reaches no year."""
    said = read_ambition(goal, plan)
    return goal.horizon or (said.horizon if said.horizon_from in {"ambition", "name"} else None)


def _lines(goal: Goal, plan: Plan) -> Iterator[Cell]:
    lines = chain(plan.ledger.lines_to(goal.id), plan.people.lines_to(goal.id))
    return (line.cell for line in islice(lines, EVIDENCE_LIMIT))

"""Goals without a decision behind them are postponed by the first thing that has one."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.answers import is_no
from aligner.words.decisions import is_decision, lasts_until


@plan_check("LEA05", Severity.MINOR, source="S4", needs={"goal.name"})
def mandate_missing(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Blank decisions count where none is filled, or where those that are filled are decisions made."""
    places = [goal for goal in plan.goals if goal.has_place("decision")]
    if not places:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED
        return
    filled = [goal.text("decision") for goal in places if goal.text("decision")]
    made = any(map(is_decision, filled)) or not filled
    open_goals = [goal for goal in places if (made and _is_undecided(goal)) or _ends_early(goal)]
    if open_goals:
        cells = [cell for goal in open_goals for cell in goal.evidence("decision")]
        yield seen(*cells, count=len(open_goals), goal=open_goals[0].name)
    elif not made:
        yield NOT_ASSESSED  # a column of what is to be decided, perhaps: it tells nothing of what was


def _is_undecided(goal: Goal) -> bool:
    decision = goal.text("decision")
    return not decision or is_no(decision)


def _ends_early(goal: Goal) -> bool:
    """Whether the mandate ends in a year before the goal's horizon."""
    end = lasts_until(goal.text("decision"))
    return end is not None and goal.horizon is not None and end.year < goal.horizon.year

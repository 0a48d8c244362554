"""A saving that no line shows is spent before it is made."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.promises import saving

_SAYING = ("name", "definition", "ambition")


@goal_check("VAL04", Severity.MINOR, source="S2 value capture")
def saving_untraced(goal: Goal, plan: Plan) -> Iterator[Seen | NotAssessed]:
    saying = [name for name in _SAYING if saving(goal.name if name == "name" else goal.text(name))]
    if not saying or not plan.records_money or plan.resources_unknown:
        yield NOT_ASSESSED
    elif not (_shows(goal, plan) or _is_counted(goal, plan)):
        text = goal.name if saying[0] == "name" else goal.text(saying[0])
        yield seen(*goal.evidence(*saying), words=saving(text)[0].text)


def _is_counted(goal: Goal, plan: Plan) -> bool:
    """Whether a metric of the goal follows money, so that the saving will show."""
    return any(
        metric.told_as("side").value == "money" or saving(metric.name) for metric in plan.metrics_of(goal)
    )


def _shows(goal: Goal, plan: Plan) -> bool:
    """Whether a line of the goal shows it: by its name, by an amount below zero, or by money that falls."""
    by_year = plan.ledger.by_goal.get(goal.id, {})
    dated = [by_year[year] for year in sorted(by_year) if year]
    falls = len(dated) > 1 and dated[-1] < dated[0]
    works = any("saving" in one.kinds("kind") for one in plan.initiatives_of(goal))
    lines = plan.ledger.lines_to(goal.id)
    return falls or works or any(line.amount < 0 or saving(line.label) for line in lines)

"""When everything is an edge, the basics that customers take for granted are nobody's job."""

from collections.abc import Callable, Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Goal
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.progress import is_under_minimum
from aligner.words.spans import Span
from aligner.words.subjects import edges, hygiene


@plan_check("DEF08", Severity.MINOR, source="S4", needs={"goal.kind"})
def hygiene_or_edge(plan: Plan, *, goals: int = 3) -> Iterator[Seen | NotAssessed]:
    """Ask once the plan sorts its goals; ``goals`` or more that are all an edge are no choice."""
    edge, basic = _called(plan, edges), _called(plan, hygiene)
    sorted_goals = [goal for goal in plan.goals if goal.text("kind")]
    if not edge:
        yield NOT_ASSESSED
    elif not basic:
        if len(edge) == len(sorted_goals) >= goals:
            cells = [cell for goal in edge for cell in goal.evidence("name", "kind")]
            yield seen(*cells, goal=edge[0].full_name)
    else:
        yield from _funded_first(edge, basic, plan)


def _called(plan: Plan, spoken: Callable[[str], tuple[Span, ...]]) -> list[Goal]:
    return [goal for goal in plan.goals if spoken(goal.text("kind"))]


def _funded_first(edge: list[Goal], basic: list[Goal], plan: Plan) -> Iterator[Seen]:
    """Find a hygiene goal that is under its stated minimum while an edge gets more money than it."""
    dearest = max(edge, key=plan.money_of)
    for goal in basic:
        under = next(filter(is_under_minimum, plan.metrics_of(goal)), None)
        if under and plan.money_of(dearest) > plan.money_of(goal):
            cells = under.evidence("name", "target", "actual", "baseline")
            cells = (*goal.evidence("name", "kind"), *cells, *dearest.evidence("name", "kind"))
            yield seen(*cells, goal=dearest.full_name)
            return

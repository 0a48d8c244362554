"""With everything in focus, nothing is: attention and money are spread too thin to be noticed."""

from collections.abc import Iterator

from aligner.checks._check import Seen, plan_check, seen
from aligner.model.finding import Severity
from aligner.model.goal_tree import top_goals
from aligner.model.plan import Plan


@plan_check("STE04", Severity.MAJOR, source="S2 value creation", needs={"goal.name"})
def focus_crowded(
    plan: Plan, *, most_areas: int = 7, most_in_one: int = 8, most_customer_goals: int = 25
) -> Iterator[Seen]:
    """Goals that are part of another one are not counted: the choice was made above them."""
    tops = top_goals(plan.goals)
    by_area = {area.id: [goal for goal in tops if goal.area == area.id] for area in plan.areas}
    fullest = max(by_area.values(), key=len, default=[])
    customers = [goal for goal in tops if goal.customer_centric]
    crowds = (
        (plan.areas, most_areas),
        (fullest, most_in_one),
        (customers, most_customer_goals),
    )
    crowded = [one for crowd, most in crowds if len(crowd) > most for one in crowd]
    if crowded:
        cells = dict.fromkeys(cell for one in crowded for cell in one.evidence("name"))
        yield seen(*cells, areas=len(plan.areas), fullest=len(fullest), customer_goals=len(customers))

"""Leaders who never meet customers decide by what others tell them."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Described, Initiative, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.leaders import leaders_meet_customers


@plan_check("LEA06", Severity.MINOR, source="S2 value production", customer_only=True)
def leaders_absent(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where the only meetings that the plan names are stopped, or are a metric without a target."""
    initiatives = [one for one in plan.initiatives if leaders_meet_customers(one.words)]
    metrics = [one for one in plan.metrics if leaders_meet_customers(one.name)]
    live = [*filter(_is_alive, initiatives), *filter(_is_aimed, metrics)]
    named: list[Described] = [*initiatives, *metrics]
    if live or (not named and any(map(leaders_meet_customers, plan.statements))):
        return
    if named:
        cells = [cell for one in named for cell in one.evidence("name", "stage", "status", "target")]
        yield seen(*cells, meeting=named[0].name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _is_alive(initiative: Initiative) -> bool:
    return "stopped" not in initiative.kinds("stage") | initiative.kinds("status")


def _is_aimed(metric: Metric) -> bool:
    """Whether a metric has a target, or no place for one."""
    return bool(metric.target or metric.actual) or not metric.has_place("target")

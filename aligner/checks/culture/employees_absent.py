"""Customers are met by people; a plan that says nothing of them leaves the experience to luck."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Described
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.subjects import staff

KINDS = frozenset({"training", "frontline", "employee", "culture", "leadership"})


@plan_check("CUL01", Severity.MINOR, source="S3", needs={"goal.name"}, customer_only=True)
def employees_absent(plan: Plan) -> Iterator[Seen | NotAssessed]:
    """Found where a focus area or the need of a goal speaks of staff, and no goal or initiative does."""
    if _is_about_staff(plan):
        return
    named = [(one, field) for one in (*plan.areas, *plan.goals) for field in _fields(one)]
    if named:
        one, field = named[0]
        cells = [cell for other, where in named for cell in other.evidence(where)]
        yield seen(*cells, word=staff(one.text(field))[0].text, name=one.name)
    else:
        yield UNSAID if plan.is_wordy else NOT_ASSESSED


def _fields(one: Described) -> list[str]:
    return [field for field in ("name", "definition", "need") if staff(one.text(field))]


def _is_about_staff(plan: Plan) -> bool:
    goals = any(staff(text) for goal in plan.goals for text in (goal.name, goal.definition, goal.ambition))
    works = any(one.kinds("kind") & KINDS or staff(one.words) for one in plan.initiatives)
    measured = any(metric.kind == "employee" for metric in plan.metrics)
    return goals or works or measured or any(map(staff, plan.ledger.some_names))

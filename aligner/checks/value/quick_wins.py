"""Work of a few months wins quickly, and is forgotten as quickly."""

from collections.abc import Iterator

from aligner.checks._check import NOT_ASSESSED, NotAssessed, Seen, plan_check, seen
from aligner.model.entities import Initiative
from aligner.model.finding import Severity
from aligner.model.plan import Plan

_NEEDS = {"initiative.start", "initiative.end"}
_YEAR = 366


@plan_check("VAL05", Severity.MINOR, source="S2 value capture", needs=_NEEDS)
def quick_wins(
    plan: Plan, *, share: float = 0.5, months: int = 6, fewest: int = 5
) -> Iterator[Seen | NotAssessed]:
    """Speak where over ``share`` of the dated initiatives, ``fewest`` or more, last under ``months``.

    An annual plan isn't asked.
    """
    dated = [(one, _days(one)) for one in plan.initiatives if _days(one) >= 0]
    if not dated or len(dated) < fewest or 2 * len(dated) < len(plan.initiatives) or _is_annual(plan):
        yield NOT_ASSESSED
        return
    short = [one for one, days in dated if days < months * 30]
    if len(short) > share * len(dated):
        cells = (cell for one in short for cell in one.evidence("start", "end"))
        yield seen(*cells, share=int(100 * len(short) / len(dated) + 0.5), months=months)


def _days(initiative: Initiative) -> int:
    """How long it lasts at the most, "2026" beginning in January; below zero where the dates don't tell."""
    if initiative.start is None or initiative.end is None:
        return -1
    return (initiative.end.end - initiative.start.start).days


def _is_annual(plan: Plan) -> bool:
    """Whether the plan spans a year at most: by its own period, else by its budget, else by its dates."""
    if plan.period is not None:
        return (plan.period.end - plan.period.start).days <= _YEAR
    if plan.budget_years:
        return len(plan.budget_years) == 1
    starts = [one.start.start for one in plan.initiatives if one.start]
    ends = [one.end.end for one in plan.initiatives if one.end]
    return (max(ends) - min(starts)).days <= _YEAR

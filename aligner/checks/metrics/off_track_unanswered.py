"""A figure that goes the wrong way while everybody carries on is followed for nothing."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from aligner.checks._check import NOT_ASSESSED, UNSAID, NotAssessed, Seen, goal_check, seen
from aligner.model.entities import Goal, Initiative, Metric
from aligner.model.finding import Severity
from aligner.model.plan import Plan
from aligner.words.progress import share_of_way

_RECENT = timedelta(days=365)
_ENDED = frozenset({"stopped", "done"})


@goal_check("MET23", Severity.MAJOR, source="S2 value production")
def off_track_unanswered(goal: Goal, plan: Plan, *, noise: float = 0.05) -> Iterator[Seen | NotAssessed]:
    """Away from the target counts from ``noise`` of the way on: figures tremble."""
    red = goal.told_as("status").value == "red"
    ways = {metric.id: share_of_way(metric) for metric in plan.metrics_of(goal)}
    away = [m for m in plan.metrics_of(goal) if (way := ways[m.id]) is not None and way <= -noise]
    if not red and not away:
        if not goal.told_as("status") and not any(way is not None for way in ways.values()):
            yield NOT_ASSESSED
    elif not goal.text("decision") and not _begins_anew(goal, plan, away):
        if not _has_place(goal, plan):
            yield UNSAID if plan.is_wordy else NOT_ASSESSED
            return
        cells = [cell for metric in away for cell in metric.evidence("baseline", "target", "actual")]
        status = goal.evidence("status") if red else ()
        yield seen(*status, *cells, *goal.evidence("decision"), sign=_sign(goal, away))


def _sign(goal: Goal, away: Sequence[Metric]) -> str:
    return away[0].name if away else goal.text("status")


def _begins_anew(goal: Goal, plan: Plan, away: Sequence[Metric]) -> bool:
    """Tell whether an initiative began after the measurement, or lately and later than the plan's first."""
    measured = min((metric.measured.end for metric in away if metric.measured), default=None)
    first = min((work.start.start for work in plan.initiatives if work.start), default=plan.as_of)
    since = measured or plan.as_of - _RECENT
    starts = [work.start for work in plan.initiatives_of(goal) if work.start]
    if measured and any(start.start > measured for start in starts):
        return True
    return any(start.start > first and start.end >= since for start in starts)


def _has_place(goal: Goal, plan: Plan) -> bool:
    """Tell whether the plan would show an answer: a column for decisions, or work that has all ended."""
    ended = all(_is_over(work, plan) for work in plan.initiatives_of(goal))
    return goal.has_place("decision") or (ended and bool(plan.initiatives))


def _is_over(work: Initiative, plan: Plan) -> bool:
    said = {work.told_as("stage").value, work.told_as("status").value} & _ENDED
    return bool(said) or bool(work.end and work.end.end < plan.as_of)

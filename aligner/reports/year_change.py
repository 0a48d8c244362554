"""The plan beside last year's, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.model.assessment import Assessment
from aligner.model.entities import Goal
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.voice import Voice

_NAME = 60
_NAMED = 6


def year_changes(assessment: Assessment, voice: Voice) -> Iterator[Safe]:
    """Yield what was carried over, reworded, begun and dropped, and how much of the money moved."""
    change = assessment.year_change
    if change is None:
        return
    every = voice.count(len(assessment.plan.goals))
    for key, goals in (
        ("carried", change.carried),
        ("reworded", change.reworded),
        ("new", change.new),
        ("gone", change.gone),
    ):
        if goals:
            yield voice.t(f"year.{key}", count=voice.count(len(goals)), all=every, goals=_named(goals, voice))
    if change.moved is not None:
        yield voice.t("year.moved", percent=md(voice.percent(change.moved)))


def _named(goals: Sequence[Goal], voice: Voice) -> Safe:
    names = [Safe(f"*{md(cut(goal.full_name, _NAME))}*") for goal in goals[:_NAMED]]
    more = len(goals) - len(names)
    if more:
        names.append(voice.t("more_gaps", count=voice.count(more)))
    return voice.listing(names)

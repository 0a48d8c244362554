"""What carries a backed goal, in one line: its money and years, people, owner, and metrics."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.i18n import formats
from aligner.model.assessment import GoalVerdict
from aligner.model.entities import Goal, Metric
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.voice import Voice

SHOWN = 3
"""Metrics named for one goal."""


def backing(plan: Plan, goal: Goal, verdict: GoalVerdict, voice: Voice) -> Safe:
    """Say what carries a goal: "550 000 € vuosina 2026–2028, vastuussa johtaja; Odotusaika 21 → 7 pv"."""
    carried = [*_funds(plan, goal, verdict, voice), *_owner(goal, voice)]
    return Safe("; ".join(part for part in (", ".join(carried), _measured(plan, goal, voice)) if part))


def _funds(plan: Plan, goal: Goal, verdict: GoalVerdict, voice: Voice) -> Iterator[str]:
    if verdict.money:
        by_year = plan.ledger.by_goal.get(goal.id, {})
        years = [year for year, sum_ in by_year.items() if sum_ and year != UNDATED]
        said = formats.years(years, voice.language) if years else ""
        when = voice.t("in_years", years=said, count=len(years)) if years else ""
        yield f"{md(voice.money(verdict.money))} {when}".rstrip()
    if people := plan.people_of(goal):
        yield voice.t("people", years=formats.person_years(people, voice.language))


def _owner(goal: Goal, voice: Voice) -> Iterator[str]:
    if goal.owner:
        named = voice.names
        yield voice.t("goal.owned", name=cut(goal.owner, 60)) if named else voice.t("goal.has_owner")


def _measured(plan: Plan, goal: Goal, voice: Voice) -> str:
    """Name the first metrics; a year that all of them share is said once, after the last."""
    metrics = plan.metrics_of(goal)
    ways = [_way(metric, voice) for metric in metrics[:SHOWN]]
    years = [_by(plan, goal, metric, voice) for metric in metrics[:SHOWN]]
    if len(set(years)) == 1 and all("→" in way for way in ways):
        years[:-1] = [""] * (len(years) - 1)
    named = [Safe(f"{way} {year}".rstrip()) for way, year in zip(ways, years, strict=True)]
    if len(metrics) > SHOWN:
        return f"{', '.join(named)} {voice.counted('goal.more_metrics', len(metrics) - SHOWN)}"
    return voice.listing(named) if named else ""


def _way(metric: Metric, voice: Voice) -> Safe:
    """Return a metric's name and its way from baseline to target."""
    if not (metric.baseline and metric.target):
        return md(cut(metric.name, 60))
    unit = "" if metric.unit in metric.target else metric.unit
    baseline, target = (formats.figure(text, voice.language) for text in (metric.baseline, metric.target))
    figures = formats.with_unit(f"{baseline} → {target}", unit, voice.language)
    ends_in_unit = not metric.unit and "," in metric.name  # "Tid per samtal, min: 9,5 → 8"
    name = f"{metric.name}:" if ends_in_unit else metric.name
    return md(cut(f"{name} {figures}", 110))


def _by(plan: Plan, goal: Goal, metric: Metric, voice: Voice) -> str:
    deadline = plan.metric_deadline(metric, goal) if metric.baseline and metric.target else None
    return voice.t("by_year", year=str(deadline.year)) if deadline else ""

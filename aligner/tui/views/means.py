"""What stands behind a goal in money and deeds: years, initiatives, metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.entities import Described, Goal, Initiative, Metric
from aligner.model.ledger import UNDATED
from aligner.model.plan import Plan
from aligner.tui.bars import bar
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, heading, remark, right_aligned, wrapped

SHOWN = 40
"""A goal's list of initiatives or metrics is cut here: no one reads further on a screen."""

TRACK = 12
"""Cells of the bar that shows how much of the way a metric has gone."""


def means_entries(assessment: Assessment, goal: Goal, look: Look, width: int) -> Iterator[Entry]:
    """Money by year, initiatives and metrics of one goal."""
    plan = assessment.plan
    yield heading(look.say("detail.money"), look)
    yield from _money(assessment, goal, look, width)
    yield heading(look.say("detail.initiatives"), look)
    initiatives = plan.initiatives_of(goal)
    yield from _several(initiatives, [_initiative(i, plan, look, width) for i in initiatives[:SHOWN]], look)
    yield heading(look.say("detail.metrics"), look)
    metrics = plan.metrics_of(goal)
    yield from _several(metrics, [_metric(m, goal, plan, look, width) for m in metrics[:SHOWN]], look)


def _several(things: Sequence[Described], said: Sequence[Text], look: Look) -> Iterator[Entry]:
    if not things:
        yield remark(look.say("detail.none"), look)
    for thing, words in zip(things, said, strict=False):
        cell = next(iter(thing.evidence("name", "baseline", "target")), None)
        yield Entry(words, cell=cell)
    if len(things) > SHOWN:
        yield remark(look.say("detail.more", count=len(things) - SHOWN), look)


def _money(assessment: Assessment, goal: Goal, look: Look, width: int) -> Iterator[Entry]:
    plan = assessment.plan
    found = {year: amount for year, amount in plan.ledger.by_goal.get(goal.id, {}).items() if amount}
    # The years without money tell as much as those with it, so every budget year has its line.
    years = dict.fromkeys(plan.budget_years, 0) | found
    if found:
        yield Entry(_year_bars(years, plan.currency, look, width))
        yield remark(_money_summary(assessment, goal, look), look)
    elif not plan.people_of(goal):
        yield remark(look.say("detail.no_money"), look)
    if plan.people_of(goal):
        years_of_work = formats.person_years(plan.people_of(goal), look.language)
        yield remark(look.say("detail.people", count=years_of_work), look)


def _year_bars(years: dict[int, int], currency: str, look: Look, width: int) -> Text:
    most = max(*years.values(), 1)
    amounts = {
        year: formats.money(amount, currency, look.language) if amount else "–"
        for year, amount in years.items()
    }
    names = {year: look.say("detail.undated") if year == UNDATED else str(year) for year in years}
    wide_name = max(map(cell_len, names.values()))
    wide_amount = max(map(cell_len, amounts.values()))
    room = max(8, min(40, width - wide_name - wide_amount - 6))
    text = Text(no_wrap=True)
    for index, year in enumerate(sorted(years, key=lambda year: (year == UNDATED, year))):
        text.append("\n" if index else "").append(names[year].ljust(wide_name + 2))
        text.append(bar(years[year] / most, room).ljust(room + 2), look.style("pay"))
        text.append(right_aligned(amounts[year], wide_amount))
    return text


def _money_summary(assessment: Assessment, goal: Goal, look: Look) -> str:
    verdict = assessment.verdict_by_goal[goal.id]
    currency = assessment.plan.currency
    said = [f"{look.say('detail.total')} {formats.money(verdict.money, currency, look.language)}"]
    if verdict.area_money:
        shared = formats.money(verdict.area_money, currency, look.language)
        said.append(look.say("detail.area_money", money=shared))
    return " · ".join(said)


def _initiative(initiative: Initiative, plan: Plan, look: Look, width: int) -> Text:
    money = plan.ledger.of_initiative(initiative.id)
    owner = initiative.owner if look.names else ""
    amount = formats.short_money(money, plan.currency, look.language) if money else "–"
    said = " · ".join(part for part in (initiative.name, owner, initiative.stage, amount) if part)
    return wrapped(said, width, indent="• ", hang="  ")


def _metric(metric: Metric, goal: Goal, plan: Plan, look: Look, width: int) -> Text:
    """Baseline → target, deadline; a dash shows what is missing. Below it how far the last value has come."""
    deadline = plan.metric_deadline(metric, goal)
    baseline, target = (formats.figure(text, look.language) for text in (metric.baseline, metric.target))
    span = formats.with_unit(f"{baseline or '–'} → {target or '–'}", metric.unit, look.language)
    until = (deadline.text or str(deadline.year)) if deadline else "–"
    kind = f" ({look.term(f'metric_kind.{metric.kind}')})" if metric.kind else ""
    text = wrapped(f"{metric.name}{kind}: {span}, {until}", width, indent="• ", hang="  ")
    return text.append("\n").append_text(_progress(metric, look)) if metric.actual else text


def _progress(metric: Metric, look: Look) -> Text:
    """The last value, how much of the way it has gone as a bar and a share, and when it was measured."""
    now = formats.with_unit(formats.figure(metric.actual, look.language), metric.unit, look.language)
    text = Text("  " + i18n.text("goals.detail.actual", look.language, actual=plain(now, 60)))
    share = service.share_of_way(metric)
    if share is not None:
        drawn = bar(share, TRACK)
        text.append("  ").append(drawn, look.style("good" if share >= 1 else "pay"))
        text.append("·" * (TRACK - len(drawn)), look.style("muted")).append("  ")
        way = i18n.text("goals.detail.way", look.language, share=formats.percent(share, look.language))
        text.append(way if share >= 0 else i18n.text("goals.detail.backwards", look.language))
    if metric.measured:
        day = plain(metric.measured.text) or str(metric.measured.year)
        text.append(" · " + i18n.text("goals.detail.measured", look.language, day=day), look.style("muted"))
    return text

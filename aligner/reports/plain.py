"""The report to be read aloud by a screen reader: lines of words, nothing drawn, every cell named in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aligner import i18n
from aligner.checks import question
from aligner.i18n import formats
from aligner.model.assessment import AreaShare, Assessment
from aligner.model.grid import Cell
from aligner.reports import headline
from aligner.reports.document import Document, LooseMoney, compared_areas
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.goal_stories import worst_first
from aligner.reports.places import Places
from aligner.reports.plain_goals import NOTHING, PlainGoal, PlainGoals, finding_line
from aligner.reports.voice import Voice


@dataclass(frozen=True, slots=True)
class PlainSection:
    """Goals under their heading."""

    heading: Safe
    goals: tuple[PlainGoal, ...]


@dataclass(frozen=True, slots=True)
class PlainReport:
    """What the template prints: the report's sentences, and in lines what is otherwise tables and bars."""

    report: Document
    goals: tuple[Safe, ...]
    say_pay: tuple[Safe, ...]
    sections: tuple[PlainSection, ...]
    differences: tuple[Safe, ...]
    phases: tuple[Safe, ...]
    loose: tuple[Safe, ...]
    unsaid: tuple[Safe, ...]
    wide: tuple[Safe, ...]
    asked: tuple[Safe, ...]
    notes: tuple[Safe, ...]


def compose(assessment: Assessment, report: Document, voice: Voice) -> PlainReport:
    """Turn what the report shows into lines. ``voice`` is a plain one, as ``report`` was made with."""
    teller, places = PlainGoals(assessment, voice), Places(assessment.plan, voice)
    shown, others = (
        worst_first(goals) for goals in (headline.shown_goals(assessment), headline.other_goals(assessment))
    )
    told = dict(zip(report.table, map(teller.tell, shown, report.table), strict=True))
    appendix = tuple(map(teller.tell, others, report.others))
    mine = (report.slogans, report.half_hearted, report.backed)
    sections = [PlainSection(one.heading, tuple(told[goal] for goal in one.goals)) for one in mine]
    return PlainReport(
        report=report,
        goals=tuple(goal.at_a_glance for goal in told.values()),
        say_pay=tuple(_say_pay(assessment, area, voice) for area in compared_areas(assessment)),
        sections=(*sections, PlainSection(voice.t("heading.appendix"), appendix)),
        differences=tuple(_differences(report.profile.differences, voice)),
        phases=tuple(_phases(report.profile.phases, voice)),
        loose=tuple(_loose(report.loose, voice)),
        unsaid=tuple(md(question(code, voice.language)) for code in assessment.unsaid),
        wide=tuple(finding_line(row, voice) for row in report.wide.rows),
        asked=tuple(_asked(assessment, places, voice)),
        notes=tuple(map(voice.capital, report.notes)),
    )


def _say_pay(assessment: Assessment, area: AreaShare, voice: Voice) -> Safe:
    """One area: its weight, its share of the money, and which is greater, between the figures as shown."""
    paid = area.money_share or 0.0
    shown = {
        "area": cut(headline.area_name(assessment, area, voice), 60),
        "paid": voice.percent(paid),
        "money": voice.money(area.money),
    }
    if assessment.plan.ranked or area.priority_share is None:
        return voice.said("plain.say_pay.alone", **shown)
    points = _whole(paid) - _whole(area.priority_share)
    key = "more" if points > 0 else "less" if points else "same"
    said = voice.percent(area.priority_share)
    return voice.said(f"plain.say_pay.{key}", said=said, count=abs(points), **shown)


def _whole(share: float) -> int:
    return formats.round_half_up(Decimal(repr(share)) * 100)


def _differences(rows: Iterable[tuple[Safe, ...]], voice: Voice) -> Iterator[Safe]:
    for number, name, met, step, gaps in rows:
        told = Safe(", ".join(part for part in (met, step) if part != NOTHING))
        line = voice.said("plain.difference", number=number, name=name, told=told)
        open_ = f" {voice.said('plain.gaps', gaps=gaps)}" if gaps != NOTHING else ""
        yield Safe(f"{line}{open_}")


def _phases(rows: Iterable[tuple[Safe, ...]], voice: Voice) -> Iterator[Safe]:
    for phase, share, initiatives, metrics in rows:
        key = "phase" if share != NOTHING else "phase_unfunded"
        counts = {"initiatives": initiatives, "metrics": metrics}
        yield voice.said(f"plain.{key}", phase=phase, share=share, **counts)


def _loose(loose: LooseMoney, voice: Voice) -> Iterator[Safe]:
    for label, money, where in loose.items:
        said = Safe(f"{money}, {where}" if where else money)
        yield voice.said("plain.item", label=label, money=said)
    if loose.finding:
        yield finding_line(loose.finding, voice)


def _asked(assessment: Assessment, places: Places, voice: Voice) -> Iterator[Safe]:
    """Yield the columns that the reader would ask about, each with its guess."""
    for source in assessment.plan.sources:
        for table in source.tables:
            for column in table.columns:
                if column.field is None and column.asked is not None:
                    head = Cell(source.file, table.sheet, table.header_row, column.index)
                    header = voice.t("quote", text=cut(column.header, 80))
                    guess = i18n.text(f"fields.{column.asked}", voice.language)
                    where = voice.capital(places.full(head))
                    yield voice.said("plain.asked", where=where, header=header, guess=md(guess))

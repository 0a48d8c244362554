"""The report before it has a form: every section's sentences and rows, escaped, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.assess.waivers import open_actions
from aligner.checks import question
from aligner.i18n import formats
from aligner.model.assessment import AreaShare, Assessment
from aligner.model.finding import Finding, Pillar, Subject
from aligner.model.grid import SourceRead
from aligner.model.lines import LooseItem
from aligner.model.verdicts import Verdict
from aligner.reports import bookkeeping, headline, notes
from aligner.reports.agenda import Agenda, Asked
from aligner.reports.agreed import AgreedGoal, agreed
from aligner.reports.deeds import deeds
from aligner.reports.escaping import Safe, code, cut, md
from aligner.reports.followup import FollowupPart, followup_part
from aligner.reports.goal_stories import (
    NAME,
    FindingRow,
    GoalStory,
    Storyteller,
    in_order,
    open_questions,
    worst_first,
)
from aligner.reports.pictures import BarRow, bars
from aligner.reports.places import Places
from aligner.reports.profile import Profile, profile
from aligner.reports.voice import Voice
from aligner.reports.year_change import year_changes

BAR = 30
LOOSE = "STE02"
"""The check on money that reaches no goal speaks in the section about it."""

_SHEETS = 6
_SWAPPED = 5


@dataclass(frozen=True, slots=True)
class Section:
    """The goals of one verdict under their heading."""

    heading: Safe
    goals: tuple[GoalStory, ...]


@dataclass(frozen=True, slots=True)
class WideFindings:
    """What no single goal owns: findings about areas, initiatives, metrics and the plan."""

    rows: tuple[FindingRow, ...]
    asked: Asked


@dataclass(frozen=True, slots=True)
class LooseMoney:
    """Money that reaches no goal: a sentence or the largest items, and what the check on it says."""

    heading: Safe
    sentence: Safe
    items: tuple[tuple[Safe, Safe, Safe], ...]
    finding: FindingRow | None
    asked: Asked


@dataclass(frozen=True, slots=True)
class Document:
    """What a template prints; every string is safe Markdown, empty tuples and strings leave a part out."""

    title: Safe
    name: Safe
    read_on: Safe
    sources: Safe
    refused: tuple[Safe, ...]
    conclusion: tuple[Safe, ...]
    goal_column: Safe
    has_areas: bool
    pillars: tuple[Safe, ...]
    table: tuple[GoalStory, ...]
    remarks: tuple[Safe, ...]
    picture: Safe
    picture_remarks: tuple[Safe, ...]
    slogans: Section
    half_hearted: Section
    backed: Section
    profile: Profile
    loose: LooseMoney
    year_changes: tuple[Safe, ...]
    deeds: tuple[Safe, ...]
    deeds_heading: Safe
    unsaid: Safe
    wide: WideFindings
    followup: FollowupPart
    agreed: tuple[AgreedGoal, ...]
    reconciliation: tuple[Safe, ...]
    notes: tuple[Safe, ...]
    method: tuple[Safe, ...]
    others: tuple[GoalStory, ...]


def compose(assessment: Assessment, voice: Voice) -> Document:
    """Gather the whole report of one assessment in one voice."""
    places = Places(assessment.plan, voice)
    agenda = Agenda(voice)
    teller = Storyteller(assessment, voice, places, agenda)
    shown = worst_first(headline.shown_goals(assessment))
    goals = [(v.verdict, teller.tell(v, briefly=v.verdict is not Verdict.SLOGAN)) for v in shown]
    whose, whom = ("customer" if assessment.customer_goals() else "goal"), headline.served(assessment, voice)
    return Document(
        title=voice.term("title.report"),
        name=_plan_name(assessment, voice),
        read_on=voice.t("read_on", date=formats.day(assessment.as_of, voice.language)),
        sources=_sources(assessment, voice),
        refused=tuple(_refusals(assessment.plan.sources, voice)),
        conclusion=tuple(headline.conclusion(assessment, assessment.largest_untraced, voice)),
        goal_column=voice.capital(voice.t(f"table.{whose}", served=whom)),
        has_areas=bool(assessment.plan.areas),
        pillars=tuple(voice.term(f"pillar_short.{pillar.value}") for pillar in Pillar),
        table=tuple(story for _, story in goals),
        remarks=tuple(_remarks(assessment, voice)),
        picture=_picture(assessment, voice),
        picture_remarks=tuple(_picture_remarks(assessment, voice)),
        slogans=_section(Verdict.SLOGAN, goals, voice),
        half_hearted=_section(Verdict.HALF_HEARTED, goals, voice),
        backed=_section(Verdict.BACKED, goals, voice),
        profile=profile(assessment, voice),
        loose=_loose_money(assessment, teller, agenda, voice),
        wide=_wide_findings(assessment, teller, agenda, voice),
        followup=followup_part(assessment, voice),
        agreed=agreed(assessment, places, voice),
        year_changes=tuple(year_changes(assessment, voice)),
        deeds=deeds(assessment, places, voice),
        deeds_heading=voice.capital(voice.t("act.heading", count=voice.count(len(open_actions(assessment))))),
        unsaid=_unsaid(assessment, voice),
        reconciliation=tuple(bookkeeping.reconciliation(assessment, voice)),
        notes=tuple(bookkeeping.reading_notes(assessment, places, voice)),
        method=tuple(bookkeeping.method(assessment, voice)),
        others=tuple(teller.tell(v, briefly=True) for v in worst_first(headline.other_goals(assessment))),
    )


def _section(verdict: Verdict, goals: Iterable[tuple[Verdict, GoalStory]], voice: Voice) -> Section:
    mine = tuple(story for one, story in goals if one is verdict)
    heading = voice.term(f"verdict_heading.{verdict.value}")
    if verdict is Verdict.HALF_HEARTED and sum(bool(story.money) for story in mine) > 1:
        heading = voice.t("heading.half_order", heading=heading)
    return Section(heading, mine)


def _plan_name(assessment: Assessment, voice: Voice) -> Safe:
    """Return the plan's name, with its period where the name doesn't tell it; else the first file's."""
    plan = assessment.plan
    name = cut(plan.name, NAME) or next((source.file for source in plan.sources), "")
    ends = dict.fromkeys((plan.period.start.year, plan.period.end.year)) if plan.period else ()
    years = "–".join(map(str, ends))
    between = ", " if voice.plain else " · "
    return md(f"{name}{between}{years}" if years and years not in name else name)


def _sources(assessment: Assessment, voice: Voice) -> Safe:
    read = [_source(source) for source in assessment.plan.sources if source.refused is None]
    return voice.t("sources", sources=Safe(", ".join(read))) if read else Safe("")


def _source(source: SourceRead) -> str:
    sheets = list(dict.fromkeys(table.sheet for table in source.tables if table.sheet and not table.skipped))
    more = ["…"] if len(sheets) > _SHEETS else []
    named = ", ".join([*(md(cut(sheet, 40)) for sheet in sheets[:_SHEETS]), *more])
    return f"{code(source.file)} ({named})" if named else code(source.file)


def _refusals(sources: Iterable[SourceRead], voice: Voice) -> Iterator[Safe]:
    for source in sources:
        if source.refused is not None:
            yield voice.t("not_read", reason=notes.refusal(source, voice.language))


def _remarks(assessment: Assessment, voice: Voice) -> Iterator[Safe]:
    if not assessment.customer_goals():
        yield voice.t("verdicts.no_customer", served=headline.served(assessment, voice))
    for remark in (headline.standing, headline.others, headline.coverage):
        if said := remark(assessment, voice):
            yield said


def compared_areas(assessment: Assessment) -> list[AreaShare]:
    """The areas whose words and money are set side by side; none where these are too few to compare."""
    areas = [area for area in assessment.areas if area.area is not None or area.money]
    known = assessment.plan.ledger.traced > 0 and not assessment.resources_unknown
    if len(areas) < 2 or not known:
        return []
    if assessment.plan.ranked:
        areas.sort(key=lambda area: -(area.priority_share or 0.0))
    return areas


def _picture(assessment: Assessment, voice: Voice) -> Safe:
    """Draw the bars; nothing where nothing is compared, or where the report is read aloud."""
    areas = [] if voice.plain else compared_areas(assessment)
    if not areas:
        return Safe("")
    rows = [_bar_row(assessment, area, voice) for area in areas]
    return Safe(bars(rows, BAR, voice.language))


def _bar_row(assessment: Assessment, area: AreaShare, voice: Voice) -> BarRow:
    said = None if assessment.plan.ranked else area.priority_share
    return BarRow(headline.area_name(assessment, area, voice), said, area.money_share or 0.0)


def _picture_remarks(assessment: Assessment, voice: Voice) -> Iterator[Safe]:
    if assessment.plan.ranked:
        yield voice.t("say_pay.bars_ranked")
        for higher, lower in assessment.swapped_pairs[:_SWAPPED]:
            yield headline.swapped(assessment, higher, lower, voice)
    elif all(area.priority_share is None for area in assessment.areas):
        yield voice.t("say_pay.bars_only")
    else:
        if not voice.plain:
            yield voice.t("say_pay.legend")
        yield voice.t("say_pay.weight_is_no_price")


def _unsaid(assessment: Assessment, voice: Voice) -> Safe:
    """The questions that the plan has no place for, in one line."""
    return Safe(" · ".join(md(question(code, voice.language)) for code in assessment.unsaid))


def _loose_heading(assessment: Assessment, voice: Voice) -> Safe:
    if assessment.mostly_untraced:
        return voice.t("heading.whole_budget")
    return voice.t("heading.no_goal", money=voice.money(assessment.plan.ledger.untraced))


def _loose_money(assessment: Assessment, teller: Storyteller, agenda: Agenda, voice: Voice) -> LooseMoney:
    finding = next((teller.row(f) for f in assessment.findings if f.check == LOOSE), None)
    places = Places(assessment.plan, voice)
    return LooseMoney(
        heading=_loose_heading(assessment, voice),
        sentence=_loose_sentence(assessment, voice),
        items=tuple(_loose_rows(assessment, assessment.largest_untraced, places, voice)),
        finding=finding,
        asked=agenda.ask_one(open_questions([finding] if finding else [])),
    )


def _loose_sentence(assessment: Assessment, voice: Voice) -> Safe:
    return voice.t("loose.mostly_usual") if assessment.mostly_untraced else Safe("")


def _loose_rows(
    assessment: Assessment, loose: Sequence[LooseItem], places: Places, voice: Voice
) -> Iterator[tuple[Safe, Safe, Safe]]:
    """Yield the largest items, the rest as one row and the sum; nothing for an operating budget."""
    untraced = assessment.plan.ledger.untraced
    if assessment.mostly_untraced or untraced <= 0:
        return
    for item in loose:
        label = md(cut(voice.hushed(item.label), 60)) if item.label else voice.t("loose.unnamed")
        yield label, md(voice.money(item.amount)), places.where(item.cells, len(item.cells))
    rest = untraced - sum(item.amount for item in loose)
    if rest:
        yield voice.t("loose.rest"), md(voice.money(rest)), Safe("")


def _wide_findings(assessment: Assessment, teller: Storyteller, agenda: Agenda, voice: Voice) -> WideFindings:
    wide = in_order(f for f in assessment.findings if f.subject is not Subject.GOAL and f.check != LOOSE)
    rows = tuple(teller.row(finding, named=_needs_name(finding, voice)) for finding in wide)
    return WideFindings(rows, agenda.ask(open_questions(rows)))


def _needs_name(finding: Finding, voice: Voice) -> bool:
    """Whether the row must say whom it is about: not for the plan, not where the message does."""
    return finding.subject is not Subject.PLAN and finding.subject_name not in voice.about(finding, "message")

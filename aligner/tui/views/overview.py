"""The whole plan at one glance: verdicts, pillars, words against money, the first questions."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Severity
from aligner.model.lines import LooseItem
from aligner.model.verdicts import Verdict
from aligner.service.standing import is_waived
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import verdict_label
from aligner.tui.listing import Selection, listed
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, flowing, from_the_top, heading, two_sided, wrapped
from aligner.tui.views.headline import other_entries, verdict_entries, waiting_entries
from aligner.tui.views.improvements import action_entries, quickest_entries
from aligner.tui.views.profile import (
    classified_entries,
    difference_entries,
    phase_entries,
    profile_entries,
    unsaid_entries,
)
from aligner.tui.views.say_pay import say_pay_entries

QUESTIONS = 3
UNTRACED = 3


def overview_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of the overview, one below the other, for a list of ``width`` cells."""
    return (
        *verdict_entries(assessment, look, width),
        *waiting_entries(assessment, look, width),
        *say_pay_entries(assessment, look, width),
        *profile_entries(assessment, look, width),
        *quickest_entries(assessment, look, width),
        *_standing(assessment, look, width),
        *_questions(assessment, look, width),
        *_untraced(assessment, look, width),
        *action_entries(assessment, look, width),
        *unsaid_entries(assessment, look, width),
    )


def left_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """The left one of two columns: what the plan says and pays for, and what would change it."""
    return (
        *verdict_entries(assessment, look, width),
        *other_entries(assessment, look, width),
        *waiting_entries(assessment, look, width),
        *say_pay_entries(assessment, look, width),
        *_untraced(assessment, look, width),
        *action_entries(assessment, look, width),
    )


def right_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """The right one of two columns: where the organisation stands, and what it is asked."""
    blocks = (
        *difference_entries(assessment, look, width),
        *phase_entries(assessment, look, width),
        *classified_entries(assessment, look, width),
        *_questions(assessment, look, width),
        *unsaid_entries(assessment, look, width),
        *_coverage(assessment, look),
    )
    return from_the_top(blocks)


def _standing(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The goals that are no customer's, and how far the evidence goes."""
    yield Entry(Text(""))
    yield from other_entries(assessment, look, width)
    told = (*_coverage(assessment, look), *classified_entries(assessment, look, width))
    if told:
        yield flowing(told, width)


def _coverage(assessment: Assessment, look: Look) -> Iterator[Entry]:
    if assessment.evidence_coverage is None:
        return
    share = formats.percent(assessment.evidence_coverage, look.language)
    words = Text(look.say("overview.coverage", share=share), look.style("muted"))
    yield Entry(words, goto=Goto("overview", at={"coverage": "all"}))


def _questions(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """Ask the question of the first blocker of each of the worst goals, each check once."""
    asked = _first_blockers(assessment)
    if not asked:
        yield Entry(Text("\n").append_text(_nothing_to_ask(assessment, look, width)))
        return
    yield heading(look.say("overview.questions"), look)
    for finding in asked:
        question = service.finding_text(finding, "question", look.language, assessment.plan.currency)
        name = client_text(finding.subject_name, look.style("muted"), width=width - 2)
        text = Text.assemble("• ", name, "\n")
        yield Entry(text.append_text(wrapped(question, width, indent="  ")), finding=finding)


def _nothing_to_ask(assessment: Assessment, look: Look, width: int) -> Text:
    """Whether all is backed, or what isn't has been accepted for a time."""
    if all(goal.verdict is Verdict.BACKED for goal in assessment.goals):
        return wrapped(look.say("overview.none"), width, look.style("good"))
    return wrapped(i18n.text("overview.questions.all_waived", look.language), width, look.style("muted"))


def _first_blockers(assessment: Assessment) -> tuple[Finding, ...]:
    chosen = Selection(customer=True if assessment.customer_goals() else None)
    return _blockers(assessment, chosen) or _blockers(assessment, Selection())


def _blockers(assessment: Assessment, chosen: Selection) -> tuple[Finding, ...]:
    asked: dict[str, Finding] = {}
    for goal in listed(assessment, chosen):
        about = assessment.findings_by_subject.get(goal.goal, ())
        blockers = (one for one in about if one.severity is Severity.BLOCKER and one.check not in asked)
        if first := next((one for one in blockers if not is_waived(assessment, one)), None):
            asked[first.check] = first
        if len(asked) == QUESTIONS:
            break
    return tuple(asked.values())


def _untraced(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    if assessment.mostly_untraced:
        neutral = wrapped(look.say("overview.untraced_neutral"), width, look.style("muted"))
        yield Entry(Text("\n").append_text(neutral))
    elif assessment.largest_untraced:
        yield heading(look.say("overview.untraced"), look)
        for item in assessment.largest_untraced[:UNTRACED]:
            text = _loose(item, assessment.plan.currency, look, width)
            yield Entry(text, cell=item.cells[0], goto=Goto("money", cell=item.cells[0]))


def _loose(item: LooseItem, currency: str, look: Look, width: int) -> Text:
    amount = formats.money(item.amount, currency, look.language)
    label = client_text(item.label or "–", width=width // 2)
    where = Text.assemble(f"{amount}   ", (reading_form(item.cells[0]), look.style("muted")))
    return two_sided(label, where, width)


def overview_table(assessment: Assessment, look: Look) -> str:
    """The verdicts and the focus areas as tab-separated values, for a spreadsheet."""
    return "\n".join("\t".join(row) for row in (*_counted(assessment, look), (), *_areas(assessment, look)))


def _counted(assessment: Assessment, look: Look) -> Iterator[tuple[str, ...]]:
    for verdict in Verdict:
        count = assessment.count(verdict, customer_only=bool(assessment.customer_goals()))
        yield verdict_label(verdict, look).word, str(count)


def _areas(assessment: Assessment, look: Look) -> Iterator[tuple[str, ...]]:
    """Shares and sums as a spreadsheet reads them: whole percent, and units without a separator."""
    yield tuple(look.term(f"term.{word}") for word in ("focus_area", "weight", "money_share", "money"))
    for area in assessment.areas:
        known = assessment.plan.area_by_id.get(area.area or "")
        name = plain(known.name) if known else look.say("overview.no_area")
        shares = (area.priority_share, area.money_share)
        yield name, *("" if one is None else f"{one:.0%}" for one in shares), f"{area.money / 100:.2f}"

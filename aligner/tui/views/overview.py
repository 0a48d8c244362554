"""The whole plan at one glance: verdicts, pillars, words against money, the first questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner import service
from aligner.i18n import formats
from aligner.model.assessment import Assessment, GoalVerdict, Level, Verdict
from aligner.model.finding import Finding, Pillar, Severity
from aligner.model.ledger import Ledger
from aligner.model.lines import LooseItem
from aligner.tui.client_text import client_text
from aligner.tui.labels import count_label, pillar_name
from aligner.tui.listing import Selection, listed
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.entry import Entry, heading, remark, two_sided, wrapped
from aligner.tui.views.profile import action_entries, difference_entries, phase_entries, unsaid_entries
from aligner.tui.views.say_pay import say_pay_entries

QUESTIONS = 3
UNTRACED = 3
COUNTED_ELSEWHERE = frozenset(
    {"totals-row", "subtotal-row", "totals-column", "duplicate-lines", "two-amounts"}
)


def overview_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of the overview, for a list of ``width`` cells."""
    return (
        *_verdicts(assessment, look, width),
        *say_pay_entries(assessment, look, width),
        *_money(assessment, look, width),
        *_questions(assessment, look, width),
        *_untraced(assessment, look, width),
        *action_entries(assessment, look, width),
        *difference_entries(assessment, look, width),
        *phase_entries(assessment, look, width),
        *unsaid_entries(assessment, look, width),
    )


def _verdicts(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    customer = assessment.customer_goals()
    goals = customer or assessment.goals
    served = look.term(f"served.{assessment.plan.profile.value or 'company'}")
    key = "overview.customer_goals" if customer else "overview.all_goals"
    name = look.say(key, count=len(goals), served=served.capitalize())
    yield Entry(_flowing((Text(name, look.style("strong")), *_counts(goals, look)), width))
    yield Entry(_flowing(tuple(_pillars(goals, look)), width))
    if not customer:
        yield remark(look.say("overview.no_customer_goals", served=served), look)
    elif len(customer) < len(assessment.goals):
        chosen = {goal.goal for goal in customer}
        others = [goal for goal in assessment.goals if goal.goal not in chosen]
        name = look.say("overview.other_goals", count=len(others))
        yield Entry(_flowing((Text(name, look.style("muted")), *_counts(others, look)), width))
    if assessment.resources_unknown:
        why = look.say(f"overview.unknown_{assessment.resources_unknown}")
        yield Entry(wrapped(why, width, look.style("weak")))


def _flowing(parts: Sequence[Text], width: int) -> Text:
    """Set parts side by side, on as many lines as they need."""
    text, used = Text(), 0
    for part in parts:
        if used and used + 4 + part.cell_len > width:
            text.append("\n")
            used = 0
        text.append(" " * (4 if used else 0)).append_text(part)
        used += part.cell_len + (4 if used else 0)
    return text


def _counts(goals: Sequence[GoalVerdict], look: Look) -> tuple[Text, ...]:
    counts = {verdict: sum(goal.verdict is verdict for goal in goals) for verdict in Verdict}
    return tuple(count_label(verdict, count, look).text(look) for verdict, count in counts.items())


def _pillars(goals: Sequence[GoalVerdict], look: Look) -> Iterator[Text]:
    """On how many goals each pillar stands."""
    for pillar in Pillar:
        solid = sum(goal.pillars[pillar].level is Level.SOLID for goal in goals)
        kind = "good" if solid == len(goals) else "strong"
        name = (f"{pillar_name(pillar, look)} ", look.style("muted"))
        yield Text.assemble(name, (f"{solid}/{len(goals)}", look.style(kind)))


def _money(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    ledger, currency = assessment.plan.ledger, assessment.plan.currency
    if not ledger.read:
        yield Entry(Text("\n" + look.say("overview.no_money"), style=look.style("muted")))
        return
    sums = {"traced": ledger.traced, "untraced": ledger.untraced, "left_out": _missed(ledger)}
    amounts = {name: formats.short_money(value, currency, look.language) for name, value in sums.items()}
    words = look.say("overview.money", **amounts)
    words += look.say("overview.left_out", **amounts) if sums["left_out"] else ""
    yield Entry(Text("\n").append_text(wrapped(words, width)))
    coverage = formats.percent(assessment.evidence_coverage, look.language)
    yield remark(look.say("overview.coverage", share=coverage), look)


def _missed(ledger: Ledger) -> int:
    """Sum what was left out though it is counted nowhere else; sums and doubles lose nothing."""
    return sum(amount for reason, amount in ledger.left_out.items() if reason not in COUNTED_ELSEWHERE)


def _questions(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """Ask the question of the first blocker of each of the worst goals, each check once."""
    asked = _first_blockers(assessment)
    if not asked:
        yield Entry(Text("\n" + look.say("overview.none"), style=look.style("good")))
        return
    yield heading(look.say("overview.questions"), look)
    for finding in asked:
        question = service.finding_text(finding, "question", look.language, assessment.plan.currency)
        name = client_text(finding.subject_name, look.style("muted"), width=width - 2)
        text = Text.assemble("• ", name, "\n")
        yield Entry(text.append_text(wrapped(question, width, indent="  ")), finding=finding)


def _first_blockers(assessment: Assessment) -> tuple[Finding, ...]:
    asked: dict[str, Finding] = {}
    for goal in listed(assessment, Selection(customer_only=bool(assessment.customer_goals()))):
        for finding in assessment.findings_by_subject.get(goal.goal, ()):
            if finding.severity is Severity.BLOCKER and finding.check not in asked:
                asked[finding.check] = finding
                break
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
            yield Entry(_loose(item, assessment.plan.currency, look, width), cell=item.cells[0])


def _loose(item: LooseItem, currency: str, look: Look, width: int) -> Text:
    amount = formats.money(item.amount, currency, look.language)
    label = client_text(item.label or "–", width=width // 2)
    where = Text.assemble(f"{amount}   ", (reading_form(item.cells[0]), look.style("muted")))
    return two_sided(label, where, width)

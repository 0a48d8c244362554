"""Findings as they are listed: what was seen, what it asks, its first cells, what people said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Subject, severity_order
from aligner.model.followup import Decision, Waiver
from aligner.model.grid import Cell
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.references import reading_form, shared_sheets
from aligner.tui.views.entry import Entry, heading, two_sided, wrapped

SHOWN_CELLS = 3


def sorted_findings(assessment: Assessment, findings: Sequence[Finding]) -> list[Finding]:
    """The worst first, and those that are accepted for now after all others."""
    waived, day = assessment.followup.waiver_of, assessment.as_of
    return sorted(findings, key=lambda one: (waived(one, day) is not None, severity_order(one)))


def finding_entries(
    assessment: Assessment, findings: Sequence[Finding], look: Look, width: int
) -> Iterator[Entry]:
    """Every finding with its question, its first cells, and its waiver and decision where it has one."""
    yield heading(look.say("detail.findings"), look)
    if not findings:
        yield Entry(Text(look.say("detail.no_findings"), style=look.style("good")))
    shared = shared_sheets(assessment.plan)
    for finding in sorted_findings(assessment, findings):
        text = _finding(finding, _where(finding, shared), assessment.plan.currency, look, width)
        for line in said_of(assessment, finding, look):
            text.append("\n").append_text(wrapped(line, width, look.style("say"), indent="  "))
        yield Entry(text, cell=finding.evidence[0] if finding.evidence else None, finding=finding)


def said_of(assessment: Assessment, finding: Finding, look: Look) -> Iterator[str]:
    """The waiver that holds, or has run out, and the latest decision, a sentence each."""
    followup, day = assessment.followup, assessment.as_of
    if waiver := followup.waiver_of(finding, day):
        yield _waived("waived", waiver, look)
    elif expired := followup.expired(finding, day):
        yield _waived("expired", expired, look)
    if decision := followup.decision_on(finding):
        yield _decided(decision, day, look)


def _waived(mark: str, waiver: Waiver, look: Look) -> str:
    until = i18n.text(f"followup.mark.{mark}", look.language, day=formats.day(waiver.until, look.language))
    key = "waived_by" if look.names and waiver.by else "waived"
    reason, by = plain(waiver.reason), plain(waiver.by)
    said = i18n.text(f"goals.detail.{key}", look.language, mark=until, reason=reason, by=by)
    return said[:1].upper() + said[1:]


def _decided(decision: Decision, day: date, look: Look) -> str:
    """What was decided, by whom and by when; the finding stands, so what is past its day is overdue."""
    said = [i18n.text("goals.detail.decided", look.language, what=plain(decision.what))]
    if look.names and decision.who:
        said.append(plain(decision.who))
    if decision.due:
        late = f" ({i18n.text('followup.state_short.overdue', look.language)})" if decision.due < day else ""
        said.append(formats.day(decision.due, look.language) + late)
    return " · ".join(said)


def _finding(finding: Finding, where: str, currency: str, look: Look, width: int) -> Text:
    title = service.finding_text(finding, "title", look.language, currency)
    question = service.finding_text(finding, "question", look.language, currency)
    sign = severity_label(finding.severity, look)
    head = Text.assemble((f"{sign.sign} ", look.style(sign.kind)), (plain(title), look.style("strong")))
    head.append(f"  {finding.check}", look.style("muted"))
    lines = [two_sided(head, Text(where, style=look.style("muted")), width)]
    if finding.subject not in {Subject.GOAL, Subject.PLAN}:
        lines.append(
            Text("  ").append_text(client_text(finding.subject_name, look.style("muted"), width - 2))
        )
    return Text("\n").join((*lines, wrapped(question, width, look.style("question"), indent="  ")))


def _where(finding: Finding, shared: frozenset[str]) -> str:
    """Name the first few cells; the file is named only where the sheet alone would not tell."""
    shown: list[str] = []
    before: Cell | None = None
    for cell in finding.evidence[:SHOWN_CELLS]:
        same = before is not None and (cell.file, cell.sheet) == (before.file, before.sheet)
        full = reading_form(cell, with_file=cell.sheet in shared)
        shown.append(cell.address if same and cell.address else full)
        before = cell
    rest = max(finding.total, len(finding.evidence)) - len(shown)
    return ", ".join(shown) + (f" +{rest}" if rest > 0 else "")

"""Everything about one goal: its words, its state, its findings, its money, what is done and measured."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner import service
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.entities import Goal
from aligner.model.finding import Finding, Pillar, severity_order
from aligner.model.grid import Cell
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import goal_label, level_label, pillar_name, severity_label
from aligner.tui.look import Look
from aligner.tui.references import reading_form, shared_sheets
from aligner.tui.views.entry import Entry, heading, two_sided, wrapped
from aligner.tui.views.means import means_entries

SHOWN_CELLS = 3


def goal_entries(assessment: Assessment, goal_id: str, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of a goal, for a list of ``width`` cells."""
    goal = assessment.plan.goal_by_id[goal_id]
    verdict = assessment.verdict_by_goal[goal_id]
    return (
        _head(goal, verdict, look, width),
        *_words(goal, look),
        _facts(goal, assessment, look),
        *_findings(assessment, goal_id, look, width),
        *means_entries(assessment, goal, look, width),
    )


def _head(goal: Goal, verdict: GoalVerdict, look: Look, width: int) -> Entry:
    label = goal_label(verdict, look)
    name = client_text(titled(goal), look.style("strong"))
    state = label.text(look)
    lines = [two_sided(name, state, width), Text()]
    for index, pillar in enumerate(Pillar):
        lines[1].append("   " if index else "")
        level = level_label(verdict.pillars[pillar].level, look)
        lines[1].append(f"{pillar_name(pillar, look)} ", look.style("muted")).append_text(level.text(look))
    if lines[1].cell_len > width:
        lines[1] = _pillars_in_two_lines(verdict, look)
    return Entry(Text("\n").join(lines), cell=goal.cells.get("name"))


def _pillars_in_two_lines(verdict: GoalVerdict, look: Look) -> Text:
    text = Text()
    for index, pillar in enumerate(Pillar):
        text.append(("", "   ", "\n", "   ")[index])
        text.append(f"{pillar_name(pillar, look)} ", look.style("muted"))
        text.append_text(level_label(verdict.pillars[pillar].level, look).text(look))
    return text


def titled(goal: Goal) -> str:
    """What a goal is called on screen."""
    return goal.full_name


def _words(goal: Goal, look: Look) -> Iterator[Entry]:
    for field in ("definition", "ambition"):
        words = goal.text(field)
        if words and not (field == "definition" and goal.definition_is_name):
            yield Entry(_marked(look, f"detail.{field}", words), cell=goal.cells[field])


def _marked(look: Look, key: str, words: str) -> Text:
    """Set the client's words inside our sentence, the empty ones among them marked."""
    clean = plain(words)
    before, _, after = look.say(key, text="\x00").partition("\x00")
    text = Text.assemble((before, look.style("muted")), clean, (after, look.style("muted")))
    for start, end, kind in service.mark_words(clean):
        text.stylize(look.style(kind), len(before) + start, len(before) + end)
    return text


def _facts(goal: Goal, assessment: Assessment, look: Look) -> Entry:
    area = assessment.plan.area_by_id.get(goal.area or "")
    said = [look.say("detail.area", name=plain(area.name))] if area else []
    said.append(_owner(goal, look))
    cell = goal.cells.get("owner")
    return Entry(Text(" · ".join(said), style=look.style("muted")), cell=cell if goal.owner else None)


def _owner(goal: Goal, look: Look) -> str:
    if not goal.owner:
        return look.say("detail.owner_missing")
    if not look.names:
        return look.say("detail.owner_recorded")
    return look.say("detail.owner", name=plain(goal.owner))


def _findings(assessment: Assessment, goal_id: str, look: Look, width: int) -> Iterator[Entry]:
    found = assessment.findings_by_subject.get(goal_id, ())
    shared = shared_sheets(assessment.plan)
    yield heading(look.say("detail.findings"), look)
    if not found:
        yield Entry(Text(look.say("detail.no_findings"), style=look.style("good")))
    for finding in sorted(found, key=severity_order):
        where = Text(_where(finding, shared), style=look.style("muted"))
        yield _finding(finding, where, assessment.plan.currency, look, width)


def _finding(finding: Finding, where: Text, currency: str, look: Look, width: int) -> Entry:
    """Show a finding's title, the question it asks, and the first cells it rests on."""
    title = service.finding_text(finding, "title", look.language, currency)
    question = service.finding_text(finding, "question", look.language, currency)
    sign = severity_label(finding.severity, look)
    head = Text.assemble((f"{sign.sign} ", look.style(sign.kind)), (plain(title), look.style("strong")))
    head.append(f"  {finding.check}", look.style("muted"))
    asked = wrapped(question, width, look.style("question"), indent="  ")
    text = Text("\n").join((two_sided(head, where, width), asked))
    return Entry(text, cell=finding.evidence[0] if finding.evidence else None, finding=finding)


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

"""Where the organisation stands, and what would change most: differences, value phases, actions, silences."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.acts import Act, Action, Step
from aligner.model.assessment import Assessment, Difference, Level
from aligner.model.value_phases import value_phases
from aligner.tui.client_text import client_text
from aligner.tui.labels import level_label, verdict_label
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, heading, remark, wrapped

_STEPS = (Level.MISSING, Level.WEAK, Level.SOLID)
_NAME = 26
_THIRD = 5


def difference_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The seven differences, each with a mark between the navel and the customer."""
    if not any(difference.asked for difference in assessment.differences):
        return
    yield heading(look.say("overview.differences"), look)
    ends = f"{look.term('axis.navel')} ↔ {look.term('axis.customer')}"
    yield remark(" " * _NAME + ends, look)
    for difference in assessment.differences:
        yield Entry(_difference(difference, look))


def _difference(difference: Difference, look: Look) -> Text:
    name = f"{difference.number} {look.term(f'difference.{difference.number}')}".ljust(_NAME)
    if not difference.asked:
        return Text.assemble(name, (look.term("term.not_assessed"), look.style("muted")))
    count = f"{difference.met}/{difference.asked}"
    if difference.level is None:
        return Text.assemble(name, (_track(None), look.style("muted")), f" – {count}")
    label = level_label(difference.level, look)
    return Text.assemble(name, (_track(difference.level), look.style(label.kind)), f" {label.sign} {count}")


def _track(level: Level | None) -> str:
    """Three steps of a line, with a mark on one."""
    thirds = ["─" * _THIRD] * len(_STEPS)
    if level in _STEPS:
        half = "─" * (_THIRD // 2)
        thirds[_STEPS.index(level)] = f"{half}●{half}"
    return "├" + "┼".join(thirds) + "┤"


def phase_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The three phases of customer value by money, initiatives and metrics, where any could be told."""
    found = value_phases(assessment.plan)
    if not any(p.money or p.initiatives or p.metrics for p in found.phases.values()):
        return
    yield heading(look.say("overview.phases"), look)
    for name, phase in found.phases.items():
        share = "–" if phase.money_share is None else formats.percent(phase.money_share, look.language)
        counts = look.say("overview.phase_counts", initiatives=phase.initiatives, metrics=phase.metrics)
        yield Entry(Text(f"{look.term(f'phase.{name}').ljust(_NAME)}{share:>6}   {counts}"))
    share = formats.percent(found.classified_share, look.language)
    yield remark(look.say("overview.classified", share=share), look)


def action_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The acts that would change the most verdicts, each with the first cell to fill."""
    if assessment.actions:
        yield heading(look.term("title.what_would_change_most"), look)
    for action in assessment.actions:
        cells = [cell for step in action.steps for cell in step.cells if cell.row]
        yield Entry(_action(assessment, action, look, width), cell=cells[0] if cells else None)


def _action(assessment: Assessment, action: Action, look: Look, width: int) -> Text:
    if action.goal is None or action.after is None:
        step = action.steps[0]
        amount = formats.money(step.money, assessment.plan.currency, look.language)
        name = client_text(step.name, width=width // 2)
        head = Text.assemble("• ", name, f" {amount}", "\n")
        return head.append_text(wrapped(look.say("overview.link"), width, indent="  "))
    name = client_text(
        assessment.plan.goal_by_id[action.goal].full_name, look.style("strong"), width=width - 2
    )
    acts = ", ".join(_act(step, look) for step in action.steps)
    after = Text("  → ").append_text(verdict_label(action.after, look).text(look))
    return Text.assemble("• ", name, "\n", wrapped(acts, width, indent="  "), "\n", after)


def _act(step: Step, look: Look) -> str:
    said = i18n.text(f"report.act.{step.act.value}", look.language, name=step.name)
    if step.years and step.act in {Act.FUND, Act.ADD_PEOPLE}:
        years = formats.years(step.years, look.language)
        said += " " + i18n.text("report.act.for_years", look.language, years=years, count=len(step.years))
    return said


def unsaid_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The questions that the plan has no place for."""
    if assessment.unsaid:
        yield heading(look.term("title.plan_is_silent"), look)
    for code in assessment.unsaid:
        yield Entry(wrapped(service.question_text(code, look.language), width, indent="• ", hang="  "))

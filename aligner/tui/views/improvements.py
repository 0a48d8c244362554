"""The acts that would change the most verdicts, the quickest one first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.acts import Act, Action, Step
from aligner.model.assessment import Assessment
from aligner.service.standing import open_actions
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import verdict_label
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, heading, wrapped

_NAME = 40
_GRANTED = frozenset({Act.FUND, Act.ADD_PEOPLE})


def quickest_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The first of the acts, on a line or two."""
    action = next((one for one in open_actions(assessment) if one.goal and one.after), None)
    if action is None or action.goal is None or action.after is None:
        return
    name = plain(assessment.plan.goal_by_id[action.goal].full_name)
    text = Text.assemble((i18n.text("overview.improvement.title", look.language), look.style("key")), "  ")
    text.append_text(client_text(name, look.style("strong"), width=width - text.cell_len))
    leads = Text.assemble("\n  → ", verdict_label(action.after, look).text(look), ": ")
    acts = wrapped(" " * leads.cell_len + _acts(action.steps, look), width, hang="    ")
    yield Entry(Text(""))
    whole = text.append_text(leads).append_text(acts[leads.cell_len :])
    yield Entry(whole, goto=Goto("goals", goal=action.goal))


def action_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """All of them: each with the goal it leads to, or the money to link."""
    actions = open_actions(assessment)
    if actions:
        yield heading(look.term("title.what_would_change_most"), look)
    for action in actions:
        loose = {"item": action.steps[0].name}
        goto = Goto("links", at=loose) if action.goal is None else Goto("goals", goal=action.goal)
        cells = [cell for step in action.steps for cell in step.cells if cell.row]
        yield Entry(_action(assessment, action, look, width), cell=cells[0] if cells else None, goto=goto)


def _action(assessment: Assessment, action: Action, look: Look, width: int) -> Text:
    if action.goal is None or action.after is None:
        step = action.steps[0]
        amount = formats.money(step.money, assessment.plan.currency, look.language)
        name = client_text(step.name, width=width // 2)
        head = Text.assemble("• ", name, f" {amount}", "\n")
        return head.append_text(wrapped(look.say("overview.link"), width, indent="  "))
    after = Text("  → ").append_text(verdict_label(action.after, look).text(look))
    full = assessment.plan.goal_by_id[action.goal].full_name
    name = client_text(full, look.style("strong"), width=width - 2 - after.cell_len)
    return Text.assemble("• ", name, after, "\n", wrapped(_acts(action.steps, look), width, indent="  "))


def _acts(steps: Sequence[Step], look: Look) -> str:
    """What is to be written down, then what is to be granted."""
    written = [_act(step, look) for step in steps if step.act not in _GRANTED]
    granted = [_act(step, look) for step in steps if step.act in _GRANTED]
    if written:
        what = i18n.text("overview.improvement.write", look.language, what=_listed(written, look))
        granted.insert(0, what)
    return ", ".join(granted)


def _listed(items: Sequence[str], look: Look) -> str:
    *first, last = items
    return f"{', '.join(first)} {i18n.text('report.and', look.language)} {last}" if first else last


def _act(step: Step, look: Look) -> str:
    said = i18n.text(f"report.act.{step.act.value}", look.language, name=step.name)
    if step.years and step.act in _GRANTED:
        years = formats.years(step.years, look.language)
        said += " " + i18n.text("report.act.for_years", look.language, years=years, count=len(step.years))
    return said

"""What can be chosen about goals: an owner, a focus area, one of several findings."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import severity_label
from aligner.tui.listing import areas, owners
from aligner.tui.look import Look
from aligner.tui.screens.choice import Choice

ALL = "*"
"""The name of the choice that takes a limit away; every other name is "=" and a key of ``listing``."""


def area_choices(plan: Plan, look: Look) -> tuple[Choice, ...]:
    return _choices(areas(plan), "no_area", len(plan.goals), look)


def owner_choices(plan: Plan, look: Look) -> tuple[Choice, ...]:
    return _choices(owners(plan), "no_owner", len(plan.goals), look)


def key_taken(name: str) -> str | None:
    """What a choice sets an owner or an area to: None for every goal."""
    return None if name == ALL else name[1:]


def _choices(
    known: Sequence[tuple[str, str, int]], nobody: str, every: int, look: Look
) -> tuple[Choice, ...]:
    first = Choice(ALL, _line(i18n.text("goals.choose.all", look.language), every, look))
    without = i18n.text(f"goals.state.{nobody}", look.language)
    return (first, *(Choice(f"={key}", _line(name or without, count, look)) for key, name, count in known))


def _line(name: str, count: int, look: Look) -> Text:
    return client_text(name).append(f"  {formats.number(count, look.language)}", look.style("muted"))


def finding_choices(findings: Sequence[Finding], assessment: Assessment, look: Look) -> tuple[Choice, ...]:
    """Findings by their place in the list; those that are accepted for now say so."""
    return tuple(
        Choice(str(number), _finding(finding, assessment, look)) for number, finding in enumerate(findings)
    )


def _finding(finding: Finding, assessment: Assessment, look: Look) -> Text:
    label = severity_label(finding.severity, look)
    title = service.finding_text(finding, "title", look.language, assessment.plan.currency)
    text = Text.assemble((f"{label.sign} ", look.style(label.kind)), plain(title))
    text.append(f"  {finding.check}", look.style("muted"))
    if waiver := assessment.followup.waiver_of(finding, assessment.as_of):
        day = formats.day(waiver.until, look.language)
        text.append(f"  {i18n.text('followup.mark.waived', look.language, day=day)}", look.style("say"))
    return text


def first_cell(findings: Sequence[Finding]) -> Cell | None:
    """The first cell that findings point at, if any."""
    return next((cell for finding in findings for cell in finding.evidence), None)

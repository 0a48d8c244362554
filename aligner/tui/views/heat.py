"""The heat map, line by line: goals by pillars, or by the other families of checks, with their money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Pillar, Severity, Subject, severity_order
from aligner.model.verdicts import Verdict
from aligner.tui.client_text import client_text
from aligner.tui.labels import level_label, pillar_abbreviation, severity_label, verdict_label
from aligner.tui.look import Look
from aligner.tui.views.entry import right_aligned

PLAN = ""
"""Stands for the plan as a whole where a goal's id is expected."""

MARK_WIDTH = 5
SIGN_WIDTH = 3
MONEY_WIDTH = 8
LEAST_NAME = 12

FAMILIES = i18n.keys("goals", "family")
"""The first letters of the checks that bear on no pillar."""


@dataclass(frozen=True)
class HeatMap:
    """Goals by their ids, one a line; ``tried`` are those that changes are being tried on."""

    assessment: Assessment
    goals: tuple[str, ...]
    look: Look
    by_family: bool = False
    tried: frozenset[str] = frozenset()

    @cached_property
    def _verdict_width(self) -> int:
        if self.by_family:
            return SIGN_WIDTH
        return max(verdict_label(v, self.look).text(self.look).cell_len for v in Verdict) + 2

    @cached_property
    def _worst_of_plan(self) -> Mapping[str, Severity]:
        return worst(plan_findings(self.assessment))

    def _name_width(self, width: int) -> int:
        marks = MARK_WIDTH * len(FAMILIES if self.by_family else Pillar)
        return max(LEAST_NAME, width - self._verdict_width - marks - MONEY_WIDTH)

    def header(self, width: int) -> Text:
        """The names of the columns, in ``width`` cells."""
        look = self.look
        marks = (
            [i18n.text(f"goals.family.{family}", look.language) for family in FAMILIES]
            if self.by_family
            else [pillar_abbreviation(pillar, look) for pillar in Pillar]
        )
        money = right_aligned(look.say("column.money"), MONEY_WIDTH)
        verdict = "" if self.by_family else look.say("column.verdict")
        heads = (Text(verdict), Text(look.say("column.goal")), *map(Text, marks))
        return self._line(heads, Text(money), width)

    def line(self, index: int, width: int) -> Text:
        """One goal: its verdict by sign and word, its name, its marks, its money."""
        goal = self.goals[index]
        return self._plan_line(width) if goal == PLAN else self._goal_line(goal, width)

    def _goal_line(self, goal: str, width: int) -> Text:
        look, plan, verdict = self.look, self.assessment.plan, self.assessment.verdict_by_goal[goal]
        label = verdict_label(verdict.verdict, look)
        mark = "* " if goal in self.tried else ""
        name = client_text(mark + plan.goal_by_id[goal].full_name, width=self._name_width(width) - 2)
        money = formats.short_money(verdict.money, plan.currency, look.language) if verdict.money else "–"
        if self.by_family:
            found = self.assessment.findings_by_subject.get(goal, ())
            state, marks = label.mark(look), tuple(_family_marks(worst(found), look))
        else:
            state = label.text(look)
            marks = tuple(level_label(verdict.pillars[pillar].level, look).mark(look) for pillar in Pillar)
        return self._line((state, name, *marks), Text(right_aligned(money, MONEY_WIDTH)), width)

    def _plan_line(self, width: int) -> Text:
        name = client_text(
            i18n.text("goals.plan.name", self.look.language),
            self.look.style("muted"),
            width=self._name_width(width) - 2,
        )
        return self._line((Text(), name, *_family_marks(self._worst_of_plan, self.look)), Text(), width)

    def _line(self, cells: Sequence[Text], money: Text, width: int) -> Text:
        widths = (self._verdict_width, self._name_width(width), *(MARK_WIDTH for _ in cells[2:]))
        line = Text(no_wrap=True)
        for cell, wide in zip(cells, widths, strict=True):
            line.append_text(cell).append(" " * (wide - cell.cell_len))
        return line.append_text(money)


def plan_findings(assessment: Assessment) -> tuple[Finding, ...]:
    """What was found that speaks of no single goal, the worst first."""
    found = (finding for finding in assessment.findings if finding.subject is not Subject.GOAL)
    return tuple(sorted(found, key=severity_order))


def worst(findings: Iterable[Finding]) -> Mapping[str, Severity]:
    """The worst that was found in each family of checks."""
    found: dict[str, Severity] = {}
    for finding in sorted(findings, key=severity_order):
        found.setdefault(finding.check[:3], finding.severity)
    return found


def legend(look: Look) -> str:
    """What the signs of the families mean."""
    labels = (severity_label(severity, look) for severity in Severity)
    signs = "  ".join(f"{label.sign} {label.word}" for label in labels)
    return i18n.text("goals.state.legend", look.language, signs=signs)


def _family_marks(found: Mapping[str, Severity], look: Look) -> Iterator[Text]:
    for family in FAMILIES:
        yield severity_label(found[family], look).mark(look) if family in found else Text()

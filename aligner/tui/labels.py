"""A state's sign, word and colour: the three always go together."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from aligner import i18n
from aligner.model.assessment import GoalVerdict
from aligner.model.finding import Pillar, Severity
from aligner.model.verdicts import Level, Tone, Verdict
from aligner.tui.look import Look

_VERDICT_SIGNS = {
    Verdict.SLOGAN: ("✘", "bad"),
    Verdict.HALF_HEARTED: ("◐", "weak"),
    Verdict.BACKED: ("✔", "good"),
}
_LEVEL_SIGNS = {
    Level.MISSING: ("✘", "bad"),
    Level.WEAK: ("◐", "weak"),
    Level.UNKNOWN: ("?", "unknown"),
    Level.SOLID: ("✔", "good"),
}
_SEVERITY_SIGNS = {
    Severity.BLOCKER: ("●", "bad"),
    Severity.MAJOR: ("○", "weak"),
    Severity.MINOR: ("·", "muted"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A sign, a word, and the kind of style they are drawn in."""

    sign: str
    word: str
    kind: str

    def text(self, look: Look) -> Text:
        return Text(f"{self.sign} {self.word}", style=look.style(self.kind))

    def mark(self, look: Look) -> Text:
        """Return the sign alone, for a heat map whose legend holds the words."""
        return Text(self.sign, style=look.style(self.kind))


def verdict_label(verdict: Verdict, look: Look) -> Label:
    sign, kind = _VERDICT_SIGNS[verdict]
    return Label(sign, look.term(f"verdict.{verdict.value}"), kind)


def goal_label(goal: GoalVerdict, look: Look) -> Label:
    """Return a goal's verdict with its reason, where it has one."""
    label = verdict_label(goal.verdict, look)
    if goal.reason is None:
        return label
    return Label(label.sign, f"{label.word} · {look.term(f'reason.{goal.reason.value}')}", label.kind)


def level_label(level: Level, look: Look) -> Label:
    sign, kind = _LEVEL_SIGNS[level]
    return Label(sign, look.term(f"level.{level.value}"), kind)


def severity_label(severity: Severity, look: Look) -> Label:
    sign, kind = _SEVERITY_SIGNS[severity]
    return Label(sign, look.term(f"severity.{severity.value}"), kind)


def count_label(verdict: Verdict, count: int, look: Look) -> Label:
    """Tell how many goals got a verdict: ✘ 3 korulausetta."""
    sign, kind = _VERDICT_SIGNS[verdict]
    name = f"terms.verdict_count.{verdict.value}" + ("_neutral" if look.tone is Tone.NEUTRAL else "")
    return Label(sign, i18n.text(name, look.language, count=count), kind if count else "muted")


def pillar_name(pillar: Pillar, look: Look) -> str:
    return look.term(f"pillar_short.{pillar.value}")


def pillar_abbreviation(pillar: Pillar, look: Look) -> str:
    """At most five characters, for the head of a narrow column."""
    return look.term(f"pillar_abbr.{pillar.value}")

"""Where the organisation stands between its own navel and its customer, and in which phase its value sits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.checks import title
from aligner.model.assessment import Assessment, Difference
from aligner.model.finding import Outcome
from aligner.model.verdicts import Level
from aligner.reports.escaping import Safe, md
from aligner.reports.goal_stories import SIGNS
from aligner.reports.voice import Voice

_GAPS = 3
_STEPS = (Level.MISSING, Level.WEAK, Level.SOLID)
_THIRD = 7
_ENOUGH = 0.3
"""Under this share of classified money, or of initiatives and metrics, the phases would be hearsay."""
"""Characters of one step of the scale."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The picture of the seven differences, their table, and the three phases of customer value."""

    picture: Safe
    differences: tuple[tuple[Safe, ...], ...]
    phases: tuple[tuple[Safe, ...], ...]
    classified: Safe


def profile(assessment: Assessment, voice: Voice) -> Profile:
    """Draw and tell the profile; parts that nothing could be asked of are left out."""
    asked = [one for one in assessment.differences if one.level is not None]
    return Profile(
        picture=Safe(_picture(asked, voice)) if asked and not voice.plain else Safe(""),
        differences=tuple(_differences(assessment, voice)),
        phases=tuple(_phases(assessment, voice)),
        classified=_classified(assessment, voice),
    )


def _picture(differences: Sequence[Difference], voice: Voice) -> str:
    """One line a difference: a mark in one of three steps, from the navel to the customer."""
    names = [f"{one.number} {voice.term(f'difference.{one.number}')}" for one in differences]
    longest = max(map(len, names))
    ends = voice.term("axis.navel"), voice.term("axis.customer")
    width = len(_scale(Level.WEAK))
    head = " " * (longest + 3) + ends[0] + ends[1].rjust(max(width - len(ends[0]), len(ends[1]) + 1))
    lines = [f" {name:<{longest}}  {_scale(one.level)}" for name, one in zip(names, differences, strict=True)]
    return "\n".join([head, *lines])


def _scale(level: Level | None) -> str:
    line, mark, left, right, inner = "─●├┤┼"
    thirds = [line * _THIRD] * len(_STEPS)
    if level in _STEPS:
        half = line * (_THIRD // 2)
        thirds[_STEPS.index(level)] = half + mark + half
    return left + inner.join(thirds) + right


def _differences(assessment: Assessment, voice: Voice) -> Iterator[tuple[Safe, ...]]:
    """Yield every difference with its step and what is open."""
    found = {tally.check: tally.count(Outcome.FOUND) for tally in assessment.tallies}
    for difference in assessment.differences:
        asked = difference.checks if difference.asked else ()
        gaps = sorted((c for c in asked if found.get(c)), key=lambda check: -found[check])
        name = voice.term(f"difference.{difference.number}")
        yield Safe(str(difference.number)), name, *_met(difference, voice), _gaps(gaps, voice)


def _gaps(checks: Sequence[str], voice: Voice) -> Safe:
    """Name the commonest gaps by what the checks are called, and count the others."""
    named = [voice.small(md(title(check, voice.language))) for check in checks[:_GAPS]]
    more = len(checks) - len(named)
    counted = [voice.t("more_gaps", count=voice.count(more))] if more else []
    return Safe("; ".join([*named, *counted]) or "–")


def _met(difference: Difference, voice: Voice) -> tuple[Safe, Safe]:
    if not difference.asked:
        return voice.term("term.not_assessed"), Safe("–")
    if difference.level is None:
        return voice.t("table.met_of", met=difference.met, asked=difference.asked), Safe("–")
    word = _word(difference, difference.level, voice)
    step = Safe(word if voice.plain else f"{SIGNS[difference.level]} {word}")
    return voice.t("table.met_of", met=difference.met, asked=difference.asked), step


def _word(difference: Difference, level: Level, voice: Voice) -> Safe:
    """How far it is in place; where blockers hold it back, on how many goals they do."""
    if difference.blocked:
        return voice.t("step.blocked", count=difference.blocked, all=difference.goals)
    return voice.t(f"step.{level.value}" if difference.unmet else "step.all")


def _phases(assessment: Assessment, voice: Voice) -> Iterator[tuple[Safe, ...]]:
    """Yield a row for each phase of customer value, where anything at all could be classified."""
    found = assessment.plan.value_phases
    enough_money = (found.classified_share or 0.0) >= _ENOUGH
    things = len(assessment.plan.initiatives) + len(assessment.plan.metrics)
    told = sum(phase.initiatives + phase.metrics for phase in found.phases.values())
    if not enough_money and told < things * _ENOUGH:
        return
    for name, phase in found.phases.items():
        known = enough_money and phase.money_share is not None
        share = md(voice.percent(phase.money_share)) if known else Safe("–")
        term = voice.capital(voice.term(f"phase.{name}"))
        yield term, share, Safe(str(phase.initiatives)), Safe(str(phase.metrics))


def _classified(assessment: Assessment, voice: Voice) -> Safe:
    share = assessment.plan.value_phases.classified_share
    if share is None:
        return Safe("")
    key = "classified_all" if share == 1 else "classified"
    return voice.t(f"phases.{key}", percent=voice.percent(share))

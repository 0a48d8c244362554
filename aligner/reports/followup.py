"""The follow-up in the report: marks beside findings, and a section of what was written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from aligner import checks
from aligner.assess.decisions import decision_states
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding
from aligner.model.followup import About, Decision, Entry, Remark, Waiver
from aligner.reports.authors import Authors
from aligner.reports.escaping import Safe, code, cut, md
from aligner.reports.voice import Voice

_NAME = 90


@dataclass(frozen=True, slots=True)
class FollowupPart:
    """The section, ready to print: rows as wide as their tables; it is left out where all is empty."""

    has_names: bool
    waived: tuple[tuple[Safe, ...], ...]
    expired: tuple[tuple[Safe, ...], ...]
    decisions: tuple[tuple[Safe, ...], ...]
    notes: tuple[Safe, ...]
    kept_aside: tuple[Safe, ...]

    @property
    def is_there(self) -> bool:
        rows = (self.waived, self.expired, self.decisions, self.notes, self.kept_aside)
        return any(rows)


def mark(assessment: Assessment, finding: Finding, voice: Voice) -> Safe:
    """What stands beside a finding: until when it is waived, or since when no longer; empty otherwise."""
    followup, day = assessment.followup, assessment.as_of
    if holding := followup.waiver_of(finding, day):
        return voice.said("followup.mark.waived", day=formats.day(holding.until, voice.language))
    if expired := followup.expired(finding, day):
        return voice.said("followup.mark.expired", day=formats.day(expired.until, voice.language))
    return Safe("")


def followup_part(assessment: Assessment, voice: Voice) -> FollowupPart:
    """Everything that is written down about the plan, in one voice."""
    followup = assessment.followup
    teller = _Teller(assessment, voice)
    return FollowupPart(
        has_names=voice.names,
        waived=tuple(map(teller.waiver, _standing(assessment, followup.waiver_of))),
        expired=tuple(map(teller.waiver, _standing(assessment, followup.expired))),
        decisions=tuple(map(teller.decision, followup.decisions)),
        notes=tuple(map(teller.remark, followup.remarks)),
        kept_aside=tuple(
            voice.said("followup.section.kept_aside", file=code(f)) for f in followup.kept_aside
        ),
    )


def _standing(assessment: Assessment, which: Callable[[Finding, date], Waiver | None]) -> Iterable[Waiver]:
    """The waivers that bear on a finding of this reading, each once, in the order of the findings."""
    found = (which(finding, assessment.as_of) for finding in assessment.findings)
    return {waiver.id: waiver for waiver in found if waiver is not None}.values()


class _Teller:
    """Tells the entries of one follow-up in one voice."""

    def __init__(self, assessment: Assessment, voice: Voice) -> None:
        self._plan = assessment.plan
        self._voice = voice
        self._authors = Authors(assessment.followup, voice.people, shown=voice.names)
        self._states = decision_states(assessment)

    def waiver(self, waiver: Waiver) -> tuple[Safe, ...]:
        """The finding, why, who accepted it, until when."""
        who = [md(waiver.by)] if self._voice.names else []
        return (self._finding(waiver.about), self._text(waiver.reason), *who, self._day(waiver.until))

    def decision(self, decision: Decision) -> tuple[Safe, ...]:
        """The finding, what was decided, who does it, by when, and how it stands."""
        who = [md(decision.who or "–")] if self._voice.names else []
        due = self._day(decision.due) if decision.due else Safe("–")
        state = self._voice.said(f"followup.state.{self._states[decision.id].value}")
        return (self._finding(decision.about), self._text(decision.what), *who, due, state)

    def remark(self, remark: Remark) -> Safe:
        goal = self._goal(remark.goal, remark.goal_name)
        return Safe(f"**{goal}**: {self._text(remark.text)} ({self._signed(remark)})")

    def _finding(self, about: About) -> Safe:
        """Whom it is about, and what the check is called; a check that is no more by its code alone."""
        known = about.check in {check.code for check in checks.all_checks()}
        title = md(checks.title(about.check, self._voice.language)) if known else Safe("")
        whom = self._whom(about)
        return Safe(
            f"**{whom}**: {title} ({md(about.check)})" if title else f"**{whom}** ({md(about.check)})"
        )

    def _whom(self, about: About) -> Safe:
        if about.subject.value == "goal":
            return self._goal(about.subject_id, about.subject_name)
        if about.subject.value == "plan":
            return self._voice.said("followup.section.whole_plan")
        return md(cut(self._authors.hush(about.subject_name or about.subject_id), _NAME))

    def _goal(self, goal: str, name: str) -> Safe:
        known = self._plan.goal_by_id.get(goal)
        return md(cut(known.full_name if known else name or goal, _NAME))

    def _text(self, text: str) -> Safe:
        return md(self._authors.hush(text))

    def _signed(self, entry: Entry) -> Safe:
        day = self._day(datetime.fromisoformat(entry.at).date())  # the day it was for who wrote it
        by = self._authors.name(entry.by)
        return self._voice.said("followup.section.signed", by=by, day=day) if by else day

    def _day(self, day: date) -> Safe:
        return Safe(formats.day(day, self._voice.language))

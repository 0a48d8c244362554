"""The follow-up as a table to paste elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from aligner import i18n
from aligner.i18n import formats
from aligner.model.acts import Change
from aligner.model.assessment import Assessment
from aligner.model.finding import Subject
from aligner.model.followup import About
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.shown import Shown
from aligner.tui.views.changes import change_words
from aligner.tui.views.followup import day_told, standing_waivers

_SECTIONS = ("decisions", "waived", "expired", "notes")


def followup_table(shown: Shown, look: Look) -> str:
    """Everything that is written down or tried, as tab-separated lines: kind, about, text, when, who."""
    return "\n".join("\t".join(map(plain, line)) for line in _lines(shown, look))


def _lines(shown: Shown, look: Look) -> Iterator[tuple[str, ...]]:
    read, told = shown.read, shown.read.followup
    kind = {key: i18n.text(f"followup.section.{key}", look.language) for key in _SECTIONS}
    for change in shown.changes:
        yield look.say("followup.tried"), _goal(change.goal, read), _words(change, read, look)
    for intent in told.intents:
        yield (
            i18n.text("whatif.report.heading", look.language),
            _goal(intent.change.goal, read),
            _words(intent.change, read, look),
        )
    for one in told.decisions:
        due = formats.day(one.due, look.language) if one.due else ""
        yield kind["decisions"], _subject(one.about, read), one.what, due, one.who if look.names else ""
    for section, waivers in standing_waivers(read).items():
        for waiver in waivers:
            until, by = formats.day(waiver.until, look.language), waiver.by if look.names else ""
            yield kind[section], _subject(waiver.about, read), waiver.reason, until, by
    for note in told.remarks:
        by = note.by if look.names else ""
        yield kind["notes"], _goal(note.goal, read) or note.goal_name, note.text, day_told(note.at, look), by


def _words(change: Change, assessment: Assessment, look: Look) -> str:
    return change_words(change, assessment.plan.currency, look)


def _goal(identity: str, assessment: Assessment) -> str:
    goal = assessment.plan.goal_by_id.get(identity)
    return goal.full_name if goal else identity


def _subject(about: About, assessment: Assessment) -> str:
    goal = assessment.plan.goal_by_id.get(about.subject_id) if about.subject is Subject.GOAL else None
    return f"{about.check} {goal.full_name if goal else about.subject_name}"

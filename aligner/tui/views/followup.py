"""The follow-up as entries: what is being tried, what is to be done, waived, decided and noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.acts import Change
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Subject
from aligner.model.followup import About, Decision, DecisionState, Remark, Waiver
from aligner.model.followup import Entry as Written
from aligner.model.verdicts import Tone
from aligner.service import standing, whatif
from aligner.tui.client_text import client_text, fitted, plain
from aligner.tui.look import Look
from aligner.tui.shown import Goto, Shown
from aligner.tui.views.changes import change_words
from aligner.tui.views.effect import moved_goal
from aligner.tui.views.entry import Entry, from_the_top, heading, remark, two_sided, wrapped

GOALS = 20
"""So many goals that a trial moves are listed; a huge plan may move hundreds."""

CHANGE = "change"
ENTRY = "entry"
_STATES = {
    DecisionState.DONE: ("✔", "good"),
    DecisionState.CHANGED: ("◐", "weak"),
    DecisionState.UNCHANGED: ("·", "muted"),
    DecisionState.OVERDUE: ("✘", "bad"),
}


def followup_entries(shown: Shown, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of the follow-up tab; each leads to its goal, and tells in ``goto.at`` what it is."""
    found = (
        *_damage(shown.read, look, width),
        *_tried(shown, look, width),
        *_kept(shown.read, look, width),
        *_decisions(shown.read, look, width),
        *_waivers(shown.read, look, width),
        *_notes(shown.read, look, width),
    )
    if found:
        return from_the_top(found)
    return tuple(Entry(wrapped(look.say(f"followup.{key}"), width)) for key in ("none", "how"))


def _title(key: str, look: Look) -> Entry:
    return heading(i18n.text(f"followup.section.{key}", look.language), look)


def _tried(shown: Shown, look: Look, width: int) -> Iterator[Entry]:
    """The changes that are tried now, and what they come to."""
    if not shown.changes or shown.tried is None:
        return
    yield heading(look.say("followup.tried"), look)
    for number, change in enumerate(shown.changes):
        yield _change(change, shown.read, {CHANGE: str(number)}, look, width)
    effect = whatif.difference(shown.read, shown.tried)
    if effect.is_nothing:
        yield remark(i18n.text("whatif.nothing_moves", look.language), look)
    for goal in effect.goals[:GOALS]:
        yield Entry(moved_goal(goal, shown.read, look, width), goto=Goto("goals", goal=goal.goal))
    if len(effect.goals) > GOALS:
        yield remark(look.say("followup.more_goals", count=len(effect.goals) - GOALS), look)
    for share, moved in effect.shares.items():
        before, after = (formats.percent(one, look.language) for one in (moved.before, moved.after))
        if before != after:
            yield remark(f"→ {_share(share, look)}: {before} → {after}", look)


def _share(name: str, look: Look) -> str:
    neutral = look.tone is Tone.NEUTRAL and f"{name}_neutral" in i18n.keys("whatif", "share")
    return i18n.text(f"whatif.share.{name}{'_neutral' if neutral else ''}", look.language)


def _change(change: Change, assessment: Assessment, at: Mapping[str, str], look: Look, width: int) -> Entry:
    """The goal, then what is to be written, as a user would say it."""
    goal = assessment.plan.goal_by_id.get(change.goal)
    name = client_text(goal.full_name if goal else change.goal, look.style("strong"), width=width)
    words = wrapped(change_words(change, assessment.plan.currency, look), width, indent="  ")
    return Entry(Text("\n").join((name, words)), goto=Goto("goals", goal=change.goal, at=at))


def _kept(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    intents = assessment.followup.intents
    if intents:
        yield heading(i18n.text("whatif.report.heading", look.language), look)
    for intent in intents:
        yield _change(intent.change, assessment, {ENTRY: intent.id}, look, width)


def _decisions(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    decisions = assessment.followup.decisions
    if not decisions:
        return
    yield _title("decisions", look)
    states = standing.decision_states(assessment)
    for decision in decisions:
        yield _decision(decision, states[decision.id], assessment, look, width)


def _decision(
    decision: Decision, state: DecisionState, assessment: Assessment, look: Look, width: int
) -> Entry:
    sign, kind = _STATES[state]
    word = i18n.text(f"followup.state_short.{state.value}", look.language)
    head = _about(decision.about, assessment, look, width - len(word) - 4)
    who = decision.who if look.names else ""
    due = formats.day(decision.due, look.language) if decision.due else ""
    said = " · ".join(filter(None, (decision.what, who, due)))
    text = two_sided(head, Text(f"{sign} {word}", style=look.style(kind)), width)
    return _entry(
        Text("\n").join((text, wrapped(said, width, indent="  "))), decision, decision.about, assessment
    )


def _waivers(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    for key, waivers in standing_waivers(assessment).items():
        if waivers:
            yield _title(key, look)
        yield from (_waiver(waiver, assessment, look, width) for waiver in waivers)


def standing_waivers(assessment: Assessment) -> Mapping[str, Sequence[Waiver]]:
    """The waivers that bear on a finding, each once: those that have run out, then those that hold."""
    told, day = assessment.followup, assessment.as_of
    findings = assessment.findings if told.waivers else ()
    found = {
        "expired": {one.id: one for finding in findings if (one := told.expired(finding, day))},
        "waived": {one.id: one for finding in findings if (one := told.waiver_of(finding, day))},
    }
    return {key: tuple(waivers.values()) for key, waivers in found.items()}


def _waiver(waiver: Waiver, assessment: Assessment, look: Look, width: int) -> Entry:
    holds = waiver.holds(assessment.as_of)
    mark = "waived" if holds else "expired"
    day = formats.day(waiver.until, look.language)
    word = Text(
        i18n.text(f"followup.mark.{mark}", look.language, day=day), look.style("muted" if holds else "bad")
    )
    head = _about(waiver.about, assessment, look, width - word.cell_len - 2)
    by = f" ({waiver.by})" if look.names and waiver.by else ""
    said = wrapped(f"{waiver.reason}{by}", width, indent="  ")
    return _entry(Text("\n").join((two_sided(head, word, width), said)), waiver, waiver.about, assessment)


def _about(about: About, assessment: Assessment, look: Look, width: int) -> Text:
    """The check's title and the subject's name."""
    finding = _finding_of(about, assessment)
    currency = assessment.plan.currency
    title = service.finding_text(finding, "title", look.language, currency) if finding else ""
    goal = assessment.plan.goal_by_id.get(about.subject_id) if about.subject is Subject.GOAL else None
    name = goal.full_name if goal else about.subject_name
    words = " ".join(filter(None, (plain(about.check, 20), plain(title))))
    return Text.assemble(
        (words, look.style("strong")), f"  {fitted(plain(name), max(8, width - len(words) - 2))}"
    )


def _finding_of(about: About, assessment: Assessment) -> Finding | None:
    of_goal = about.subject is Subject.GOAL
    found = assessment.findings_by_subject.get(about.subject_id, ()) if of_goal else assessment.findings
    return next((finding for finding in found if about.fits(finding)), None)


def _entry(text: Text, written: Written, about: About, assessment: Assessment) -> Entry:
    finding = _finding_of(about, assessment)
    goal = about.subject_id if about.subject_id in assessment.plan.goal_by_id else ""
    goto = Goto("goals", goal=goal, at={ENTRY: written.id})
    return Entry(
        text, cell=finding.evidence[0] if finding and finding.evidence else None, finding=finding, goto=goto
    )


def _notes(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    remarks = assessment.followup.remarks
    if remarks:
        yield _title("notes", look)
    for note in remarks:
        yield _note(note, assessment, look, width)


def _note(note: Remark, assessment: Assessment, look: Look, width: int) -> Entry:
    goal = assessment.plan.goal_by_id.get(note.goal)
    signed = [note.by] if look.names and note.by else []
    signed.append(day_told(note.at, look))
    name = client_text(goal.full_name if goal else note.goal_name, look.style("strong"), width=width - 24)
    by = Text(plain(" · ".join(signed)), style=look.style("muted"))
    text = Text("\n").join((two_sided(name, by, width), wrapped(note.text, width, indent="  ")))
    return Entry(text, goto=Goto("goals", goal=note.goal if goal else "", at={ENTRY: note.id}))


def day_told(moment: str, look: Look) -> str:
    """The day of a moment that the follow-up tells: as it was for who wrote it."""
    return formats.day(datetime.fromisoformat(moment).date(), look.language)


def _damage(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    for cell in assessment.followup.damaged:
        words = look.say("followup.damaged", file=cell.file, line=cell.row or "–")
        yield Entry(wrapped(words, width, look.style("bad")))
    for file in assessment.followup.kept_aside:
        yield remark(i18n.text("followup.section.kept_aside", look.language, file=plain(file)), look)

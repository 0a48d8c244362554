"""Waivers, notes and decisions: the forms that ask for them, and what is written of the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.acts import Change
from aligner.model.errors import AlignerError
from aligner.model.finding import Finding
from aligner.model.followup import Followup
from aligner.service import followup
from aligner.tui.calls import calls_of
from aligner.tui.look import Look
from aligner.tui.messages import FollowupChanged
from aligner.tui.screens.form import Field, Filled, FormScreen, Say
from aligner.tui.shown import Shown

if TYPE_CHECKING:
    from aligner.tui.screens.plan import PlanScreen

AHEAD = timedelta(days=90)
"""A waiver is proposed to last to the end of the half-year that is at least so far off."""


class Following:
    """Asks, writes to the sidecar in a thread, and tells the plan's screen what stands there then."""

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen
        self._undoable: list[str | Change] = []
        self._kept: dict[str, Change] = {}
        self._count = 0
        self._again: dict[str, Callable[[], None]] = {}

    @property
    def _shown(self) -> Shown:
        return self._screen.shown

    def waive(self, finding: Finding) -> None:
        """Ask why, by whom and until when a finding is accepted."""
        until = typed_day(half_year(self._shown.read.as_of), self._screen.look.language)
        fields = (
            Field("reason", label("reason")),
            Field("until", label("until"), until, label("day_form")),
            Field("by", label("by"), followup.author()),
        )

        def refuse(filled: Filled, look: Look) -> str:
            if not filled["reason"]:
                return look.say("followup.missing.reason")
            return _wrong_day(filled["until"], look, self._shown.read.as_of)

        def write(filled: Filled) -> str:
            until = followup.day_of(filled["until"])
            reason, by = filled["reason"], filled["by"]
            args = (self._shown.request, self._shown.read, finding)
            return followup.waive(*args, reason=reason, by=by, until=until).id

        self._ask("waive", fields, self._about(finding), write, refuse)

    def decide(self, finding: Finding) -> None:
        """Ask what was decided about a finding: who does what, and by when."""
        fields = (
            Field("what", label("what")),
            Field("who", label("who")),
            Field("due", label("due"), hint=label("day_form")),
            Field("by", label("written_by"), followup.author()),
        )

        def refuse(filled: Filled, look: Look) -> str:
            if not filled["what"]:
                return look.say("followup.missing.what")
            return _wrong_day(filled["due"], look, date.min) if filled["due"] else ""

        def write(filled: Filled) -> str:
            due = followup.day_of(filled["due"]) if filled["due"] else None
            what, who, by = filled["what"], filled["who"], filled["by"]
            args = (self._shown.request, self._shown.read, finding)
            return followup.decide(*args, what=what, who=who, due=due, by=by).id

        self._ask("decide", fields, self._about(finding), write, refuse)

    def note(self, goal: str) -> None:
        """Ask for a note about a goal."""
        noted = self._shown.read.plan.goal_by_id[goal]
        fields = (Field("text", label("text")), Field("by", label("written_by"), followup.author()))

        def refuse(filled: Filled, look: Look) -> str:
            return "" if filled["text"] else look.say("followup.missing.text")

        def write(filled: Filled) -> str:
            return followup.note(self._shown.request, noted, filled["text"], by=filled["by"]).id

        self._ask("note", fields, lambda _: noted.full_name, write, refuse)

    def withdraw(self, entry: str) -> None:
        """Take back an entry."""
        request = self._shown.request
        self._write(lambda: followup.withdraw(request, entry, followup.author()), "withdraw")

    def undo(self) -> None:
        """Take back what was done last since the plan was opened, be it that something was taken back.

        A change that was kept or dropped is tried again: what was typed for it isn't lost.
        """
        if not self._undoable:
            self._screen.notify(self._screen.look.say("followup.nothing_to_undo"), timeout=3, markup=False)
            return
        request, last = self._shown.request, self._undoable.pop()
        if isinstance(last, Change):
            self._screen.trying.again(last)
            return

        def work() -> str:
            try:
                return followup.withdraw(request, last, followup.author())
            except AlignerError:
                self._undoable.append(last)
                raise

        self._write(work, "undo", undoable=False, tried=self._kept.get(last))

    def keep(self, change: Change) -> None:
        """Write down that a change is to be made."""
        request = self._shown.request

        def work() -> str:
            entry = followup.keep_change(request, change, followup.author()).id
            self._kept[entry] = change
            return entry

        self._write(work, "keep")

    def dropped(self, change: Change) -> None:
        """A change is no longer tried; undo tries it again."""
        self._undoable.append(change)

    def _ask(
        self,
        kind: str,
        fields: tuple[Field, ...],
        about: Say,
        write: Callable[[Filled], str],
        refuse: Callable[[Filled, Look], str],
    ) -> None:
        def taken(filled: Filled | None) -> None:
            if filled:
                typed = tuple(replace(field, value=filled[field.name]) for field in fields)
                self._write(
                    lambda: write(filled), kind, again=lambda: self._ask(kind, typed, about, write, refuse)
                )

        form = FormScreen(self._screen.look, label(kind), fields, lead=about, refuse=refuse)
        self._screen.app.push_screen(form, taken)

    def _write(
        self,
        work: Callable[[], str],
        kind: str,
        *,
        undoable: bool = True,
        again: Callable[[], None] | None = None,
        tried: Change | None = None,
    ) -> None:
        def whole() -> Followup:
            entry = work()
            if undoable:
                self._undoable.append(entry)
            return followup.followup_of(self._shown.request, self._shown.read)

        said = self._screen.look.say(f"followup.done.{kind}")
        # Groups of their own: an entry never takes the place of one that is still being written.
        self._count += 1
        group = f"followup-{self._count}"
        if again is not None:
            self._again[group] = again
        calls_of(self._screen).ask(
            self._screen, whole, lambda now: FollowupChanged(now, said, tried), group=group, saves=True
        )

    def refused(self, group: str) -> None:
        """What could not be written is asked again: nothing that was typed is lost."""
        if again := self._again.pop(group, None):
            again()

    def _about(self, finding: Finding) -> Say:
        currency = self._shown.read.plan.currency

        def about(look: Look) -> str:
            title = service.finding_text(finding, "title", look.language, currency)
            return f"{finding.check} {title} · {finding.subject_name}"

        return about


def label(name: str) -> Say:
    """What a field of the follow-up is called."""
    return lambda look: i18n.text(f"followup.label.{name}", look.language)


def half_year(day: date) -> date:
    """The end of the half-year that is at least ninety days off."""
    ends = (
        date(year, month, last) for year in (day.year, day.year + 1) for month, last in ((6, 30), (12, 31))
    )
    return next(end for end in ends if end - day >= AHEAD)


def typed_day(day: date, language: str) -> str:
    """A day as a form takes it."""
    return day.isoformat() if language == "en" else f"{day.day}.{day.month}.{day.year}"


def _wrong_day(stated: str, look: Look, earliest: date) -> str:
    try:
        day = followup.day_of(stated)
    except AlignerError as error:
        return service.error_sentence(error, look.language)
    if day < earliest:
        return i18n.text("errors.followup-past", look.language, day=formats.day(day, look.language))
    return ""

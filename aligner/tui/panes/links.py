"""Money that finds no goal: links are proposed, and accepted or refused by a key each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from aligner.i18n import formats
from aligner.model.errors import AlignerError
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.model.proposals import Choice as Target
from aligner.model.proposals import Proposal
from aligner.service import link_texts, links, whatif
from aligner.service.link_rules import SavedRules
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.link_saver import GROUP, LinkSaver, Saved
from aligner.tui.look import Look
from aligner.tui.messages import GoAsked, ReadAgain, Refused
from aligner.tui.panes.pane import Pane
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen
from aligner.tui.shown import Goto
from aligner.tui.views.links import LinkRow, link_detail, link_row
from aligner.tui.widgets.row_view import RowView

REST = 2.0
"""Seconds without a key after which the plan is read again with the new links."""

WHOLE = 100
_SHARE = re.compile(r"(.+?)[\s:=]+(\d{1,3})\s*%?")


@dataclass
class Proposed(Message):
    """What is proposed for a plan; ``of`` is the plan's identity."""

    proposals: tuple[Proposal, ...]
    of: int


class LinksPane(Pane):
    """Saves rule after rule in the order of the keys; the list stays as it is until the keys rest."""

    BINDINGS = bindings("links")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._rows: list[LinkRow] = []
        self._of = 0
        self._saver = LinkSaver(self)

    def compose(self) -> ComposeResult:
        yield Static(id="links-state", classes="state", markup=False)
        yield RowView("links-rows")
        yield Static(id="links-detail", classes="detail", markup=False)

    @property
    def entrance(self) -> Widget:
        return self._view

    @property
    def _view(self) -> RowView:
        return self.query_one(RowView)

    def enter(self) -> None:
        self._propose()

    def draw(self) -> None:
        if self.display:
            self._propose()
        self._list()

    def _propose(self) -> None:
        plan = self.shown.read.plan
        if id(plan) != self._of:
            self._of = id(plan)
            calls_of(self).ask(
                self, lambda: links.proposals(plan), lambda made: Proposed(made, id(plan)), group="propose"
            )

    def on_proposed(self, event: Proposed) -> None:
        """Show what is proposed now; the cursor stays on the proposal that it stood on."""
        event.stop()
        if event.of != self._of:
            return
        at = self._row
        self._rows = [LinkRow(proposal) for proposal in event.proposals]
        same = next((i for i, row in enumerate(self._rows) if at and row.key == at.key), 0)
        self._list(cursor=same)

    def _list(self, cursor: int | None = None) -> None:
        currency, look = self.shown.read.plan.currency, self.look

        def row(index: int, width: int) -> Text:
            return link_row(self._rows[index], currency, look, width)

        self._view.show(len(self._rows), row, cursor=cursor)
        self.query_one("#links-state", Static).update(self._state())

    def _state(self) -> Text:
        """How much of the money reaches goals, with what was accepted since the last reading."""
        plan, look = self.shown.read.plan, self.look
        ledger = plan.ledger
        whole = ledger.traced + ledger.untraced
        if not whole:
            return Text(look.say("overview.no_money"), style=look.style("muted"))
        taken = sum(row.proposal.amount for row in self._rows if row.done == "accepted")
        share = formats.percent((ledger.traced + taken) / whole, look.language)
        money = formats.short_money(ledger.untraced - taken, plan.currency, look.language)
        count = sum(not row.done for row in self._rows)
        return Text(look.say("links.state", share=share, money=money, count=count), no_wrap=True)

    @property
    def _row(self) -> LinkRow | None:
        at = self._view.cursor
        return self._rows[at] if at < len(self._rows) else None

    @property
    def cell(self) -> Cell | None:
        row = self._row
        return row.proposal.cells[0] if row and row.proposal.cells else None

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        row = self._row
        width = max(40, self.size.width - 3)
        detail = link_detail(row, self.shown.read.plan.currency, self.look, width) if row else Text()
        self.query_one("#links-detail", Static).update(detail)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Save the choice under the cursor, and go to the next proposal."""
        row = self._row
        if row is None or row.done:
            self._next()
        elif row.choice is None:
            self.action_choose()
        else:
            self._accept(row, ((row.choice, WHOLE),))

    def _accept(self, row: LinkRow, chosen: tuple[tuple[Target, int], ...]) -> None:
        request = self.shown.request
        self._do(
            replace(row, done="accepted", chosen=chosen), lambda: links.accept(request, row.proposal, *chosen)
        )

    def action_reject(self) -> None:
        """Refuse the choice under the cursor; where there is no other, the lines are left alone."""
        row = self._row
        if row is None or row.done:
            return
        request, choice = self.shown.request, row.choice
        refused = (choice,) if choice else ()
        self._do(replace(row, done="rejected"), lambda: links.reject(request, row.proposal, *refused))

    def action_leave(self) -> None:
        """Say that the money belongs to no goal."""
        row = self._row
        if row is not None and not row.done:
            request = self.shown.request
            self._do(replace(row, done="left"), lambda: links.leave(request, row.proposal))

    def action_choice(self, step: int) -> None:
        row = self._row
        if row is not None and not row.done:
            self._rows[self._view.cursor] = row.turned(step)
            self._list()

    def action_choose(self) -> None:
        """Choose the goal or initiative by hand."""
        row = self._row
        if row is None or row.done:
            return
        targets = links.choices(self.shown.read.plan)

        def offered(look: Look) -> Sequence[Choice]:
            return [
                Choice(str(i), client_text(link_texts.to(one, look.language)))
                for i, one in enumerate(targets)
            ]

        def taken(number: str | None) -> None:
            if number is not None:
                self._accept(row, ((targets[int(number)], WHOLE),))

        title = plain(link_texts.what(row.proposal, self.look.language))
        self.app.push_screen(ChoiceScreen(self.look, lambda _: title, offered), taken)

    def action_split(self) -> None:
        """Divide the money over goals by percent."""
        row = self._row
        if row is None or row.done:
            return
        plan = self.shown.read.plan

        def refuse(filled: Filled, look: Look) -> str:
            return "" if split_of(plan, filled["shares"]) else look.say("links.split_wrong")

        def taken(filled: Filled | None) -> None:
            if filled:
                self._accept(row, split_of(plan, filled["shares"]))

        title = plain(link_texts.what(row.proposal, self.look.language))
        now = f"{row.choice.reference} " if row.choice and row.choice.kind == "goal" else ""
        field = Field(
            "shares", lambda look: look.say("links.split"), now, lambda look: look.say("links.split_hint")
        )
        self.app.push_screen(FormScreen(self.look, lambda _: title, [field], refuse=refuse), taken)

    def action_source(self) -> None:
        if self.cell is not None:
            self.post_message(GoAsked(Goto("links", cell=self.cell)))

    def action_undo(self) -> None:
        """Take the last rule out again."""
        row = self._saver.undo()
        if row is None:
            self.notify(self.look.say("followup.nothing_to_undo"), timeout=3, markup=False)
            return
        opened = replace(row, done="", chosen=())
        at = next((i for i, one in enumerate(self._rows) if one.key == row.key), None)
        if at is None:
            self._rows.insert(0, opened)
        else:
            self._rows[at] = opened
        self._list(cursor=at or 0)

    def _do(self, row: LinkRow, job: Callable[[], SavedRules]) -> None:
        self._rows[self._view.cursor] = row
        self._list()
        self._next()
        self._saver.save(row, job)

    def _next(self) -> None:
        """Go to the next proposal that is open."""
        after = range(self._view.cursor + 1, len(self._rows))
        self._view.move(next((i for i in after if not self._rows[i].done), self._view.cursor))

    def on_saved(self, event: Saved) -> None:
        event.stop()
        self._saver.done(event.rules)
        if self._saver.is_idle:
            self.set_timer(REST, self._read_again)

    def _read_again(self) -> None:
        if self._saver.is_idle:
            self.post_message(ReadAgain())

    def on_refused(self, event: Refused) -> None:
        """What could not be saved is open again."""
        if event.group == GROUP:
            lost = self._saver.failed()
            self._rows = [replace(r, done="", chosen=()) if r.key in lost else r for r in self._rows]
            self._list()

    def visit(self, goto: Goto) -> None:
        """Put the cursor on the proposal that an item of money is in."""
        wanted = goto.at.get("item", "")
        at = next(
            (i for i, row in enumerate(self._rows) if wanted in (row.proposal.value, *row.proposal.labels)), 0
        )
        self._view.move(at)

    def table(self) -> str:
        lines = []
        for row in self._rows:
            to = link_texts.to(row.choice, self.look.language) if row.choice else ""
            said = (f"{row.proposal.amount / 100:.2f}", str(row.proposal.lines), row.proposal.value, to)
            lines.append("\t".join(plain(part) for part in said))
        return "\n".join(lines)


def split_of(plan: Plan, typed: str) -> tuple[tuple[Target, int], ...]:
    """Read "T1 60, T2 40": goals with whole percents that make a hundred; nothing where it is not so."""
    goals = {choice.id: choice for choice in links.choices(plan) if choice.kind == "goal"}
    shares: list[tuple[Target, int]] = []
    for part in re.split(r"[;,]", typed):
        found = _SHARE.fullmatch(part.strip())
        if found is None:
            return ()
        try:
            goal = whatif.goal_named(plan, found[1])
        except AlignerError:
            return ()
        shares.append((goals[goal.id], int(found[2])))
    return tuple(shares) if sum(percent for _, percent in shares) == WHOLE else ()

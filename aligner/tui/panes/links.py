"""Money that finds no goal: links are proposed, and accepted or refused by a key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.events import Hide, Resize
from textual.message import Message
from textual.widgets import Static

from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.model.proposals import Choice as Target
from aligner.model.proposals import Proposal
from aligner.service import links
from aligner.service.link_rules import SavedRules
from aligner.tui.calls import calls_of
from aligner.tui.commands import bindings
from aligner.tui.link_list import LEFT, LinkList, LinkRow
from aligner.tui.link_saver import GROUP, LinkSaver, Saved
from aligner.tui.messages import GoAsked, ReadAgain, Refused, SettingsWritten
from aligner.tui.panes.pane import RowsPane
from aligner.tui.resting import Resting
from aligner.tui.screens.form import Filled
from aligner.tui.screens.linking import split_screen, target_screen
from aligner.tui.shown import Goto
from aligner.tui.views.links import link_detail, link_row, links_state, links_table
from aligner.tui.views.splits import WHOLE, split_of
from aligner.tui.widgets.row_view import RowView

REST = 2.0
"""Seconds without a key after which the plan is read again with the new links."""


@dataclass
class Proposed(Message):
    """What is proposed for a plan."""

    proposals: tuple[Proposal, ...]
    of: Plan


class LinksPane(RowsPane):
    """Saves rule after rule in the order of the keys; the list stays as it is until the keys rest."""

    BINDINGS = bindings("links")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._list = LinkList()
        self._asked: Plan | None = None
        self._answered = False
        self._saver = LinkSaver(self)
        self._unread = False
        self._resting = Resting(self, REST)
        self._wanted = ""

    def compose(self) -> ComposeResult:
        yield Static(id="links-state", classes="state", markup=False)
        with Container(id="links-split"):
            yield RowView("links-rows")
            with VerticalScroll(id="links-side", can_focus=False):
                yield Static(id="links-detail", markup=False)

    @property
    def saving(self) -> bool:
        """Whether a rule waits to be saved, or is being saved."""
        return not self._saver.is_idle

    @property
    def _row(self) -> LinkRow | None:
        return self._list.at(self.entrance.cursor)

    @property
    def _open_row(self) -> LinkRow | None:
        row = self._row
        return row if row and not row.done else None

    @property
    def cell(self) -> Cell | None:
        row = self._row
        return row.proposal.cells[0] if row and row.proposal.cells else None

    def enter(self) -> None:
        self._propose()

    def draw(self) -> None:
        if self.display:
            self._propose()
        self._draw()

    def _propose(self) -> None:
        """Ask for proposals, unless they have been asked for of this plan."""
        plan = self.shown.read.plan
        if plan is not self._asked:
            self._asked, self._answered = plan, False
            self._unread = self._unread and not self._list.is_in(plan)
            calls_of(self).ask(
                self, lambda: links.proposals(plan), lambda made: Proposed(made, plan), group="propose"
            )

    def on_proposed(self, event: Proposed) -> None:
        """Show what is proposed now; the cursor stays on its proposal, and that where it is on the screen."""
        event.stop()
        if event.of is not self._asked:
            return
        row, at = self._row, self.entrance.cursor
        self._answered = True
        self._list.renew(event.proposals, event.of)
        same = self._list.find(row.key) if row else None
        self._draw(at if same is None else same)
        if self._wanted:
            self._seek()

    def _draw(self, cursor: int | None = None) -> None:
        currency, look = self.shown.read.plan.currency, self.look

        def row(index: int, width: int) -> Text:
            return link_row(self._list.rows[index], currency, look, width)

        self.entrance.show(len(self._list), row, cursor=cursor, still=True)
        known = self._list if self._answered or self._list.rows else None
        self.query_one("#links-state", Static).update(links_state(known, self.shown.read.plan, look))
        self.query_one("#links-side").display = bool(self._list.rows)

    def on_resize(self, _: Resize) -> None:
        self.call_after_refresh(self._tell)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        self._tell()
        self._rest()

    def _tell(self) -> None:
        """Say all that is known of the proposal under the cursor."""
        side, row = self.query_one("#links-side"), self._row
        width = max(36, side.scrollable_content_region.width or self.size.width - 2)
        detail = link_detail(row, self.shown.read.plan.currency, self.look, width) if row else Text()
        self.query_one("#links-detail", Static).update(detail)
        side.scroll_home(animate=False)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Save the choice under the cursor, and go to the next proposal."""
        row = self._open_row
        if row is None:
            self._next()
        elif row.choice is None:
            self.action_choose()
        else:
            self._accept(row, (row.choice, WHOLE))

    def _accept(self, row: LinkRow, *chosen: tuple[Target, int]) -> None:
        self._do(row, row.accepted(*chosen), partial(links.accept, self.shown.request, row.proposal, *chosen))

    def action_reject(self) -> None:
        """Refuse the choice under the cursor; the next one is looked at, if there is one."""
        row = self._open_row
        if row is not None:
            refused = (row.choice,) if row.choice else ()
            job = partial(links.reject, self.shown.request, row.proposal, *refused)
            self._do(row, row.rejected() if refused else replace(row, done=LEFT), job)

    def action_leave(self) -> None:
        """Say that the money belongs to no goal."""
        row = self._open_row
        if row is not None:
            self._do(row, replace(row, done=LEFT), partial(links.leave, self.shown.request, row.proposal))

    def action_choice(self, step: int) -> None:
        row = self._open_row
        if row is not None:
            self._list.put(row.turned(step))
            self._draw()

    def action_choose(self) -> None:
        """Choose the goal or initiative by hand."""
        row = self._open_row
        if row is None:
            return
        targets = links.choices(self.shown.read.plan)

        def taken(number: str | None) -> None:
            if number is not None:
                self._accept(row, (targets[int(number)], WHOLE))

        self.app.push_screen(target_screen(self.look, row.proposal, targets), taken)

    def action_split(self) -> None:
        """Divide the money over goals by percent."""
        row, plan = self._open_row, self.shown.read.plan
        if row is None:
            return

        def taken(filled: Filled | None) -> None:
            if filled:
                self._accept(row, *split_of(plan, filled["shares"]))

        self.app.push_screen(split_screen(self.look, row.proposal, row.choice, plan), taken)

    def action_source(self) -> None:
        if self.cell is not None:
            self.post_message(GoAsked(Goto("links", cell=self.cell)))

    def action_undo(self) -> None:
        """Take the last rule out again."""
        row = self._saver.undo()
        if row is None:
            self.notify(self.look.say("followup.nothing_to_undo"), timeout=3, markup=False)
        else:
            self._unread = True
            self.post_message(SettingsWritten(under_way=True, ours=False))
            self._draw(self._list.put(row))

    def _do(self, before: LinkRow, after: LinkRow, job: Callable[[], SavedRules]) -> None:
        self._unread = True
        self.post_message(SettingsWritten(under_way=True, ours=False))
        self._list.put(after)
        self._draw()
        if after.done:
            self._next()
        self._saver.save(before, after, job)

    def _next(self) -> None:
        """Go to the next proposal that is open."""
        following = self._list.next_open(self.entrance.cursor)
        if following is not None:
            self.entrance.move(following)

    def on_saved(self, event: Saved) -> None:
        event.stop()
        self._saver.done(event.rules)
        self.post_message(SettingsWritten(under_way=not self._saver.is_idle))
        self._rest()

    def _rest(self) -> None:
        """Read the plan again once all is saved and no key was pressed for a while, or the tab is left."""
        self._resting.cancel()
        if self.display:
            self._resting.then(self._read_again)
        else:
            self._read_again()

    def on_hide(self, _: Hide) -> None:
        self._rest()

    def _read_again(self) -> None:
        if self._unread and self._saver.is_idle:
            self._unread = False
            self.post_message(ReadAgain())

    def on_refused(self, event: Refused) -> None:
        """What could not be saved is open again; why, the application says."""
        if event.group == GROUP:
            self.post_message(SettingsWritten(under_way=False, ours=False))
            for row in self._saver.failed():
                self._list.put(row)
            self._draw()
        elif event.group == "propose":
            self._asked, self._answered = None, True
            self._draw()

    def visit(self, goto: Goto) -> None:
        """Put the cursor on the proposal that an item of money is in, as soon as there are proposals."""
        self._wanted = goto.at.get("item", "")
        if self._answered:
            self._seek()

    def _seek(self) -> None:
        wanted, self._wanted = self._wanted, ""
        at = self._list.find_item(wanted) if wanted else None
        if at is not None:
            self.entrance.move(at)
        elif wanted:
            self.notify(self.look.say("links.not_there"), timeout=4, markup=False)

    def table(self) -> str:
        return links_table(self._list, self.look)

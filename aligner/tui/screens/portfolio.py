"""All plans of a batch side by side: the list, the plan under the cursor, and what most of them lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from aligner.i18n import formats
from aligner.model.portfolio import Client, CommonGap, Portfolio
from aligner.service.portfolios import files_in, open_for_screen, paths_of_plan
from aligner.tui.calls import calls_of
from aligner.tui.client_text import client_text, fitted, plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import (
    PlanAsked,
    PortfolioRead,
    PortfolioRefused,
    Refused,
    ReportsFound,
    TabChosen,
    TextCopied,
)
from aligner.tui.portfolio_listing import Chosen, Listing, Row, key_of
from aligner.tui.resting import REST, Resting
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.views.entry import two_sided
from aligner.tui.views.portfolio import entries_of, gaps_state, head_text, state_text, table
from aligner.tui.views.portfolio_columns import Columns, columns_of
from aligner.tui.views.portfolio_gaps import Gaps
from aligner.tui.views.portfolio_words import say
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import HintBar
from aligner.tui.widgets.numbered_bar import NumberedBar
from aligner.tui.widgets.row_view import RowView

CLIENTS, GAPS = "clients", "gaps"
COPIED = 40
"""The longest name by which we say what was copied."""


class PortfolioScreen(SpokenScreen[None]):
    """Lists the plans, or the gaps; what is under the cursor of each stays so while the other is open."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - declared as it is by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - likewise
    place = "portfolio"
    BINDINGS = bindings("portfolio")

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__(look)
        self.chosen = Chosen()
        self._folder = folder
        self._listing: Listing | None = None
        self._view = CLIENTS
        self._came_from = CLIENTS
        self._rows: Sequence[Row] = ()
        self._cursors = {CLIENTS: "", GAPS: ""}
        self._detailed: tuple[object, ...] = ()
        self._resting = Resting(self, REST)

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(id="portfolio-head", markup=False)
        yield NumberedBar()
        yield Static(id="state", markup=False)
        yield Input(id="filter")
        with Container(id="split"):
            yield RowView("table")
            with Vertical(id="side"):
                yield EntryList("detail")
        yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#filter").display = False
        self._table.focus()
        self.action_again()

    @property
    def _table(self) -> RowView:
        return self.query_one(RowView)

    @property
    def _detail(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def places(self) -> tuple[str, ...]:
        return ("portfolio", "app")

    def action_again(self) -> None:
        """Read the portfolio, or read it anew: another batch may have written to the folder."""
        read = partial(open_for_screen, self._folder)
        calls_of(self).ask(self, lambda: Listing(read()), PortfolioRead, group="portfolio")

    def on_portfolio_read(self, event: PortfolioRead) -> None:
        self._listing = event.listing
        self.speak(self.look)

    @property
    def _portfolio(self) -> Portfolio | None:
        """The portfolio, once it is read."""
        return self._listing.portfolio if self._listing else None

    def on_refused(self, event: Refused) -> None:
        """Without a portfolio there is nothing to stay for."""
        if event.group == "portfolio" and self._portfolio is None:
            event.stop()
            self.post_message(PortfolioRefused(event.sentence))

    def speak(self, look: Look) -> None:
        self.query_one("#filter", Input).placeholder = say("state.filter_prompt", look)
        self._head()
        self.action_view(self._view)

    def on_resize(self) -> None:
        self._head()

    def _head(self) -> None:
        """What stands over the list whichever view is open."""
        width, portfolio, look = max(self.size.width - 2, 10), self._portfolio, self.look
        state = say("title.reading", look)
        if portfolio is not None:
            state = say("title.day", look, date=formats.day(portfolio.as_of, look.language))
            state += f" · {say('title.aliases', look)}" if portfolio.anonymous else ""
            self.query_one("#portfolio-head", Static).update(head_text(portfolio, look, width))
        right = client_text(f"{look.language} · {state}", look.style("muted"), width=width * 3 // 5)
        name = fitted(plain(self._folder.absolute().name), width - right.cell_len - 2)
        self.query_one("#title", Static).update(two_sided(Text(name, look.style("strong")), right, width))

    def _list(self) -> None:
        """Show the open view; its cursor stays on what it stood on, if that is still listed."""
        listing, look = self._listing, self.look
        if listing is None:
            return
        portfolio = listing.portfolio
        if self._view == CLIENTS:
            self._rows = listing.listed(self.chosen)
            view: Columns | Gaps = columns_of(portfolio.clients, self.chosen, look)
            state = state_text(portfolio, len(self._rows), self.chosen, look)
        else:
            self._rows, view, state = portfolio.gaps, Gaps(portfolio, look), gaps_state(portfolio, look)
        self.query_one("#state", Static).update(state)
        keys = [key_of(one) for one in self._rows]
        at = keys.index(self._cursor) if self._cursor in keys else 0
        self._detailed = ()
        self._table.show(len(keys), partial(_line, view, self._rows), cursor=at, head=view.head)
        if not keys:
            self._draw_detail()

    @property
    def _cursor(self) -> str:
        """What the cursor of the open view stands on, or stood on when it was last listed."""
        return self._cursors[self._view]

    @property
    def _one(self) -> Row | None:
        """The plan or the gap under the cursor; None where nothing is listed."""
        at = self._table.cursor
        return self._rows[at] if at < len(self._rows) else None

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        """Show the plan at once; while a key is held, only the one where the cursor comes to rest."""
        event.stop()
        if self._one is not None:
            self._cursors[self._view] = key_of(self._one)
        self._resting.unless_held(self._draw_detail)

    def _draw_detail(self) -> None:
        now = (self._view, self._cursor, len(self._rows))
        if self._portfolio is not None and self._detailed != now:
            self._detailed = now
            self._detail.show(partial(entries_of, self._portfolio, self._one, self.look))

    def select(self, chosen: Chosen, view: str = CLIENTS) -> None:
        """List other plans, or the same in another order, and open a view."""
        self.chosen = chosen
        field = self.query_one("#filter", Input)
        if field.value != chosen.words:
            with field.prevent(Input.Changed):
                field.value = chosen.words
        self.action_view(view)

    def action_view(self, view: str) -> None:
        self._view = view
        names = {one: say(f"tab.{one}", self.look) for one in (CLIENTS, GAPS)}
        self.query_one(NumberedBar).put(names, view, self.look)
        self._list()

    def on_tab_chosen(self, event: TabChosen) -> None:
        self.action_view(event.tab)

    def action_sort(self, step: int) -> None:
        self.select(self.chosen.next_order(step))

    def action_turn(self) -> None:
        self.select(replace(self.chosen, turned=not self.chosen.turned))

    def action_unread(self) -> None:
        self.select(replace(self.chosen, unread=not self.chosen.unread))

    def action_filter(self) -> None:
        self.action_view(CLIENTS)
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.select(replace(self.chosen, words=event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.display = False
        self._table.focus()

    def action_clear(self) -> None:
        """Take every limit away; from the details, go back to the list first, from a gap's plans to it."""
        if not self._detail.has_focus and self._view == CLIENTS:
            self.query_one("#filter").display = False
            back, self._came_from = self._came_from if self.chosen.gap else CLIENTS, CLIENTS
            self.select(self.chosen.cleared(), back)
        self._table.focus()

    def on_row_view_chosen(self, event: Message) -> None:
        event.stop()
        self.action_open()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """List the plans that have the gap under the cursor of the details."""
        event.stop()
        entry = self._detail.entry
        if entry is not None and entry.goto is not None:
            self._show_gap(entry.goto.at["gap"])

    def _show_gap(self, check: str) -> None:
        self._came_from = self._view
        self.select(Chosen(gap=check, order=self.chosen.order, turned=self.chosen.turned))
        self._table.focus()

    def action_open(self) -> None:
        """Open the plan under the cursor; of a gap, list the plans that have it."""
        one = self._one
        if isinstance(one, CommonGap):
            self._show_gap(one.check)
        elif one is not None and self._portfolio is not None:
            found = partial(paths_of_plan, one.record if isinstance(one, Client) else one)
            answer = partial(PlanAsked, portfolio=self._portfolio)
            calls_of(self).ask(self, found, answer, group="visit")

    def action_copy(self) -> None:
        if self._one is not None:
            text = table([self._one], self.look, heads=False)
            self.post_message(TextCopied(text, fitted(text.partition("\t")[0], COPIED)))

    def action_copy_table(self) -> None:
        """Copy the whole list, with the names of its columns."""
        if self._rows:
            name = say(f"tab.{self._view}", self.look)
            self.post_message(TextCopied(table(self._rows, self.look), name))

    def action_reports(self) -> None:
        calls_of(self).ask(self, partial(files_in, self._folder), ReportsFound, group="reports")

    def on_reports_found(self, event: ReportsFound) -> None:
        folder = plain(str(self._folder.absolute()))
        key = "say.reports" if event.names else "say.no_reports"
        command = f"aligner portfolio {quote(folder)}"
        said = say(key, self.look, folder=folder, files=", ".join(event.names), command=command)
        self.notify(plain(said), timeout=12, markup=False)


def _line(view: Columns | Gaps, rows: Sequence[Any], index: int, width: int) -> Text:
    return view.line(rows[index], width)

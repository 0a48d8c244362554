"""The goals: what is listed, the heat map, and beside or below it the chosen goal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input, Static

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.tui.client_text import client_text
from aligner.tui.commands import bindings
from aligner.tui.labels import verdict_label
from aligner.tui.listing import PAGE, Selection, listed, page_of, pages
from aligner.tui.look import Look
from aligner.tui.messages import GoalChosen
from aligner.tui.panes.pane import Pane
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, remark
from aligner.tui.views.goal import goal_entries
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.goal_table import GoalTable


class GoalsPane(Pane):
    """Holds the selection; it outlives a re-read and a change of language."""

    BINDINGS = bindings("goals")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.selection = Selection()
        self._detailed: tuple[str | None, Look, int] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="state", markup=False)
        yield Input(id="filter")
        with Container(id="split"):
            yield GoalTable("table")
            yield EntryList("detail")

    def on_mount(self) -> None:
        self.query_one("#filter").display = False

    def draw(self) -> None:
        self.query_one("#filter", Input).placeholder = self.look.say("state.filter_prompt")
        self._list()

    @property
    def entrance(self) -> Widget:
        return self.query_one(GoalTable)

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor: the goal's name in the list, else that of the entry beside it."""
        detail = self.query_one("#detail", EntryList)
        if detail.has_focus:
            return detail.entry.cell if detail.entry else None
        goal = self.query_one(GoalTable).goal
        return self.shown.assessment.plan.goal_by_id[goal].cells.get("name") if goal else None

    def visit(self, goto: Goto) -> None:
        if goto.selection is not None:
            self.select(goto.selection)
        if goto.goal:
            self.query_one(GoalTable).choose(goto.goal)

    def select(self, selection: Selection) -> None:
        """List other goals, or the same in another order."""
        self.selection = selection
        self._list()

    def _list(self) -> None:
        goals = listed(self.shown.assessment, self.selection, names=self.look.names)
        if self.selection.page >= pages(len(goals)):
            self.selection = replace(self.selection, page=pages(len(goals)) - 1)
        self.query_one("#state", Static).update(self._state(len(goals), self.shown.assessment, self.look))
        self.query_one(GoalTable).show(self.shown.assessment, page_of(goals, self.selection.page), self.look)

    def _state(self, count: int, assessment: Assessment, look: Look) -> Text:
        """How many of how many, by which limits, in which order."""
        chosen = self.selection
        every = len(assessment.goals)
        text = Text(no_wrap=True)
        shown, of = (formats.number(number, look.language) for number in (count, every))
        some = look.say("state.some", shown=shown, all=of)
        text.append(look.say("state.goals", count=count) if count == every else some)
        if chosen.words:
            words = look.say("state.filter", text=chosen.words)
            text.append(" · ").append_text(client_text(words, look.style("say")))
        if chosen.verdict:
            text.append(" · ").append_text(verdict_label(chosen.verdict, look).text(look))
        if chosen.customer_only:
            text.append(" · " + look.say("state.customer"), look.style("say"))
        text.append(" · " + look.say(f"sort.{chosen.order.value}"), look.style("muted"))
        if pages(count) > 1:
            text.append(" · " + self._page_words(count, look), look.style("weak"))
        return text

    def _page_words(self, count: int, look: Look) -> str:
        first = self.selection.page * PAGE
        numbers = {"first": first + 1, "last": min(first + PAGE, count), "all": count}
        shown = {name: formats.number(number, look.language) for name, number in numbers.items()}
        return look.say("state.page", **shown)

    def on_goal_chosen(self, event: GoalChosen) -> None:
        event.stop()
        # An assessment is compared by identity: comparing two plans value by value would take seconds.
        shown = (event.goal, self.look, id(self.shown.assessment))
        if self._detailed == shown:
            return
        same_goal = self._detailed is not None and self._detailed[0] == event.goal
        self._detailed = shown
        view = partial(_detail, self.shown.assessment, event.goal, self.look)
        self.query_one("#detail", EntryList).show(view, keep=same_goal)

    def on_data_table_row_selected(self) -> None:
        self.query_one("#detail", EntryList).focus()

    def action_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def action_clear(self) -> None:
        """Take the filter away; from the details, go back to the list first."""
        detail, field = self.query_one("#detail"), self.query_one("#filter", Input)
        if not detail.has_focus:
            field.clear()
            field.display = False
        self.query_one(GoalTable).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.select(replace(self.selection, words=event.value, page=0))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = False
        self.query_one(GoalTable).focus()

    def action_verdict(self) -> None:
        self.select(self.selection.next_verdict())

    def action_customer(self) -> None:
        self.select(replace(self.selection, customer_only=not self.selection.customer_only, page=0))

    def action_sort(self) -> None:
        self.select(self.selection.next_order())

    def action_page(self, step: int) -> None:
        self.select(replace(self.selection, page=max(0, self.selection.page + step)))


def _detail(assessment: Assessment, goal: str | None, look: Look, width: int) -> tuple[Entry, ...]:
    if goal is None:
        return (remark(look.say("state.nothing"), look),)
    return goal_entries(assessment, goal, look, width)

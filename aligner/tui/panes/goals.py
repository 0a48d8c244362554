"""The goals: what is listed, the heat map, and beside or below it the chosen goal with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from aligner import i18n
from aligner.model.assessment import GoalVerdict
from aligner.model.finding import Finding
from aligner.model.grid import Cell
from aligner.tui.commands import bindings
from aligner.tui.listing import Selection, listed, selection_told, told
from aligner.tui.look import Look
from aligner.tui.messages import DecideAsked, GoalChosen, GoAsked, NoteAsked, TryAsked, WaiveAsked
from aligner.tui.panes.pane import Pane
from aligner.tui.resting import REST, Resting
from aligner.tui.screens.choice import Choices, ChoiceScreen
from aligner.tui.shown import Goto
from aligner.tui.views.goal import detail_entries
from aligner.tui.views.goal_choices import area_choices, finding_choices, first_cell, key_taken, owner_choices
from aligner.tui.views.goal_findings import sorted_findings
from aligner.tui.views.goal_table import goals_table, state_line
from aligner.tui.views.heat import PLAN, HeatMap, plan_findings
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.goal_table import GoalTable
from aligner.tui.widgets.snippet import Snippet


class GoalsPane(Pane):
    """Holds the selection; it outlives a re-read and a change of language."""

    BINDINGS = bindings("goals")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.selection = Selection()
        self._by_family = False
        self._goals: tuple[GoalVerdict, ...] = ()
        self._detailed: tuple[object, ...] = ()
        self._resting = Resting(self, REST)

    def compose(self) -> ComposeResult:
        yield Static(id="state", markup=False)
        yield Input(id="filter")
        with Container(id="split"):
            yield GoalTable("table")
            with Vertical(id="side"):
                yield EntryList("detail")
                yield Snippet("snippet")

    def on_mount(self) -> None:
        self.query_one("#filter").display = False

    def draw(self) -> None:
        self.query_one("#filter", Input).placeholder = self.look.say("state.filter_prompt")
        self.query_one(Snippet).renew(self.shown, self.look)
        self._list()

    @property
    def entrance(self) -> Widget:
        return self.query_one(GoalTable)

    @property
    def _detail(self) -> EntryList:
        return self.query_one("#detail", EntryList)

    @property
    def goal(self) -> str | None:
        """The goal under the cursor; None where the list is empty or the plan as a whole is chosen."""
        return self.query_one(GoalTable).goal or None

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor of the detail."""
        entry = self._detail.entry if self._detail.has_focus else None
        return entry.finding if entry else None

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor: the goal's name in the list, else that of the entry beside it."""
        if self._detail.has_focus:
            return self._detail.entry.cell if self._detail.entry else None
        return self.shown.assessment.plan.goal_by_id[self.goal].cells.get("name") if self.goal else None

    def visit(self, goto: Goto) -> None:
        if "family" in goto.at:
            self._by_family = True
            self._list()
            self.query_one(GoalTable).choose(PLAN)
        if goto.selection is not None:
            self.select(goto.selection)
        if goto.goal:
            if goto.selection is None and goto.goal not in {one.goal for one in self._goals}:
                self.select(self.selection.cleared())
            self.query_one(GoalTable).choose(goto.goal)

    def select(self, selection: Selection) -> None:
        """List other goals, or the same in another order."""
        self.selection = selection
        field = self.query_one("#filter", Input)
        if field.value != selection.words:
            with field.prevent(Input.Changed):
                field.value = selection.words
        self._list()

    def _list(self) -> None:
        assessment, look = self.shown.assessment, self.look
        self._goals = listed(assessment, self.selection, names=look.names)
        first = (PLAN,) if self._by_family and plan_findings(assessment) else ()
        goals = (*first, *(goal.goal for goal in self._goals))
        tried = frozenset(change.goal for change in self.shown.changes)
        state = state_line(len(self._goals), self.selection, assessment, look, by_family=self._by_family)
        self.query_one("#state", Static).update(state)
        self.query_one(GoalTable).show_goals(HeatMap(assessment, goals, look, self._by_family, tried))

    def on_goal_chosen(self, event: GoalChosen) -> None:
        """Show the goal at once; while a key is held, only the one where the cursor comes to rest."""
        event.stop()
        self._resting.unless_held(self._draw_detail)

    def _draw_detail(self) -> None:
        goal = self.query_one(GoalTable).goal
        # An assessment is compared by identity: comparing two plans value by value would take seconds.
        now = (goal, self.look, id(self.shown.assessment))
        if self._detailed == now:
            return
        same_goal = self._detailed[:1] == (goal,)
        self._detailed = now
        self._detail.show(partial(detail_entries, self.shown, goal, self.look), keep=same_goal)
        self._show_source()

    def _show_source(self) -> None:
        """Show the sheet around the chosen finding's cell, else around that of the worst one."""
        cell = self.cell if self._detail.has_focus else None
        self.query_one(Snippet).show(cell or first_cell(self._findings) or self.cell)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_source()

    def on_row_view_chosen(self, event: Message) -> None:
        event.stop()
        self.action_open()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the sheet of an entry that has nothing but its cell; the others the plan screen opens."""
        entry = self._detail.entry
        if entry is not None and entry.finding is None and entry.goto is None:
            event.stop()
            self.action_source()

    def action_open(self) -> None:
        """Go from the list to the details."""
        self._detail.focus()

    def action_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def action_clear(self) -> None:
        """Take every limit away; from the details, go back to the list first."""
        if not self._detail.has_focus:
            self.query_one("#filter").display = False
            self.select(self.selection.cleared())
        self.query_one(GoalTable).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.select(replace(self.selection, words=event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = False
        self.query_one(GoalTable).focus()

    def action_verdict(self) -> None:
        self.select(self.selection.next_verdict())

    def action_customer(self) -> None:
        self.select(replace(self.selection, customer=None if self.selection.customer else True))

    def action_sort(self) -> None:
        self.select(self.selection.next_order())

    def action_families(self) -> None:
        """Show the other families of checks instead of the pillars, or the pillars again."""
        self._by_family = not self._by_family
        self._list()

    def action_area(self) -> None:
        def chosen(name: str) -> None:
            self.select(replace(self.selection, area=key_taken(name)))

        self._choose("area", partial(area_choices, self.shown.assessment.plan), chosen)

    def action_owner(self) -> None:
        def chosen(name: str) -> None:
            self.select(replace(self.selection, owner=key_taken(name)))

        if self.look.names:
            self._choose("owner", partial(owner_choices, self.shown.assessment.plan), chosen)
        else:
            self._tell("state.names_off")

    def action_waive(self) -> None:
        self._ask_about("waive", WaiveAsked)

    def action_decide(self) -> None:
        self._ask_about("decide", DecideAsked)

    def _ask_about(self, what: str, message: Callable[[Finding], Message]) -> None:
        """Ask for what is wanted of the finding under the cursor, else of one that the user chooses."""
        findings = (self.finding,) if self.finding else self._findings

        def chosen(number: str) -> None:
            self.post_message(message(findings[int(number)]))

        if not findings:
            self._tell("choose.no_finding" if self.query_one(GoalTable).goal else "choose.no_goal")
        elif len(findings) == 1:
            chosen("0")
        else:
            self._choose(what, partial(finding_choices, findings, self.shown.assessment), chosen)

    def _choose(self, what: str, choices: Choices, chosen: Callable[[str], None]) -> None:
        def answered(name: str | None) -> None:
            if name is not None:
                chosen(name)

        self.app.push_screen(ChoiceScreen(self.look, partial(_say, f"choose.{what}"), choices), answered)

    @property
    def _findings(self) -> Sequence[Finding]:
        """What was found on the goal under the cursor, or on the plan as a whole, as it is listed."""
        assessment, goal = self.shown.assessment, self.query_one(GoalTable).goal
        if goal is None:
            return ()
        found = plan_findings(assessment) if goal == PLAN else assessment.findings_by_subject.get(goal, ())
        return sorted_findings(assessment, found)

    def action_note(self) -> None:
        self._ask_about_goal(NoteAsked)

    def action_try(self) -> None:
        self._ask_about_goal(TryAsked)

    def _ask_about_goal(self, message: Callable[[str], Message]) -> None:
        if self.goal:
            self.post_message(message(self.goal))
        else:
            self._tell("choose.no_goal")

    def action_source(self) -> None:
        """Show the cell under the cursor in its own sheet."""
        cell = self.query_one(Snippet).cell
        if cell is not None:
            self.post_message(GoAsked(Goto("goals", cell=cell)))
        else:
            self.notify(self.look.say("say.no_cell"), timeout=2, markup=False)

    def _tell(self, key: str) -> None:
        self.notify(_say(key, self.look), timeout=3, markup=False)

    def table(self) -> str:
        return goals_table(self._goals, self.shown.assessment, self.look) if self._goals else ""

    def remembered(self) -> Mapping[str, str]:
        families = {"families": "1"} if self._by_family else {}
        return {**told(self.selection), **families, "goal": self.goal or ""}

    def recall(self, remembered: Mapping[str, str]) -> None:
        self._by_family = bool(remembered.get("families"))
        self.select(selection_told(remembered))
        self.query_one(GoalTable).choose(remembered.get("goal", ""))


def _say(key: str, look: Look) -> str:
    return i18n.text(f"goals.{key}", look.language)

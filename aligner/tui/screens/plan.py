"""One plan behind its tabs, and what every tab can ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import ContentSwitcher, OptionList, Static

from aligner import i18n
from aligner.model.finding import Finding
from aligner.tui.client_text import client_text, plain
from aligner.tui.commands import bindings
from aligner.tui.following import Following
from aligner.tui.look import Look
from aligner.tui.messages import (
    ChangeDropped,
    ChangeEdited,
    ChangeKept,
    CopyAsked,
    DecideAsked,
    EntryWithdrawn,
    FindingAsked,
    FollowupChanged,
    GoAsked,
    NoteAsked,
    Refused,
    TabChosen,
    TextCopied,
    TodoAsked,
    TodoWritten,
    Tried,
    TryAsked,
    WaiveAsked,
)
from aligner.tui.panes.columns import ColumnsPane
from aligner.tui.panes.followup import FollowupPane
from aligner.tui.panes.goals import GoalsPane
from aligner.tui.panes.links import LinksPane
from aligner.tui.panes.lists import ListPane
from aligner.tui.panes.money import MoneyPane
from aligner.tui.panes.overview import OverviewPane
from aligner.tui.panes.pane import Pane
from aligner.tui.panes.report import ReportPane
from aligner.tui.screens.finding import FindingScreen
from aligner.tui.screens.source import SourceScreen
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.shown import Goto, Shown
from aligner.tui.trying import Trying
from aligner.tui.views.entry import two_sided
from aligner.tui.views.notes import how_many, note_entries
from aligner.tui.views.title import title_head
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import HintBar, TabBar


class PlanScreen(SpokenScreen[None]):
    """Shows one assessment; another one of the same plan takes its place without losing the reader's."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - declared as it is by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - likewise
    place = "plan"
    BINDINGS = bindings("plan")
    way_back: tuple[str, ...] = ()  # the place of the command that leads back to the portfolio

    def __init__(self, look: Look, shown: Shown, remembered: Mapping[str, str] | None = None) -> None:
        super().__init__(look)
        self.shown = shown
        self._remembered = remembered or {}
        self._busy = ""
        self.following = Following(self)
        self.trying = Trying(self)

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield TabBar()
        with ContentSwitcher(initial="overview", id="panes"):
            yield from _panes()
        yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.action_tab("overview")
        self.recall(self._remembered)

    @property
    def pane(self) -> Pane:
        """The tab that is open."""
        return self.query_one(f"#{self.query_one(ContentSwitcher).current}", Pane)

    @property
    def saving(self) -> bool:
        """Whether something waits to be saved that would be lost with this screen."""
        return self.query_one(LinksPane).saving

    @property
    def places(self) -> tuple[str, ...]:
        return (*self.way_back, str(self.query_one(ContentSwitcher).current), "plan", "app")

    async def run_command(self, place: str, action: str) -> None:
        node: Any = {"app": self.app, "plan": self}.get(place, self.pane)
        await node.run_action(action)

    def renew(self, shown: Shown, look: Look) -> None:
        """Show the plan as it has been read again, or as it would be."""
        self.shown = shown
        self._busy = ""
        self.change_look(look)

    def read_again(self, shown: Shown, look: Look) -> None:
        """Show the plan as it was read again; what was being tried is tried on it anew."""
        changes = self.trying.changes
        self.renew(shown, look)
        self.notify(look.say("reading.done"), timeout=2, markup=False)
        if changes:
            self.trying.judge(changes)

    def busy(self, words: str) -> None:
        """Say in the title what is being done; nothing when it is over."""
        self._busy = words
        self._title()

    def speak(self, look: Look) -> None:
        self._title()
        self._frame()
        for pane in self.query(Pane):
            pane.show(self.shown, look)

    def on_resize(self) -> None:
        self._title()

    def _title(self) -> None:
        """Put the plan's name at the left; at the right the language, the files, and when they were read."""
        plan, look = self.shown.assessment.plan, self.look
        width = max(self.size.width - 2, 10)
        head, room = title_head(self.shown, look, visited=bool(self.way_back)), width * 3 // 5
        left_over = min(width // 2, room - cell_len(f"{head} {self.shown.read_at}"))
        state = self._busy or f"{self._files(left_over)} {self.shown.read_at}"
        right = client_text(head + state, look.style("muted"), width=room)
        period = plan.period.text if plan.period and plan.period.text not in plan.name else ""
        name = f"{plan.name} {period}".strip()
        left = client_text(name, look.style("strong"), width=width - right.cell_len - 2)
        self.query_one("#title", Static).update(two_sided(left, right, width))

    def _files(self, room: int) -> str:
        """The names of the files where there is room for them, else how many there are."""
        sources = self.shown.assessment.plan.sources
        names = ", ".join(plain(source.file) for source in sources)
        return names if cell_len(names) <= room else self.look.say("title.files", count=len(sources))

    def _frame(self) -> None:
        self.query_one(TabBar).show(self.pane.id or "", how_many(self.shown.assessment), self.look)
        self.query_one(HintBar).show(self.places, self.look)

    def action_tab(self, tab: str) -> None:
        self.query_one(ContentSwitcher).current = tab
        self._frame()
        self.pane.freshen()
        self.pane.enter()
        self.pane.entrance.focus()

    def go(self, goto: Goto) -> None:
        """Open a tab where a number leads, or the sheet that holds its cell."""
        if goto.cell is not None:
            self.app.push_screen(SourceScreen(self.look, self.shown, goto.cell))
            return
        self.action_tab(goto.tab)
        self.pane.visit(goto)

    async def action_copy(self) -> None:
        self.post_message(CopyAsked(self.pane.cell))

    def action_copy_table(self) -> None:
        self.post_message(TextCopied(self.pane.table(), self.look.say(f"tab.{self.pane.id}")))

    def action_kind(self) -> None:
        """Ask what the goal under the cursor is: that is corrected as columns are."""
        goal = self.query_one(GoalsPane).goal
        if goal:
            self.query_one(ColumnsPane).ask_kind(goal)
        else:
            self.notify(i18n.text("goals.choose.no_goal", self.look.language), timeout=3, markup=False)

    def open_finding(self, finding: Finding) -> None:
        """Show one finding in full, and go on with what the user wants done about it."""

        def answered(what: str | None) -> None:
            if what is not None:
                self.post_message({"waive": WaiveAsked, "decide": DecideAsked}[what](finding))

        self.app.push_screen(FindingScreen(self.look, self.shown, finding), answered)

    def on_tab_chosen(self, event: TabChosen) -> None:
        self.action_tab(event.tab)

    def on_go_asked(self, event: GoAsked) -> None:
        self.go(event.goto)

    def on_finding_asked(self, event: FindingAsked) -> None:
        self.open_finding(event.finding)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what an entry of any list holds: its finding, else what is behind its number."""
        entry = event.option_list.entry if isinstance(event.option_list, EntryList) else None
        if entry and entry.finding:
            self.open_finding(entry.finding)
        elif entry and entry.goto:
            self.go(entry.goto)

    def on_followup_changed(self, event: FollowupChanged) -> None:
        """Show what stands in the sidecar now; no verdict changes by it."""
        read = replace(self.shown.read, followup=event.followup)
        tried = self.shown.tried and replace(self.shown.tried, followup=event.followup)
        self.renew(replace(self.shown, read=read, tried=tried), self.look)
        if event.said:
            self.notify(plain(event.said), timeout=4, markup=False)
        if event.tried:
            self.trying.again(event.tried)

    def on_tried(self, event: Tried) -> None:
        tried = replace(event.assessment, followup=self.shown.read.followup)
        self.renew(replace(self.shown, tried=tried, changes=event.changes), self.look)
        self.notify(self.look.say("trying.done", count=len(event.changes)), timeout=4, markup=False)

    def on_waive_asked(self, event: WaiveAsked) -> None:
        self.following.waive(event.finding)

    def on_decide_asked(self, event: DecideAsked) -> None:
        self.following.decide(event.finding)

    def on_note_asked(self, event: NoteAsked) -> None:
        self.following.note(event.goal)

    def on_try_asked(self, event: TryAsked) -> None:
        self.trying.ask(event.goal)

    def on_change_kept(self, event: ChangeKept) -> None:
        """Write the changes down, and try the others on."""
        for change in event.changes:
            self.following.keep(change)
        self.trying.judge([change for change in self.trying.changes if change not in event.changes])

    def on_change_dropped(self, event: ChangeDropped) -> None:
        self.following.dropped(event.change)
        self.trying.judge([change for change in self.trying.changes if change != event.change])

    def on_change_edited(self, event: ChangeEdited) -> None:
        self.trying.edit(event.change)

    def on_entry_withdrawn(self, event: EntryWithdrawn) -> None:
        self.following.withdraw(event.entry)

    def on_undo_asked(self) -> None:
        self.following.undo()

    def on_todo_asked(self, event: TodoAsked) -> None:
        if event.changes:
            self.trying.write_todo(event.changes)
        else:
            self.notify(self.look.say("trying.no_changes"), timeout=3, markup=False)

    def on_todo_written(self, event: TodoWritten) -> None:
        self.notify(
            self.look.say("trying.todo_written", path=plain(str(event.path))), timeout=8, markup=False
        )

    def on_refused(self, event: Refused) -> None:
        self.busy("")
        self.trying.refused(event.group)
        self.following.refused(event.group)

    def remembered(self) -> Mapping[str, str]:
        """Where the reader is: the open tab, and every tab's own place under its name."""
        tabs = {pane.id: pane.whereabouts for pane in self.query(Pane)}
        places = {f"{tab}.{key}": value for tab, place in tabs.items() for key, value in place.items()}
        return {"tab": self.pane.id or "", **places}

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Go where the reader was another day."""
        for pane in self.query(Pane):
            start = f"{pane.id}."
            pane.find_again({k.removeprefix(start): v for k, v in remembered.items() if k.startswith(start)})
        if remembered.get("tab") in {pane.id for pane in self.query(Pane)}:
            self.action_tab(remembered["tab"])


def _panes() -> Iterator[Pane]:
    """The tabs, in the order of ``commands.TABS``."""
    yield OverviewPane("overview")
    yield GoalsPane("goals")
    yield MoneyPane("money")
    yield LinksPane("links")
    yield ColumnsPane("columns")
    yield FollowupPane("followup")
    yield ReportPane("report")
    yield ListPane("notes", note_entries)

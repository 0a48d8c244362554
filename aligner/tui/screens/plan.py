"""One plan: overview, goals, columns and notes behind four tabs."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher, OptionList, Static

from aligner.model.assessment import Assessment
from aligner.tui.client_text import client_text, plain
from aligner.tui.look import Look
from aligner.tui.messages import TabChosen
from aligner.tui.screens.finding import FindingScreen
from aligner.tui.screens.spoken import SpokenScreen
from aligner.tui.views.columns import column_entries
from aligner.tui.views.entry import two_sided
from aligner.tui.views.notes import how_many, note_entries
from aligner.tui.views.overview import overview_entries
from aligner.tui.widgets.entry_list import EntryList
from aligner.tui.widgets.frame import Hint, HintBar, TabBar
from aligner.tui.widgets.goal_table import GoalTable
from aligner.tui.widgets.goals_pane import GoalsPane

LIST_KEYS = (("/", "filter"), ("s", "sort"), ("v", "verdict"), ("c", "customer"))
TABS = ("overview", "goals", "columns", "notes")
_VIEWS = {"overview": overview_entries, "columns": column_entries, "notes": note_entries}


class PlanScreen(SpokenScreen):
    """Shows one assessment; another one of the same plan takes its place without losing the reader's."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - declared as it is by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        *((str(number), f"tab('{tab}')") for number, tab in enumerate(TABS, start=1)),
        ("slash", "goals('filter')"),
        ("v", "goals('verdict')"),
        ("c", "goals('customer')"),
        ("s", "goals('sort')"),
        ("left_square_bracket", "page(-1)"),
        ("right_square_bracket", "page(1)"),
        ("r", "app.report"),
        Binding("f5,ctrl+r", "app.again"),
        ("o", "app.plans"),
    ]

    def __init__(self, look: Look, assessment: Assessment) -> None:
        super().__init__(look)
        self.assessment = assessment
        self._busy = False

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield TabBar()
        with ContentSwitcher(initial="overview", id="panes"):
            yield EntryList("overview")
            yield GoalsPane("goals")
            yield EntryList("columns")
            yield EntryList("notes")
        yield HintBar()

    def on_mount(self) -> None:
        super().on_mount()
        self.action_tab("overview")

    def renew(self, assessment: Assessment, look: Look) -> None:
        """Show the plan as it has been read again."""
        self.assessment = assessment
        self._busy = False
        self.change_look(look)

    def busy(self, busy: bool) -> None:
        """Say in the title whether the plan is being read again."""
        self._busy = busy
        self._title()

    def speak(self, look: Look) -> None:
        self._title()
        self._tabs()
        self.query_one(GoalsPane).show(self.assessment, look)
        for name, view in _VIEWS.items():
            self.query_one(f"#{name}", EntryList).show(partial(view, self.assessment, look), keep=True)

    def on_resize(self) -> None:
        self._title()

    def _title(self) -> None:
        """Put the plan's name at the left, the language and the files at the right."""
        plan, look = self.assessment.plan, self.look
        files = ", ".join(plain(source.file) for source in plan.sources)
        width = max(self.size.width - 2, 10)
        state = look.say("reading.again") if self._busy else files
        right = client_text(f"{look.language} · {state}", look.style("muted"), width=width // 2)
        period = plan.period.text if plan.period and plan.period.text not in plan.name else ""
        name = f"{plan.name} {period}".strip()
        left = client_text(name, look.style("strong"), width=width - right.cell_len - 2)
        self.query_one("#title", Static).update(two_sided(left, right, width))

    def _tabs(self) -> None:
        chosen = self.query_one(ContentSwitcher).current or "overview"
        self.query_one(TabBar).show(TABS, chosen, how_many(self.assessment), self.look)
        self.query_one(HintBar).show(self._hints(chosen), self.look)

    def _hints(self, tab: str) -> tuple[Hint, ...]:
        """On the goals tab the keys of the list, on all tabs those of the plan."""
        list_keys = LIST_KEYS if tab == "goals" else ()
        say = self.look.say
        return (
            Hint("?", say("hint.help"), "app.help"),
            *(Hint(key, say(f"hint.{name}"), f"screen.goals('{name}')") for key, name in list_keys),
            Hint("r", say("hint.report"), "app.report"),
            Hint("q", say("hint.quit"), "app.quit"),
            Hint("l", say("hint.language"), "app.language"),
            Hint("F5", say("hint.again"), "app.again"),
            Hint("y", say("hint.copy"), "screen.copy"),
            Hint("o", say("hint.plans"), "app.plans"),
        )

    def on_tab_chosen(self, event: TabChosen) -> None:
        self.action_tab(event.tab)

    def action_tab(self, tab: str) -> None:
        self.query_one(ContentSwitcher).current = tab
        self._tabs()
        (self.query_one(GoalTable) if tab == "goals" else self.query_one(f"#{tab}")).focus()

    async def action_goals(self, act: str) -> None:
        """Change what the list shows, and show the list."""
        if self.query_one(ContentSwitcher).current != "goals":
            self.action_tab("goals")
        await self.query_one(GoalsPane).run_action(act)

    def action_page(self, step: int) -> None:
        self.query_one(GoalsPane).action_page(step)

    async def action_copy(self) -> None:
        if isinstance(self.focused, (EntryList, GoalTable)):
            self.focused.action_copy()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        entry = event.option_list.entry if isinstance(event.option_list, EntryList) else None
        if entry and entry.finding:
            self.app.push_screen(FindingScreen(self.look, entry.finding, self.assessment.plan.currency))

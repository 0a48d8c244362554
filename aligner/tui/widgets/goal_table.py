"""The heat map: goals by four pillars, each state by sign, word and colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import DataTable

from aligner.i18n import formats
from aligner.model.assessment import Assessment, GoalVerdict, Verdict
from aligner.model.finding import Pillar
from aligner.model.plan import Plan
from aligner.tui.client_text import client_text
from aligner.tui.labels import level_label, pillar_abbreviation, verdict_label
from aligner.tui.look import Look
from aligner.tui.messages import GoalChosen
from aligner.tui.views.entry import right_aligned
from aligner.tui.views.goal import titled
from aligner.tui.widgets.moves import MOVES

PILLAR_WIDTH = 5
MONEY_WIDTH = 8
LEAST_NAME = 12


class GoalTable(DataTable[Text]):
    """Shows one page of goals; says which one the cursor stands on."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, cursor_type="row", zebra_stripes=False, cell_padding=0)
        self.cursor_foreground_priority = "renderable"
        self._goals: Sequence[GoalVerdict] = ()
        self._assessment: Assessment | None = None
        self._look: Look | None = None
        self._drawn = 0

    def show(self, assessment: Assessment, goals: Sequence[GoalVerdict], look: Look) -> None:
        """Show goals; the cursor stays on the goal it stood on, if that is still listed."""
        chosen = self.goal
        self._assessment, self._goals, self._look = assessment, goals, look
        self._draw(chosen)

    @property
    def goal(self) -> str | None:
        """The goal under the cursor."""
        return self._goals[self.cursor_row].goal if self.cursor_row < len(self._goals) else None

    def on_resize(self, _: Resize) -> None:
        if self.size.width != self._drawn:
            self._draw(self.goal)

    def _draw(self, chosen: str | None) -> None:
        if self._assessment is None or self._look is None or not self.size.width:
            return
        self._drawn = self.size.width
        widths = self._widths(self._look)
        self.clear(columns=True)
        for title, width in zip(self._titles(self._look), widths, strict=True):
            self.add_column(Text(right_aligned(title, width) if width == MONEY_WIDTH else title), width=width)
        self.add_rows(self._row(goal, widths[1], self._look, self._assessment.plan) for goal in self._goals)
        at = next((i for i, goal in enumerate(self._goals) if goal.goal == chosen), 0)
        self.move_cursor(row=at, animate=False)
        self.post_message(GoalChosen(self.goal))

    def _widths(self, look: Look) -> tuple[int, ...]:
        verdict = max(verdict_label(v, look).text(look).cell_len for v in Verdict) + 2
        fixed = verdict + len(Pillar) * PILLAR_WIDTH + MONEY_WIDTH
        name = max(LEAST_NAME, self.scrollable_content_region.width - fixed)
        return (verdict, name, *(PILLAR_WIDTH for _ in Pillar), MONEY_WIDTH)

    def _titles(self, look: Look) -> tuple[str, ...]:
        pillars = (pillar_abbreviation(pillar, look) for pillar in Pillar)
        return (look.say("column.verdict"), look.say("column.goal"), *pillars, look.say("column.money"))

    def _row(self, goal: GoalVerdict, width: int, look: Look, plan: Plan) -> tuple[Text, ...]:
        """Draw one goal; its name in ``width`` cells, a gap included."""
        name = client_text(titled(plan.goal_by_id[goal.goal]), width=width - 2)
        money = formats.short_money(goal.money, plan.currency, look.language) if goal.money else "–"
        marks = (level_label(goal.pillars[pillar].level, look).mark(look) for pillar in Pillar)
        verdict = verdict_label(goal.verdict, look).text(look)
        return (verdict, name, *marks, Text(right_aligned(money, MONEY_WIDTH)))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(GoalChosen(self.goal))

    def choose(self, goal: str) -> None:
        """Put the cursor on a goal, if it is listed."""
        at = next((i for i, one in enumerate(self._goals) if one.goal == goal), None)
        if at is not None:
            self.move_cursor(row=at, animate=False)

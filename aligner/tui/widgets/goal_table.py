"""The heat map as it is moved in: the cursor stands on a goal and stays with it."""

from __future__ import annotations

from aligner.tui.messages import GoalChosen
from aligner.tui.views.heat import HeatMap
from aligner.tui.widgets.row_view import RowView


class GoalTable(RowView):
    """Shows goals, one a line; says which one the cursor stands on."""

    DEFAULT_CSS = "GoalTable { scrollbar-gutter: stable; }"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._goals: tuple[str, ...] = ()

    def show_goals(self, heat: HeatMap) -> None:
        """Show goals; the cursor stays on the goal it stood on, if that is still listed."""
        chosen = self.goal
        self._goals = heat.goals
        at = self._goals.index(chosen) if chosen in self._goals else 0
        self.show(len(self._goals), heat.line, cursor=at, head=heat.header)
        if not self._goals:
            self.post_message(GoalChosen(None))

    @property
    def goal(self) -> str | None:
        """The id of the goal under the cursor, or heat.PLAN; None where nothing is listed."""
        return self._goals[self.cursor] if self.cursor < len(self._goals) else None

    def choose(self, goal: str) -> None:
        """Put the cursor on a goal, if it is listed."""
        if goal in self._goals:
            self.move(self._goals.index(goal))

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        self.post_message(GoalChosen(self.goal))

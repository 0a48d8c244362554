"""The money: focus areas, goals, initiatives and lines by year, and what reaches no goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from aligner.i18n import formats
from aligner.model.grid import Cell
from aligner.model.money_tree import Branch, MoneyNode, money_tree
from aligner.tui.client_text import client_text
from aligner.tui.commands import bindings
from aligner.tui.messages import GoAsked
from aligner.tui.panes.pane import Pane
from aligner.tui.shown import Goto
from aligner.tui.views.money import Place, Rows, money_table, node_name, place_text, rows_of
from aligner.tui.widgets.row_view import RowView

_PARTS = ("traced", "untraced")


class MoneyPane(Pane):
    """Keeps what is unfolded and what is searched for over a re-read."""

    BINDINGS = bindings("money")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._tree: Sequence[MoneyNode] = ()
        self._opened: set[str] = set()
        self._words = ""
        self._rows = Rows(())

    def compose(self) -> ComposeResult:
        yield Static(id="money-state", classes="state", markup=False)
        yield Input(id="money-filter", classes="filter")
        yield Static(id="money-head", classes="head", markup=False)
        yield RowView("money-rows")
        yield Static(id="money-foot", classes="foot", markup=False)

    def on_mount(self) -> None:
        self.query_one("#money-filter").display = False

    @property
    def entrance(self) -> Widget:
        return self._view

    @property
    def _view(self) -> RowView:
        return self.query_one(RowView)

    def draw(self) -> None:
        self._tree = money_tree(self.shown.assessment.plan)
        if not self._opened:
            self._opened = {f"/{node.branch.value}:{node.id}" for node in self._tree}
        self.query_one("#money-filter", Input).placeholder = self.look.say("money.filter_prompt")
        self._list()

    def on_resize(self, _: Resize) -> None:
        if self._tree:
            self._list()

    def _list(self, cursor: int | None = None) -> None:
        assessment, look = self.shown.assessment, self.look
        self._rows = rows_of(self._tree, assessment.plan.ledger, self._opened, self._words)
        table = money_table(assessment, look, max(40, self.size.width - 3))
        self.query_one("#money-head", Static).update(Text(table.head(), style=look.style("muted")))
        self.query_one("#money-state", Static).update(self._state())

        def row(index: int, _width: int) -> Text:
            place = self._rows.at(index)
            return table.row(place) if place else Text()

        self._view.show(self._rows.count, row, cursor=cursor)

    def _state(self) -> Text:
        ledger, look = self.shown.assessment.plan.ledger, self.look
        currency = self.shown.assessment.plan.currency
        if not ledger.read:
            return Text(look.say("overview.no_money"), style=look.style("muted"))
        sums = {name: formats.short_money(getattr(ledger, name), currency, look.language) for name in _PARTS}
        text = Text(look.say("overview.money", **sums), no_wrap=True)
        if self._words:
            words = look.say("state.filter", text=self._words)
            text.append(" · ").append_text(client_text(words, look.style("say")))
        return text

    @property
    def _place(self) -> Place | None:
        return self._rows.at(self._view.cursor)

    @property
    def cell(self) -> Cell | None:
        place = self._place
        if place is None:
            return None
        ledger = self.shown.assessment.plan.ledger
        if place.line is not None:
            return ledger.line(place.line).cell
        goal = self.shown.assessment.plan.goal_by_id.get(place.block.node.id)
        return goal.cells.get("name") if goal and place.block.node.branch is Branch.GOAL else None

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        place = self._rows.at(event.index)
        words = place_text(place, self.shown.assessment, self.look, self.size.width - 2) if place else Text()
        self.query_one("#money-foot", Static).update(words)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        event.stop()
        self.action_unfold()

    def action_unfold(self) -> None:
        """Fold or unfold a node; a line leads to its cell."""
        place = self._place
        if place is None:
            return
        if place.line is not None:
            self.action_source()
            return
        self._opened ^= {place.block.key}
        self._list()

    def action_source(self) -> None:
        if self.cell is not None:
            self.post_message(GoAsked(Goto("money", cell=self.cell)))

    def action_link(self) -> None:
        """Go where the money under the cursor can be linked."""
        place = self._place
        if place is not None and place.block.node.branch in {Branch.ITEM, Branch.LOOSE, Branch.REST}:
            self.post_message(GoAsked(Goto("links", at={"item": place.block.node.name})))

    def action_filter(self) -> None:
        field = self.query_one("#money-filter", Input)
        field.display = True
        field.focus()

    def action_clear(self) -> None:
        field = self.query_one("#money-filter", Input)
        field.clear()
        field.display = False
        self._view.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._words = event.value
        self._list(cursor=0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = False
        self._view.focus()

    def visit(self, goto: Goto) -> None:
        """Unfold a focus area or what reaches no goal, and put the cursor on it."""
        branch, identity = (Branch.AREA, goto.at["area"]) if "area" in goto.at else (Branch.LOOSE, "")
        key = f"/{branch.value}:{identity}"
        self._opened.add(key)
        self._list(cursor=rows_of(self._tree, self.shown.assessment.plan.ledger, self._opened).find(key))

    def table(self) -> str:
        """The nodes that can be seen, with their sums by year to the cent."""
        plan, look = self.shown.assessment.plan, self.look
        years = plan.budget_years
        lines = ["\t".join((look.say("money.name"), *map(str, years), look.say("money.total")))]
        for index in range(self._rows.count):
            place = self._rows.at(index)
            if place is not None and place.line is None:
                node = place.block.node
                amounts = (*(node.years.get(year, 0) for year in years), node.amount)
                name = "  " * place.block.depth + node_name(node, look)
                lines.append("\t".join((name, *(f"{amount / 100:.2f}" for amount in amounts))))
        return "\n".join(lines)

    def remembered(self) -> Mapping[str, str]:
        return {"row": str(self._view.cursor), "opened": "\n".join(sorted(self._opened))}

    def recall(self, remembered: Mapping[str, str]) -> None:
        if remembered.get("opened"):
            self._opened = set(remembered["opened"].split("\n"))
        if self._tree:
            row = remembered.get("row", "")
            self._list(cursor=int(row) if row.isdecimal() else None)

"""The money: focus areas, goals, initiatives and lines by year, and what reaches no goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.model.money_tree import WITHOUT_GOAL, Branch, MoneyNode, money_tree
from aligner.model.plan import Plan
from aligner.tui.calls import calls_of
from aligner.tui.commands import bindings
from aligner.tui.messages import GoAsked
from aligner.tui.panes.pane import RowsPane
from aligner.tui.resting import Resting
from aligner.tui.shown import Goto
from aligner.tui.views.money import Place, Rows, cell_of, key_of, rows_of
from aligner.tui.views.money_search import Search, search
from aligner.tui.views.money_table import MoneyTable
from aligner.tui.views.money_words import place_text, search_text, sums_text, table_text
from aligner.tui.widgets.row_view import RowView

TYPED = 0.15
"""Seconds without a key after which what was typed is searched for."""


@dataclass
class Grown(Message):
    """The tree of an assessment's money."""

    tree: tuple[MoneyNode, ...]
    of: Assessment


@dataclass
class Found(Message):
    """What a search left of the tree."""

    search: Search
    of: Assessment


class MoneyPane(RowsPane):
    """Keeps what is unfolded, and what is searched for, over a re-read.

    Tree and search are made in threads, for a million lines take a second; what is drawn is always of one
    assessment, the one that the tree was made of.
    """

    BINDINGS = bindings("money")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._of: Assessment | None = None
        self._asked: Plan | None = None
        self._tree: tuple[MoneyNode, ...] = ()
        self._opened: set[str] = set()
        self._search: Search | None = None
        self._unfolded: set[str] = set()
        self._rows = Rows()
        self._table: MoneyTable | None = None
        self._goto: Goto | None = None
        self._place = ("", 0)
        self._typing = Resting(self, TYPED)

    def compose(self) -> ComposeResult:
        yield Static(id="money-state", classes="state", markup=False)
        yield Input(id="money-filter", classes="filter")
        yield RowView("money-rows")
        yield Static(id="money-foot", classes="foot", markup=False)

    def on_mount(self) -> None:
        self._field.display = False

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    def enter(self) -> None:
        self._grow()

    def draw(self) -> None:
        self._field.placeholder = self.look.say("money.filter_prompt")
        self._table = None
        if self.display:
            self._grow()
        self._list()

    def _grow(self) -> None:
        """Ask for the tree of what is shown, unless it has been asked for."""
        now = self.shown.assessment
        if self._asked is not now.plan:
            self._asked = now.plan
            calls_of(self).ask(
                self, lambda: money_tree(now.plan), lambda tree: Grown(tree, now), group="money"
            )
        elif self._is_grown:
            self._of = now

    @property
    def _is_grown(self) -> bool:
        """Whether the tree is of the plan that is shown."""
        return self._of is not None and self._of.plan is self.shown.assessment.plan

    def on_grown(self, event: Grown) -> None:
        event.stop()
        if event.of.plan is not self._asked:
            return
        self._of, self._tree, self._table = event.of, event.tree, None
        self._opened = self._opened or {key_of(node) for node in event.tree}
        if self._search is not None:
            self._find(self._search.words)
        self._list()
        if self._goto is not None:
            self.visit(self._goto)

    def _list(self, place: tuple[str, int] | None = None) -> None:
        """Draw what is unfolded; the cursor stays on its node or line, or goes to ``place``."""
        key, inside = place or self._place
        shown = self._search
        self._rows = rows_of(shown.tree, self._unfolded) if shown else rows_of(self._tree, self._opened)
        self.query_one("#money-state", Static).update(self._state())
        head = (lambda width: self._written(width).head(width)) if self._rows.count else None
        self.entrance.show(self._rows.count, self._row, cursor=self._rows.find(key, inside), head=head)
        if not self._rows.count:
            self.query_one("#money-foot", Static).update("")

    def _row(self, index: int, width: int) -> Text:
        place = self._rows.at(index)
        return self._written(width).row(place) if place else Text()

    def _written(self, width: int) -> MoneyTable:
        """How rows of this width are written."""
        if self._table is None or self._table.width != width:
            self._table = MoneyTable(self._of or self.shown.assessment, self.look, width, self._tree)
        return self._table

    def _state(self) -> Text:
        assessment = self._of or self.shown.assessment
        if self._search is None:
            return sums_text(assessment, self.look)
        return search_text(self._search, assessment, self.look)

    @property
    def _at(self) -> Place | None:
        return self._rows.at(self.entrance.cursor)

    @property
    def cell(self) -> Cell | None:
        place = self._at
        return cell_of(place, self._of.plan) if place and self._of else None

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        place = self._rows.at(event.index)
        if place is not None:
            self._place = self._rows.name_of(event.index)
            table = self._written(self.entrance.scrollable_content_region.width)
            self.query_one("#money-foot", Static).update(place_text(place, table, self.size.width - 2))

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        event.stop()
        self.action_unfold()

    def action_unfold(self) -> None:
        """Fold or unfold a node; a line leads to its cell, a goal without money to the goal."""
        place = self._at
        if place is None:
            return
        if place.line is not None:
            self.action_source()
        elif not place.block.node.is_bare:
            self._turn(place.block.key)
        elif place.block.goal:
            self.post_message(GoAsked(Goto("goals", goal=place.block.goal)))

    def _turn(self, key: str) -> None:
        opened = self._unfolded if self._search else self._opened
        opened ^= {key}
        self._list((key, 0))

    def action_inward(self) -> None:
        """Unfold, or go to the first thing below."""
        place = self._at
        if place and place.line is None and not place.block.node.is_bare:
            if place.block.opened:
                self.entrance.move(self.entrance.cursor + 1)
            else:
                self._turn(place.block.key)

    def action_outward(self) -> None:
        """Fold, or go to what it stands under."""
        place = self._at
        if place is None:
            return
        if place.line is None and place.block.opened and not place.block.node.is_bare:
            self._turn(place.block.key)
            return
        over = self._rows.find(place.block.key if place.line is not None else place.block.above)
        if over is not None:
            self.entrance.move(over)

    def action_source(self) -> None:
        if self.cell is not None:
            self.post_message(GoAsked(Goto("money", cell=self.cell)))
        else:
            self.notify(self.look.say("say.no_cell"), timeout=2, markup=False)

    def action_link(self) -> None:
        """Go where the money under the cursor can be linked."""
        place = self._at
        if place and place.block.node.branch in WITHOUT_GOAL:
            self.post_message(GoAsked(Goto("links", at={"item": place.block.node.name})))
        elif place:
            self.notify(self.look.say("money.linked"), timeout=4, markup=False)

    def action_filter(self) -> None:
        self._field.display = True
        self._field.focus()

    def action_clear(self) -> None:
        """Show everything again; the cursor stays on what was found."""
        self._field.clear()
        self._field.display = False
        self.entrance.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typing.then(lambda: self._find(event.value))

    def _find(self, words: str) -> None:
        """Search in a thread; nothing to search for shows everything, unfolded down to the cursor."""
        of, tree = self._of, self._tree
        if of is None:
            return
        if words.strip():
            ledger = of.plan.ledger
            calls_of(self).ask(
                self, lambda: search(tree, ledger, words), lambda found: Found(found, of), group="find"
            )
        elif self._search is not None:
            self._search = None
            self._opened |= set(self._rows.path(self._place[0]))
            self._list((self._place[0], 0))

    def on_found(self, event: Found) -> None:
        event.stop()
        same = self._of is not None and event.of.plan is self._of.plan
        if same and self._field.value.split() == event.search.words.split():
            self._search, self._unfolded = event.search, set(event.search.opened)
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found; the words stay above the list."""
        event.stop()
        self._field.display = False
        self.entrance.focus()

    def visit(self, goto: Goto) -> None:
        """Unfold a focus area or what reaches no goal, and put the cursor on it."""
        self._goto = None if self._is_grown else goto
        if self._goto is not None:
            return
        if self._search is not None:
            self.action_clear()
            self._search = None
        if "area" in goto.at:
            key = f"/{Branch.AREA.value}:{goto.at['area']}"
            self._opened.add(key)
            self._list((key, 0))

    def table(self) -> str:
        return table_text(self._rows.blocks, self._tree, self.look)

    def remembered(self) -> Mapping[str, str]:
        key, inside = self._place
        return {"at": key, "line": str(inside), "opened": "\n".join(sorted(self._opened))}

    def recall(self, remembered: Mapping[str, str]) -> None:
        if remembered.get("opened"):
            self._opened = set(remembered["opened"].split("\n"))
        line = remembered.get("line", "")
        self._place = (remembered.get("at", ""), int(line) if line.isdecimal() else 0)
        self._list()

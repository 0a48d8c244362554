"""How the sheets were understood; corrections are saved beside the plan, which is then read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from aligner import i18n
from aligner.model.assessment import Assessment
from aligner.model.grid import Cell, Column
from aligner.service.correcting import Correction, Corrections
from aligner.service.table_views import TableView, fields
from aligner.tui.calls import calls_of
from aligner.tui.client_text import plain
from aligner.tui.commands import bindings
from aligner.tui.look import Look
from aligner.tui.messages import GoAsked, ReadAgain
from aligner.tui.panes.pane import RowsPane
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen
from aligner.tui.shown import Goto, Shown
from aligner.tui.views import kinds
from aligner.tui.views.columns import (
    ColumnRow,
    ColumnTable,
    again_at,
    asked_count,
    column_rows,
    columns_table,
    detail,
)
from aligner.tui.views.effect import effect_text
from aligner.tui.widgets.row_view import RowView

UNITS = ("1", "1000", "1000000", "open")


@dataclass
class Corrected(Message):
    """A correction was saved, undone or done again; None where there was nothing to undo."""

    correction: Correction | None
    way: str


class ColumnsPane(RowsPane):
    """Keeps the session's corrections, and tells what the last one changed in the verdicts."""

    BINDINGS = bindings("columns")

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._corrections: Corrections | None = None
        self._rows: Sequence[ColumnRow] = ()
        self._said = ""
        self._before: Assessment | None = None
        self._after: Assessment | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="columns-state", classes="state", markup=False)
        yield RowView("columns-rows")
        yield Static(id="columns-foot", classes="foot", markup=False)

    @property
    def corrections(self) -> Corrections:
        """Made when first needed, for the plan that is open."""
        if self._corrections is None:
            self._corrections = Corrections(self.shown.request)
        return self._corrections

    def enter(self) -> None:
        if self._rows and all(row.is_title for row in self._rows[: self.entrance.cursor]):
            self.call_after_refresh(self.entrance.scroll_home, animate=False)

    def show(self, shown: Shown, look: Look) -> None:
        """The first reading after a correction tells its effect; where another tab is open, as a notice."""
        if self._before is not None and self._after is None and shown.read is not self._before:
            self._after = shown.read
            if not self.display:
                effect = effect_text(self._before, shown.read, look).plain
                self.notify(f"{plain(self._said)} · {effect}", timeout=6, markup=False)
        super().show(shown, look)

    def draw(self) -> None:
        plan, was = self.shown.read.plan, self._row
        self._rows = column_rows(plan)
        table = ColumnTable(self._rows, self.look, plan.currency)
        at = again_at(self._rows, was, self.entrance.cursor)
        self.entrance.show(len(self._rows), table.line, cursor=at, head=table.head)
        self.query_one("#columns-state", Static).update(self._state())

    def _state(self) -> Text:
        """What the last correction did, until the plan is read for another reason; else what is asked."""
        look, read = self.look, self.shown.read
        if self._before is not None and self._after is not None and self._after.plan is read.plan:
            effect = effect_text(self._before, self._after, look)
            return Text.assemble((plain(self._said), look.style("strong")), " · ", effect, no_wrap=True)
        asked = asked_count(read.plan)
        words = look.say("columns.waiting", count=asked) if asked else look.say("columns.lead")
        return Text(words, style=look.style("weak" if asked else "muted"), no_wrap=True)

    @property
    def _row(self) -> ColumnRow:
        at = self.entrance.cursor
        return self._rows[at] if at < len(self._rows) else ColumnRow()

    @property
    def cell(self) -> Cell | None:
        return self._row.cell

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        event.stop()
        words = detail(self._row, self.look, self.shown.read.plan.currency)
        self.query_one("#columns-foot", Static).update(words)

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        event.stop()
        self.action_meaning()

    def action_meaning(self) -> None:
        """Choose what a column is; of a table, its header row."""
        row = self._row
        if row.view is not None and row.column is not None:
            self._choose_field(row.view, row.column)
        elif row.view is not None:
            self.action_header_row()
        elif row.unread is not None:
            self.action_skip()

    def _choose_field(self, view: TableView, column: Column) -> None:
        def choices(look: Look) -> Sequence[Choice]:
            return _field_choices(column, look)

        def taken(field: str | None) -> None:
            if field is not None:
                wanted = None if field == "?" else field
                self._correct(lambda: self.corrections.set_field(view, column, wanted))

        title = " ".join(plain(column.header or column.letter, 60).split())
        screen = ChoiceScreen(self.look, lambda look: look.say("columns.choose", header=title), choices)
        self.app.push_screen(screen, taken)

    def action_unit(self) -> None:
        view = self._row.view
        if view is None:
            return

        def choices(look: Look) -> Sequence[Choice]:
            return [Choice(unit, Text(i18n.text(f"columns.unit.{unit}", look.language))) for unit in UNITS]

        def taken(unit: str | None) -> None:
            if unit is not None:
                self._correct(lambda: self.corrections.set_unit(view, None if unit == "open" else int(unit)))

        place = plain(view.place)
        self.app.push_screen(ChoiceScreen(self.look, lambda _: place, choices), taken)

    def action_header_row(self) -> None:
        view = self._row.view
        if view is None:
            return

        def refuse(filled: Filled, look: Look) -> str:
            row = filled["row"]
            good = not row or (row.isdecimal() and int(row) > 0)
            return "" if good else look.say("columns.row_number")

        def taken(filled: Filled | None) -> None:
            if filled is not None:
                row = int(filled["row"]) if filled["row"] else None
                file, sheet = view.source.file, view.table.sheet
                self._correct(lambda: self.corrections.set_header_row(file, sheet, row))

        now, place = str(view.table.header_row), plain(view.place)
        field = Field(
            "row", lambda look: look.say("columns.which_row"), now, lambda look: look.say("columns.any_row")
        )
        self.app.push_screen(FormScreen(self.look, lambda _: place, [field], refuse=refuse), taken)

    def action_skip(self) -> None:
        """Leave a column, a table or a sheet out, or take it in again."""
        row, plan = self._row, self.shown.read.plan
        view, column, unread = row.view, row.column, row.unread
        if view is not None and column is not None:
            wanted = None if column.field == "skip" else "skip"
            self._correct(lambda: self.corrections.set_field(view, column, wanted))
        elif view is not None:
            self._correct(partial(self._skip_table, view))
        elif unread is not None:
            self._correct(lambda: self.corrections.include_sheet(plan, unread.file, unread.sheet))

    def _skip_table(self, view: TableView) -> Correction:
        """Leave a table out; take it in again, with its sheet where that is left out as a whole."""
        if not view.table.skipped:
            return self.corrections.skip_table(view)
        place = (view.source.file, view.table.sheet)
        beside = [table for table in view.source.tables if table.sheet == view.table.sheet]
        if all(table.skipped for table in beside):
            return self.corrections.include_sheet(self.shown.read.plan, *place)
        return self.corrections.skip_table(view, skip=False)

    def ask_kind(self, goal: str) -> None:
        """Ask what a goal, or a metric or initiative of it, is, and read the plan accordingly."""
        plan = self.shown.read.plan
        things = kinds.things_of(plan, plan.goal_by_id[goal])

        def chosen(name: str | None) -> None:
            if name is not None:
                self._choose_kind(*kinds.taken(name, things))

        choices = partial(kinds.thing_choices, things)
        self.app.push_screen(ChoiceScreen(self.look, lambda look: look.say("kinds.title"), choices), chosen)

    def _choose_kind(self, thing: kinds.Thing, field: str) -> None:
        def chosen(kind: str | None) -> None:
            if kind is not None:
                wanted = None if kind == kinds.OPEN else kind
                self._correct(lambda: self.corrections.set_kind(thing, field, wanted))

        name = plain(thing.name, 60)
        title, choices = partial(_titled, name), partial(kinds.kind_choices, thing, field)
        screen = ChoiceScreen(self.look, title, choices, kinds.now_told(thing, field))
        self.app.push_screen(screen, chosen)

    def action_undo(self) -> None:
        self._correct(self.corrections.undo, "undone")

    def action_redo(self) -> None:
        self._correct(self.corrections.redo, "redone")

    def action_source(self) -> None:
        if self.cell is not None:
            self.post_message(GoAsked(Goto("columns", cell=self.cell)))

    def _correct(self, work: Callable[[], Correction | None], way: str = "done") -> None:
        calls_of(self).ask(self, work, lambda done: Corrected(done, way), group="correct", saves=True)

    def on_corrected(self, event: Corrected) -> None:
        event.stop()
        language = self.look.language
        if event.correction is None:
            nothing = "nothing-to-undo" if event.way == "undone" else "nothing-to-redo"
            self.notify(i18n.text(f"columns.say.{nothing}", language), timeout=3, markup=False)
            return
        said = event.correction.sentence(language)
        self._said = (
            said if event.way == "done" else i18n.text(f"columns.say.{event.way}", language, what=said)
        )
        self._before, self._after = self.shown.read, None
        self.post_message(ReadAgain())

    def visit(self, goto: Goto) -> None:
        self.entrance.move(0)

    def table(self) -> str:
        """Every column with its meaning, as tab-separated lines."""
        return columns_table(self._rows, self.look)

    def remembered(self) -> Mapping[str, str]:
        return {"row": str(self.entrance.cursor)}

    def recall(self, remembered: Mapping[str, str]) -> None:
        if remembered.get("row", "").isdecimal():
            self.entrance.move(int(remembered["row"]))


def _titled(name: str, look: Look) -> str:
    return look.say("kinds.which", name=name)


def _field_choices(column: Column, look: Look) -> Sequence[Choice]:
    """Each field once, the likeliest first, with its group and its code to type."""
    found: dict[str, Text] = {}
    for group, listed in fields(column, look.language):
        for field, words in listed:
            text = Text.assemble(words, (f"  {group}" if group else "", look.style("muted")))
            text.append(f"  {field}", look.style("muted"))
            found.setdefault(field, text)
    return [Choice(field, text) for field, text in found.items()]

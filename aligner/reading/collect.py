"""Read the amounts of every table into the purse, and see that the same euro is counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.model.lines import Reach, Target
from aligner.reading.amount_columns import AmountColumn, amount_columns
from aligner.reading.amount_reader import AmountReader
from aligner.reading.entities import Drafts, RowMeaning, RowReader
from aligner.reading.fold import Folder
from aligner.reading.lines import LineLinker
from aligner.reading.link_rules import LinkRules
from aligner.reading.loose import CodeLinks
from aligner.reading.money import Purse, centre_name
from aligner.reading.notebook import Notebook
from aligner.reading.rows import Kind, Walked, Walker
from aligner.reading.slices import Slices
from aligner.reading.supporting import Supporting
from aligner.reading.targets import area_target, initiative_target
from aligner.reading.view import Table

MOST_GOALS = 20_000
"""No strategy has as many; where a column seems to hold more, it is one of a ledger or a register."""


@dataclass
class Collector:
    """Walks tables one after the other; what it makes is in ``drafts`` and ``purse``."""

    drafts: Drafts
    purse: Purse
    notebook: Notebook
    beside: Supporting
    years: set[int] = field(default_factory=set)
    provisional: dict[tuple[str, tuple[str, ...], str | None], int] = field(default_factory=dict)
    """What own rows speak of → the number of the target, to be resolved when all links are known."""

    def entities(self, table: Table) -> None:
        """Read a table that defines things, and the amounts on their own rows."""
        columns = amount_columns(table, self.notebook)
        reader = AmountReader(table, columns, self.notebook)
        rows = RowReader(table, self.drafts)
        folder = Folder(self.purse, table, columns, reader, own=True)
        shared = _shared_rows(table, columns)
        meanings: dict[int, RowMeaning] = {}
        repeats = _Repeats(table)
        for walked in self._within_limit(table, Walker(table, self.notebook).walk(reader)):
            if walked.kind is Kind.TOTAL:
                folder.leave_out(walked, "totals-row")
            elif walked.kind is Kind.DATA:
                meaning = meanings[walked.row] = rows.read(walked)
                self.beside.mention(rows.cells, walked, meaning.goals)
                self._declare(table, walked, reader, meaning.goals)
                if repeats.again(walked, meaning):
                    self._leave_repeat(table, walked, folder)
                elif not (shared and walked.row in shared):
                    self._fold_own(walked, meaning, folder, rows)
                else:
                    folder.keep(walked)
        for walked in folder.kept:
            joint = [meanings[r] for r in range(walked.row, shared[walked.row] + 1) if r in meanings]
            goals = [goal for meaning in joint for goal in meaning.goals]
            folder.fold(walked, self._own_target(RowMeaning(list(dict.fromkeys(goals)))))
        self._finish(folder)

    def _within_limit(self, table: Table, rows: Iterator[Walked]) -> Iterator[Walked]:
        """Yield rows as long as the goals made of them are within what can be judged."""
        for walked in rows:
            yield walked
            if len(self.drafts.goals) > MOST_GOALS:
                column = table.first("goal.name") or table.columns[0]
                cell = table.view.cell(table.header_row, column.index, column.header)
                count = table.last_row - table.first_row + 1
                self.notebook.add("limit-reached", cell, kind="goals", limit=MOST_GOALS, rows=count)
                return

    def _fold_own(self, walked: Walked, meaning: RowMeaning, folder: Folder, rows: RowReader) -> None:
        target = self._own_target(meaning)
        folder.fold(walked, target)
        self.purse.spend_in(target, centre_name(rows.centre(walked)))

    def supporting(self, table: Table, kind: str) -> None:
        """Read a table of evidence, terms, people, customer groups or stages of the journey."""
        walker = Walker(table, self.notebook)
        rows = walker.walk(AmountReader(table, (), self.notebook))
        self.beside.read(table, kind, (walked for walked in rows if walked.kind is Kind.DATA))

    def lines(self, table: Table, codes: CodeLinks, rules: LinkRules) -> None:
        """Read a table of budget lines."""
        columns = amount_columns(table, self.notebook)
        reader = AmountReader(table, columns, self.notebook)
        linker = LineLinker(table, self.drafts, self.purse, codes, rules)
        folder = Folder(self.purse, table, columns, reader, own=False)
        walker = Walker(table, self.notebook)
        slices = Slices(table, walker, reader, linker, folder)
        for walked in walker.walk(reader, slices.take):
            if walked.kind is Kind.TOTAL:
                folder.leave_out(walked, "totals-row")
            elif walked.kind is Kind.DATA:
                link = linker.link(walked.row, walked.values, walked.section)
                folder.fold(walked, link, linker.label(walked.values, walked.section))
                if walked.row in reader.declared:
                    goals = self.purse.targets[link].goals
                    self._declare(table, walked, reader, [goal for goal, _ in goals])
        self._finish(folder)

    def skipped(self, table: Table) -> None:
        """Count the money of a table that is left out as a whole, for the reconciliation."""
        quiet = Notebook()
        columns = amount_columns(table, quiet)
        folder = Folder(self.purse, table, columns, AmountReader(table, columns, quiet), own=False)
        for walked in Walker(table, quiet).walk(folder.reader):
            folder.leave_out(walked, "totals-row" if walked.kind is Kind.TOTAL else "sheet-skipped")

    def _finish(self, folder: Folder) -> None:
        folder.finish()
        self.years.update(folder.years)

    def _declare(self, table: Table, walked: Walked, reader: AmountReader, goals: Sequence[str]) -> None:
        """Give the goals a cell that says "within existing resources" where an amount is asked."""
        for column in reader.declared.get(walked.row, ()):
            cell = table.view.cell(walked.row, column)
            for goal in goals:
                self.drafts.goals[goal].declared.append(cell)

    def _leave_repeat(self, table: Table, walked: Walked, folder: Folder) -> None:
        cell = table.view.cell(walked.row, table.columns[0].index)
        self.notebook.add("duplicate-lines", cell, row=walked.row)
        folder.leave_out(walked, "duplicate-lines")

    def _own_target(self, meaning: RowMeaning) -> int:
        """A target to be resolved later: goals first, else initiatives, else the area."""
        initiative = meaning.initiatives[0] if len(meaning.initiatives) == 1 else None
        spoken_of = (meaning.area or "", tuple(meaning.goals), initiative)
        number = self.provisional.get(spoken_of)
        if number is None:
            number = self.provisional[spoken_of] = self.purse.reserved()
        return number

    def resolve(self) -> None:
        """Give the amounts on own rows their targets, now that every link is known."""
        for spoken_of, number in self.provisional.items():
            self.purse.targets[number] = self._resolved(*spoken_of)

    def _resolved(self, area: str, goals: tuple[str, ...], initiative: str | None) -> Target:
        if goals:
            name = self.drafts.goals[goals[0]].name
            draft = self.drafts.initiatives.get(initiative)
            if draft is not None and len(draft.goals) > 1 and len(goals) > 1:
                return initiative_target(draft, self.drafts)
            label = draft.name if draft is not None else name
            return Target(
                Reach.GOAL, tuple((goal, 1) for goal in goals), initiative, label=label, linked=True
            )
        draft = self.drafts.initiatives.get(initiative)
        if draft is not None:
            return initiative_target(draft, self.drafts)
        return area_target(area, self.drafts) if area else Target(Reach.NOTHING)


class _Repeats:
    """Tells rows that say again what a row above said, so that their money isn't counted twice."""

    def __init__(self, table: Table) -> None:
        self._seen: set[tuple[object, ...]] = set()
        self._watched = table.first("goal.id") is not None and table.first("budget.year") is None
        self._has_initiatives = bool(table.all("initiative.name"))

    def again(self, walked: Walked, meaning: RowMeaning) -> bool:
        """Whether a goal's row repeats the amounts of an earlier row of the same goal."""
        if not self._watched or not any(walked.amounts):
            return False
        what = tuple(meaning.initiatives) if self._has_initiatives else ()
        mark = (tuple(meaning.goals), what, tuple(walked.amounts))
        repeated = mark in self._seen
        self._seen.add(mark)
        return repeated


def _shared_rows(table: Table, columns: Sequence[AmountColumn]) -> dict[int, int]:
    """The rows whose amount is merged with the rows below it, with the last of those."""
    places = {column.place + 1 for column in columns}
    return {
        m.first_row: min(m.last_row, table.last_row)
        for m in table.view.sheet.merged
        if m.first_column in places and m.last_row > m.first_row >= table.first_row
    }

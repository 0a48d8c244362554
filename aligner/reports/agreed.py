"""The changes that are to be made, goal by goal: what to write in which cell, and the verdict it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligner.assess.changes import changed
from aligner.assess.filling import cells_to_fill
from aligner.assess.what_if import verdict_alone
from aligner.model.acts import CellToFill, Change
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.places import Places
from aligner.reports.todo import ToldCell, told
from aligner.reports.voice import Voice

_NAME = 90
_QUOTE = 300
_OF_A_ROW = ("metric.", "budget.")
"""What a new row says after whose it is."""
_OPEN, _DONE = Safe("[ ]"), Safe("[x]")


@dataclass(frozen=True, slots=True)
class AgreedItem:
    """One cell to fill, as a line of a to-do list; the box is ticked where it is filled."""

    box: Safe
    sentence: Safe


@dataclass(frozen=True, slots=True)
class AgreedGoal:
    """What is to be done for one goal, and what its verdict is then."""

    heading: Safe
    items: tuple[AgreedItem, ...]


def agreed(assessment: Assessment, places: Places, voice: Voice) -> tuple[AgreedGoal, ...]:
    """The changes kept beside the plan, goal by goal in plan order; goals that are gone are left out."""
    changes = assessment.followup.changes
    plan = changed(assessment.plan, changes)
    by_goal: dict[str, list[Change]] = {}
    for change in changes:
        by_goal.setdefault(change.goal, []).append(change)
    return tuple(
        _of_goal(assessment, verdict_alone(plan, verdict.goal, assessment.options), mine, places, voice)
        for verdict in assessment.goals
        if (mine := by_goal.get(verdict.goal))
    )


def _of_goal(
    assessment: Assessment, then: GoalVerdict, changes: list[Change], places: Places, voice: Voice
) -> AgreedGoal:
    before, after = assessment.verdict_by_goal[then.goal].verdict, then.verdict
    heading = voice.said(
        "whatif.report.goal" if after is not before else "whatif.report.goal_same",
        goal=md(cut(assessment.plan.goal_by_id[then.goal].full_name, _NAME)),
        before=voice.term(f"verdict.{before.value}"),
        after=voice.term(f"verdict.{after.value}"),
    )
    return AgreedGoal(heading, tuple(_items(assessment, changes, places, voice)))


def _items(
    assessment: Assessment, changes: list[Change], places: Places, voice: Voice
) -> Iterator[AgreedItem]:
    """One line for every cell, and one for every row that is to be added."""
    for cells in _lines(cells_to_fill(assessment.plan, changes)):
        told_cells = [(cell, _told(assessment, cell, voice)) for cell in cells]
        if not cells[0].cell.row:
            yield AgreedItem(_OPEN, _begun(_added(told_cells, places, voice), voice))
            continue
        for cell, shown in told_cells:
            sentence = _begun(_filled(cell, shown, places, voice), voice)
            yield AgreedItem(_DONE if cell.is_done else _OPEN, sentence)


def _begun(sentence: Safe, voice: Voice) -> Safe:
    """Without a box before it, a sentence begins as sentences do."""
    return voice.capital(sentence) if voice.plain else sentence


def _lines(cells: Iterable[CellToFill]) -> list[list[CellToFill]]:
    """The cells of each new row together, which begin with whose it is; each other cell by itself."""
    lines: list[list[CellToFill]] = []
    for cell in cells:
        goes_on = not cell.cell.row and cell.field.startswith(_OF_A_ROW)
        if goes_on and lines and _table(lines[-1][0]) == _table(cell):
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return lines


def _table(todo: CellToFill) -> tuple[object, ...]:
    return todo.cell.file, todo.cell.sheet, todo.cell.row, todo.act


def _told(assessment: Assessment, todo: CellToFill, voice: Voice) -> ToldCell:
    return told(assessment.plan, todo, voice.language, None if voice.names else voice.people)


def _added(cells: list[tuple[CellToFill, ToldCell]], places: Places, voice: Voice) -> Safe:
    said = [
        voice.said(
            "whatif.report.new_cell" if todo.text else "whatif.report.new_amount",
            header=md(cut(shown.header, _NAME)),
            text=md(cut(shown.text, _QUOTE)),
        )
        for todo, shown in cells
    ]
    cell = cells[0][0].cell
    where = places.sheet(cell.file, cell.sheet)
    return voice.said("whatif.report.new_row", where=where, cells=Safe("; ".join(said)))


def _filled(todo: CellToFill, shown: ToldCell, places: Places, voice: Voice) -> Safe:
    sheet = places.sheet(todo.cell.file, todo.cell.sheet) if todo.cell.file else Safe("")
    key = "item" if todo.amount is None else "amount"
    ending = "_done" if todo.is_done else "_now" if shown.now else ""
    return voice.said(
        f"whatif.report.{key}{ending}",
        where=Safe(" › ".join(part for part in (sheet, md(shown.place)) if part)),
        header=md(cut(shown.header, _NAME)),
        text=md(cut(shown.text, _QUOTE)),
        now=md(cut(shown.now, _QUOTE)),
    )

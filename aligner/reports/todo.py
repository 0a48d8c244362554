"""The cells to fill in words: where each is, what stands there now, and what to write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from aligner import i18n
from aligner.i18n import formats
from aligner.model.acts import Act, CellToFill
from aligner.model.grid import Cell, column_letter
from aligner.model.plan import Plan
from aligner.reports.people import People

_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class ToldCell:
    """One cell to fill, as people read it; client text as it stands, not escaped for any form.

    ``place`` is an address ("E5") or says that a row or a column is new, ``link`` is the address as
    ``file.xlsx#Sheet!E5`` and empty for what is not there yet; ``now`` is empty where nothing stands there.
    """

    goal: str
    act: str
    file: str
    sheet: str
    place: str
    header: str
    now: str
    text: str
    link: str
    is_done: bool


def told(plan: Plan, todo: CellToFill, language: str, left_out: People | None = None) -> ToldCell:
    """Put one cell to fill into words, without the people who are to be left out."""
    shown = _told(plan, todo, language)
    if left_out is None:
        return shown
    if todo.act is Act.NAME_OWNER:
        return replace(shown, text=_LEFT_OUT, now=_LEFT_OUT if shown.now else "")
    return replace(shown, text=left_out.hush(shown.text), now=left_out.hush(shown.now))


def _told(plan: Plan, todo: CellToFill, language: str) -> ToldCell:
    cell = todo.cell
    return ToldCell(
        goal=plan.goal_by_id[todo.goal].full_name,
        act=_say(f"act.{todo.act.value}", language),
        file=cell.file,
        sheet=cell.sheet,
        place=place_of(cell, language),
        header=todo.header or i18n.text(f"fields.{todo.field}", language),
        now=now_in(todo, plan, language),
        text=text_of(todo, plan, language),
        link=_link(cell),
        is_done=todo.is_done,
    )


def place_of(cell: Cell, language: str) -> str:
    """Where in its sheet: an address, or a row or a column that is to be added."""
    if cell.row and cell.column:
        return cell.address if cell.sheet else _say("place.row", language, row=cell.row)
    if cell.row:
        return _say("place.new_column", language, row=cell.row)
    if not cell.column:
        return _say("place.both_new", language)
    if not cell.sheet:  # in delimited text nobody sees a column's letter
        return _say("place.new_row", language)
    return _say("place.new_row_in", language, column=column_letter(cell.column))


def text_of(todo: CellToFill, plan: Plan, language: str) -> str:
    """What to write; a sum under "t€" in thousands, with the whole of it beside."""
    if todo.amount is not None:
        return _amount(todo, todo.amount, plan, language)
    return todo.text or _say("place.new_initiative", language)


def now_in(todo: CellToFill, plan: Plan, language: str) -> str:
    """What stands in the cell now; empty for nothing, and for a cell that isn't there yet."""
    if todo.amount is not None:
        return _amount(todo, todo.before, plan, language) if todo.before else ""
    return todo.cell.text.strip() if todo.cell.row and todo.cell.column else ""


def _amount(todo: CellToFill, amount: int, plan: Plan, language: str) -> str:
    if todo.act is Act.ADD_PEOPLE:
        return _say("place.people", language, figures=_figures(Decimal(amount) / 1000, language))
    money = formats.money(amount, plan.currency, language, exact=bool(amount % 100))
    if todo.unit == 1:
        return money
    figures = _figures(Decimal(amount) / 100 / todo.unit, language)
    return _say("place.in_unit", language, figures=figures, money=money)


def _figures(value: Decimal, language: str) -> str:
    """Write a number with every decimal that it has."""
    exponent = value.normalize().as_tuple().exponent
    return formats.number(value, language, decimals=max(0, -int(exponent)))


def _link(cell: Cell) -> str:
    if not (cell.row and cell.column):
        return ""
    return f"{cell.file}#{cell.sheet}!{cell.address}" if cell.sheet else f"{cell.file}#{cell.address}"


def _say(key: str, language: str, **params: object) -> str:
    return i18n.text(f"whatif.{key}", language, **params)

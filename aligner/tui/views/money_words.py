"""The money tab in words: the sums at its top, the row under the cursor at its foot, its table to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.entities import Goal
from aligner.model.money_tree import WITHOUT_GOAL, MoneyNode
from aligner.tui.client_text import client_text, fitted, plain
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.money import Block, Place
from aligner.tui.views.money_search import Search
from aligner.tui.views.money_table import (
    NAME_LIMIT,
    MoneyTable,
    node_name,
    part_of,
    share_of,
    short_money,
    year_name,
)
from aligner.tui.views.say_pay import money_sums

GOAL_LIMIT = 30
LEAST = 12
"""Cells that a name has at the foot, however much is said of it."""


def sums_text(assessment: Assessment, look: Look) -> Text:
    """What reaches goals, what reaches none, and what was left out though it is counted nowhere else."""
    said = money_sums(assessment, look).values()
    if not said:
        return Text(look.say("money.none"), style=look.style("muted"))
    return Text(" · ".join(said), no_wrap=True)


def search_text(found: Search, assessment: Assessment, look: Look) -> Text:
    """What is searched for, and how much money is on the lines that hold it."""
    money = formats.short_money(found.amount, assessment.plan.currency, look.language)
    words = look.say("state.filter", text=found.words)
    nothing = not found.tree
    said = (
        look.say("money.found_none") if nothing else look.say("money.found", count=found.lines, money=money)
    )
    return client_text(f"{words} · {said}", look.style("say"))


def place_text(place: Place, table: MoneyTable, width: int) -> Text:
    """The row under the cursor in full, for the foot of the tab."""
    line, node = place.line, place.block.node
    if line is None:
        said = " · ".join(_node_said(node, table))
        name = fitted(node_name(node, table.look), max(LEAST, width - cell_len(said) - 3))
        said = f"{name} · {said}"
    else:
        said = " · ".join(_line_said(place, line, table))
    return Text(fitted(said, width), style=table.look.style("muted"))


def _node_said(node: MoneyNode, table: MoneyTable) -> Iterator[str]:
    look, currency = table.look, table.assessment.plan.currency
    yield formats.money(node.amount, currency, look.language, exact=True)
    share = share_of(node, table.assessment)
    if share is not None:
        of = "of_all" if node.branch in WITHOUT_GOAL else "of_traced"
        yield look.say(f"money.{of}", share=formats.percent(share, look.language))
    for year in table.hidden_years:
        if amount := node.years.get(year, 0):
            yield f"{year_name(year, look)} {short_money(amount, currency, look.language)}"


def _line_said(place: Place, number: int, table: MoneyTable) -> Iterator[str]:
    line, look = table.assessment.plan.ledger.line(number), table.look
    currency = table.assessment.plan.currency
    yield reading_form(line.cell)
    yield fitted(plain(line.label or "–", NAME_LIMIT), table.width // 3)
    yield year_name(line.year, look)
    yield formats.money(part_of(line, place.block.goal), currency, look.language, exact=True)
    if len(line.target.goals) > 1 and place.block.goal:
        whole = formats.money(line.amount, currency, look.language, exact=True)
        known = table.assessment.plan.goal_by_id
        goals = ", ".join(_called(known[goal]) for goal, _ in line.target.goals)
        yield look.say("money.several", whole=whole, goals=goals)


def _called(goal: Goal) -> str:
    """A goal's id where the plan gives one, else its name."""
    return plain(goal.id if "id" in goal.cells else goal.name, GOAL_LIMIT)


def table_text(blocks: Sequence[Block], tree: Sequence[MoneyNode], look: Look) -> str:
    """Nodes with their sums by year to the cent, as lines of tab-separated values; nothing where none are."""
    years = sorted({year for node in tree for year in node.years})
    titles = (look.say("money.name"), *(year_name(year, look) for year in years), look.say("money.total"))
    lines = ["\t".join(titles)]
    for block in blocks:
        amounts = (*(block.node.years.get(year, 0) for year in years), block.node.amount)
        name = "  " * block.depth + node_name(block.node, look)
        lines.append("\t".join((name, *(f"{amount / 100:.2f}" for amount in amounts))))
    return "\n".join(lines) if blocks else ""

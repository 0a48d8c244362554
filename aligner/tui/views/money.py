"""The tree of money as rows: what is unfolded, what fits a filter, and how each row reads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.ledger import UNDATED, Ledger
from aligner.model.money_tree import Branch, MoneyNode, lines_of
from aligner.tui.bars import bar
from aligner.tui.client_text import fitted, padded, plain
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.entry import right_aligned

SHARE_WIDTH = 7
YEAR_WIDTH = 9
LEAST_NAME = 26
BAR_WIDTH = 16
BAR_FROM = 120
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Block:
    """A node's own row, and below it the numbers of its lines where it is an unfolded leaf."""

    key: str
    node: MoneyNode
    depth: int
    opened: bool
    lines: Sequence[int] = field(default=())


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on one row: a node, or one of its lines (its number in the ledger)."""

    block: Block
    line: int | None = None


class Rows:
    """The rows that can be seen, in order; the lines of a leaf are not made into objects."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._ends = list(accumulate(1 + len(block.lines) for block in blocks))

    @property
    def count(self) -> int:
        return self._ends[-1] if self._ends else 0

    def at(self, index: int) -> Place | None:
        """What stands on a row; None below the last one."""
        if not 0 <= index < self.count:
            return None
        number = bisect_right(self._ends, index)
        block = self._blocks[number]
        inside = index - (self._ends[number - 1] if number else 0) - 1
        return Place(block, None if inside < 0 else block.lines[inside])

    def find(self, key: str) -> int | None:
        """The row of a node."""
        for number, block in enumerate(self._blocks):
            if block.key == key:
                return self._ends[number - 1] if number else 0
        return None


def rows_of(tree: Sequence[MoneyNode], ledger: Ledger, opened: Collection[str], words: str = "") -> Rows:
    """The rows with these nodes unfolded; with ``words`` only what holds them all, unfolded down to it."""
    return Rows(list(_Walk(ledger, opened, words).blocks(tree, "", 0)))


class _Walk:
    """One walk down the tree. A node whose name fits is shown as it is folded, with all below it."""

    def __init__(self, ledger: Ledger, opened: Collection[str], words: str) -> None:
        self._ledger = ledger
        self._opened = opened
        self._wanted = words.casefold().split()
        self._named = frozenset(filter(self._fits, ledger.names)) if self._wanted else frozenset()

    def _fits(self, text: str) -> bool:
        folded = text.casefold()
        return all(word in folded for word in self._wanted)

    def blocks(
        self, nodes: Sequence[MoneyNode], above: str, depth: int, *, fits: bool = False
    ) -> Iterator[Block]:
        """The nodes that are to be seen; ``fits``: what stands above them is what was searched for."""
        for node in nodes:
            key = f"{above}/{node.branch.value}:{node.id}"
            found = fits or not self._wanted or self._fits(node.name)
            opened = key in self._opened or not found
            lines = self._lines(node, every=found) if opened else ()
            below = list(self.blocks(node.children, key, depth + 1, fits=found)) if opened else []
            if found or below or lines:
                yield Block(key, node, depth, opened, lines)
                yield from below

    def _lines(self, node: MoneyNode, *, every: bool) -> Sequence[int]:
        if not node.is_leaf:
            return ()
        lines = lines_of(self._ledger, node)
        return lines if every else [line for line in lines if self._ledger.label(line) in self._named]


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """How rows are written: the years that fit beside the names, and whether areas have weights."""

    assessment: Assessment
    look: Look
    years: tuple[int, ...]
    width: int
    weighed: bool

    @property
    def name_width(self) -> int:
        shares = SHARE_WIDTH * (2 if self.weighed else 1)
        drawn = BAR_WIDTH if self.width >= BAR_FROM else 0
        return self.width - shares - drawn - YEAR_WIDTH * (len(self.years) + 1)

    def head(self) -> str:
        """The titles over the columns."""
        look = self.look
        years = (_year(year, look) for year in self.years)
        titles = [padded(look.say("money.name"), self.name_width)]
        titles += [right_aligned(look.say("money.weight"), SHARE_WIDTH)] if self.weighed else []
        titles.append(right_aligned(look.say("money.share"), SHARE_WIDTH))
        titles += [" " * BAR_WIDTH] if self.width >= BAR_FROM else []
        titles += [right_aligned(title, YEAR_WIDTH) for title in (*years, look.say("money.total"))]
        return "".join(titles)

    def row(self, place: Place) -> Text:
        """One row, cut to the width."""
        return self._line(place) if place.line is not None else self._node(place.block)

    def _node(self, block: Block) -> Text:
        node, look = block.node, self.look
        sign = ("▾" if block.opened else "▸") if node.children or node.links or node.lines else " "
        name = fitted(f"{INDENT * block.depth}{sign} {node_name(node, look)}", self.name_width - 1)
        style = look.style("strong") if block.depth == 0 else look.style("" if node.amount else "weak")
        text = Text(padded(name, self.name_width), style=style, no_wrap=True, end="")
        share = self._share(node)
        for said in (*((self._weight(node),) if self.weighed else ()), share):
            text.append(right_aligned(said, SHARE_WIDTH), look.style("muted"))
        if self.width >= BAR_FROM:
            ledger = self.assessment.plan.ledger
            whole = ledger.traced + ledger.untraced
            drawn = bar(max(node.amount, 0) / whole if whole else 0.0, BAR_WIDTH - 2)
            text.append(padded(f" {drawn}", BAR_WIDTH), look.style("pay"))
        for amount in (*(node.years.get(year, 0) for year in self.years), node.amount):
            text.append(right_aligned(self._money(amount), YEAR_WIDTH))
        return text

    def _line(self, place: Place) -> Text:
        ledger, look = self.assessment.plan.ledger, self.look
        line = ledger.line(place.line or 0)
        where = f"{line.cell.sheet or line.cell.file} {line.cell.address}"
        room = self.name_width + SHARE_WIDTH * (2 if self.weighed else 1)
        room += BAR_WIDTH if self.width >= BAR_FROM else 0
        label = f"{INDENT * (place.block.depth + 2)}{plain(line.label or '–', 200)}"
        place_width = min(len(plain(where)) + 1, max(room // 2, 8))
        text = Text(padded(label, room - place_width), no_wrap=True, end="")
        text.append(padded(plain(where), place_width), look.style("muted"))
        for year in self.years:
            text.append(right_aligned(self._money(line.amount) if year == line.year else "", YEAR_WIDTH))
        return text.append(right_aligned(self._money(line.amount), YEAR_WIDTH))

    def _money(self, amount: int) -> str:
        return _short(amount, self.assessment.plan.currency, self.look.language) if amount else "–"

    def _share(self, node: MoneyNode) -> str:
        """Of the money that reaches goals, as weights are compared; of all, for what reaches none."""
        ledger = self.assessment.plan.ledger
        loose = node.branch in {Branch.LOOSE, Branch.ITEM, Branch.REST}
        whole = ledger.traced + ledger.untraced if loose else ledger.traced
        return formats.percent(node.amount / whole, self.look.language) if whole else "–"

    def _weight(self, node: MoneyNode) -> str:
        if node.branch is Branch.AREA:
            known = next((a for a in self.assessment.areas if (a.area or "") == node.id), None)
            share = known.priority_share if known else None
        else:
            verdict = self.assessment.verdict_by_goal.get(node.id) if node.branch is Branch.GOAL else None
            share = verdict.priority_share if verdict else None
        return "" if share is None else formats.percent(share, self.look.language)


_short = lru_cache(20_000)(formats.short_money)


def node_name(node: MoneyNode, look: Look) -> str:
    """What a node is called: the client's own name, or ours for what the client has no name for."""
    if node.branch is Branch.ITEM or (
        node.name and node.branch in {Branch.AREA, Branch.GOAL, Branch.INITIATIVE}
    ):
        return plain(node.name, 200) or look.say("money.unnamed")
    return (
        look.say("overview.no_area") if node.branch is Branch.AREA else look.say(f"money.{node.branch.value}")
    )


def money_table(assessment: Assessment, look: Look, width: int) -> MoneyTable:
    """Choose the years that leave room for names: the plan's own budget years, the last ones first."""
    years = list(assessment.plan.budget_years)
    if any(year == UNDATED for _, year in assessment.plan.ledger.sums):
        years.append(UNDATED)
    weighed = any(area.priority_share is not None for area in assessment.areas)
    fixed = SHARE_WIDTH * (2 if weighed else 1) + YEAR_WIDTH + (BAR_WIDTH if width >= BAR_FROM else 0)
    room = max(0, (width - fixed - LEAST_NAME) // YEAR_WIDTH)
    return MoneyTable(assessment, look, tuple(years[-room:] if room else ()), width, weighed)


def _year(year: int, look: Look) -> str:
    return look.say("money.undated") if year == UNDATED else str(year)


def place_text(place: Place, assessment: Assessment, look: Look, width: int) -> Text:
    """The row under the cursor in full, for the foot of the tab."""
    plan = assessment.plan
    if place.line is None:
        amount = formats.money(place.block.node.amount, plan.currency, look.language, exact=True)
        return Text(
            fitted(f"{node_name(place.block.node, look)} · {amount}", width), style=look.style("muted")
        )
    line = plan.ledger.line(place.line)
    amount = formats.money(line.amount, plan.currency, look.language, exact=True)
    goals = ", ".join(plain(goal, 30) for goal, _ in line.target.goals)
    shared = f" · {look.say('money.several', goals=goals)}" if len(line.target.goals) > 1 else ""
    words = f"{reading_form(line.cell)} · {plain(line.label or '–', 200)} · {amount}{shared}"
    return Text(fitted(words, width), style=look.style("muted"))

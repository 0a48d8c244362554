"""The tree of money as rows: what is unfolded, and which node or line stands on a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from aligner.model.grid import Cell
from aligner.model.money_tree import Branch, MoneyNode
from aligner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Block:
    """A node's own row, and below it its lines where it is an unfolded leaf.

    ``above`` is the key of the node that it stands under, ``goal`` the goal that it belongs to.
    """

    key: str
    node: MoneyNode
    depth: int
    opened: bool
    above: str = ""
    goal: str = ""

    @property
    def lines(self) -> Sequence[int]:
        return self.node.lines if self.opened else ()


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on one row: a node, or one of its lines (its number in the ledger)."""

    block: Block
    line: int | None = None


class Rows:
    """The rows that can be seen, in order; the lines of a leaf are not made into objects."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self._blocks = blocks
        self._ends = list(accumulate(1 + len(block.lines) for block in blocks))

    @property
    def count(self) -> int:
        return self._ends[-1] if self._ends else 0

    @property
    def blocks(self) -> Sequence[Block]:
        return self._blocks

    def at(self, index: int) -> Place | None:
        """What stands on a row; None below the last one."""
        if not 0 <= index < self.count:
            return None
        number = bisect_right(self._ends, index)
        block = self._blocks[number]
        inside = index - self._start(number) - 1
        return Place(block, None if inside < 0 else block.lines[inside])

    def find(self, key: str, inside: int = 0) -> int | None:
        """The row of a node, or of one of its lines, counted from 1; the node's where it has fewer."""
        for number, block in enumerate(self._blocks):
            if block.key == key:
                return self._start(number) + (inside if inside <= len(block.lines) else 0)
        return None

    def name_of(self, index: int) -> tuple[str, int]:
        """By what ``find`` finds a row again, in another reading too."""
        number = min(bisect_right(self._ends, index), len(self._blocks) - 1)
        return (self._blocks[number].key, index - self._start(number)) if self._blocks else ("", 0)

    def path(self, key: str) -> list[str]:
        """The keys of the nodes that a node stands under."""
        above = {block.key: block.above for block in self._blocks}
        found: list[str] = []
        while key := above.get(key, ""):
            found.append(key)
        return found

    def _start(self, number: int) -> int:
        return self._ends[number - 1] if number else 0


def rows_of(tree: Sequence[MoneyNode], opened: Collection[str]) -> Rows:
    """The rows with these nodes unfolded."""
    return Rows(list(_blocks(tree, opened, Block("", MoneyNode(Branch.LOOSE, "", "", {}), -1, True))))


def _blocks(nodes: Sequence[MoneyNode], opened: Collection[str], over: Block) -> Iterator[Block]:
    for node in nodes:
        key = key_of(node, over.key)
        goal = node.id if node.branch is Branch.GOAL else over.goal
        block = Block(key, node, over.depth + 1, key in opened, over.key, goal)
        yield block
        if block.opened:
            yield from _blocks(node.children, opened, block)


def key_of(node: MoneyNode, above: str = "") -> str:
    """A node's key below another one's: the same in every reading of a plan."""
    return f"{above}/{node.branch.value}:{node.id}"


def cell_of(place: Place, plan: Plan) -> Cell | None:
    """The cell that a line stands in, that names a node, or that holds the first line of an item."""
    node = place.block.node
    known = {
        Branch.AREA: plan.area_by_id,
        Branch.GOAL: plan.goal_by_id,
        Branch.INITIATIVE: plan.initiative_by_id,
    }.get(node.branch, {})
    if place.line is None and node.id in known:
        return known[node.id].cells.get("name")
    lines = (place.line,) if place.line is not None else node.lines[:1]
    return plan.ledger.line(lines[0]).cell if lines else None

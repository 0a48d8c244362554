"""How a row of the tree of money reads: its name, what is said and paid of it, and the years that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rich.cells import cell_len
from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.ledger import UNDATED
from aligner.model.lines import Line
from aligner.model.money_tree import WITHOUT_GOAL, Branch, MoneyNode
from aligner.tui.bars import bar
from aligner.tui.client_text import fitted, padded, plain
from aligner.tui.look import Look
from aligner.tui.views.entry import right_aligned
from aligner.tui.views.money import Place

LEAST_NAME = 28
LEAST_MONEY = 7
BAR_WIDTH = 18
BAR_FROM = 120
INDENT = "  "
NAME_LIMIT = 200
_CLIENTS = frozenset({Branch.AREA, Branch.GOAL, Branch.INITIATIVE, Branch.ITEM})
short_money = lru_cache(20_000)(formats.short_money)


@dataclass(frozen=True)
class MoneyTable:
    """Writes rows of ``width`` cells; ``tree`` is what all of them belong to."""

    assessment: Assessment
    look: Look
    width: int
    tree: Sequence[MoneyNode]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that leave room for names: this year and what follows before what has been."""
        plan = self.assessment.plan
        every = list(plan.budget_years)
        if any(year == UNDATED for node in self.tree for year in node.years):
            every.append(UNDATED)
        fixed = LEAST_NAME + sum(self._said_widths) + self._drawn + self._total_width
        room = max(0, (self.width - fixed) // self._money_width)
        now = next((i for i, year in enumerate(every) if year >= plan.as_of.year), len(every))
        start = max(0, min(now, len(every) - room))
        return tuple(every[start : start + room])

    @cached_property
    def hidden_years(self) -> tuple[int, ...]:
        """The years that have no column."""
        every = sorted({year for node in self.tree for year in node.years} - set(self.years))
        return tuple(every)

    @cached_property
    def _weighed(self) -> bool:
        return any(area.priority_share is not None for area in self.assessment.areas)

    @cached_property
    def _said_widths(self) -> tuple[int, ...]:
        titles = [*(["weight"] if self._weighed else []), "share"]
        return tuple(max(5, cell_len(self.look.say(f"money.{title}"))) + 1 for title in titles)

    @cached_property
    def _money_width(self) -> int:
        amounts = (amount for node in self.tree for amount in node.years.values())
        widest = max((cell_len(self._money(amount)) for amount in amounts), default=0)
        return max(LEAST_MONEY, widest + 1) + (1 if self._drawn else 0)

    @cached_property
    def _total_width(self) -> int:
        widest = max((cell_len(self._money(node.amount)) for node in self.tree), default=0)
        return max(self._money_width, widest + 1, cell_len(self.look.say("money.total")) + 1)

    @property
    def _drawn(self) -> int:
        return BAR_WIDTH if self.width >= BAR_FROM else 0

    def head(self, width: int) -> Text:
        """The titles over the columns."""
        look = self.look
        said = (*(["weight"] if self._weighed else []), "share")
        titles = [
            *zip((look.say(f"money.{title}") for title in said), self._said_widths, strict=True),
            ("", self._drawn),
            *((year_name(year, look), self._money_width) for year in self.years),
            (look.say("money.total"), self._total_width),
        ]
        right = "".join(right_aligned(title, column) for title, column in titles)
        name = padded(look.say("money.name"), width - cell_len(right))
        return Text(name + right, style=look.style("muted"), no_wrap=True, end="")

    def row(self, place: Place) -> Text:
        """One row; its sums are never cut, its name is."""
        return self._line(place, place.line) if place.line is not None else self._node(place)

    def _node(self, place: Place) -> Text:
        node, look, block = place.block.node, self.look, place.block
        sign = " " if node.is_bare else "▾" if block.opened else "▸"
        right = Text().join(self._right_of(node))
        room = self.width - right.cell_len
        name = fitted(f"{INDENT * block.depth}{sign} {node_name(node, look)}", room - 1)
        style = look.style("strong") if block.depth == 0 else look.style("" if node.amount else "weak")
        return Text(padded(name, room), style=style, no_wrap=True, end="").append_text(right)

    def _right_of(self, node: MoneyNode) -> Iterator[Text]:
        weight, share = weight_of(node, self.assessment), share_of(node, self.assessment)
        said = [self._percent(weight, "")] if self._weighed else []
        for text, width in zip((*said, self._percent(share, "–")), self._said_widths, strict=True):
            yield Text(right_aligned(text, width), style=self.look.style("muted"))
        if self._drawn:
            yield self._bar(weight, share or 0.0)
        for amount in (node.years.get(year, 0) for year in self.years):
            yield Text(right_aligned(self._money(amount), self._money_width))
        yield Text(right_aligned(self._money(node.amount), self._total_width))

    def _bar(self, weight: float | None, share: float) -> Text:
        """What is paid as a bar, and a stroke where it would end if it followed the weight."""
        room = BAR_WIDTH - 3
        drawn = Text("  ").append(padded(bar(share, room), room + 1), self.look.style("pay"))
        if weight is None:
            return drawn
        at = 2 + min(round(weight * room), room)
        return Text.assemble(drawn[:at], ("│", self.look.style("say")), drawn[at + 1 :])

    def _line(self, place: Place, number: int) -> Text:
        line = self.assessment.plan.ledger.line(number)
        amount = part_of(line, place.block.goal)
        columns = [self._money(amount) if year == line.year else "" for year in self.years]
        right = "".join(right_aligned(column, self._money_width) for column in columns)
        right += right_aligned(self._money(amount), self._total_width)
        room = self.width - cell_len(right)
        where = plain(f"{line.cell.sheet or line.cell.file} {line.cell.address}")
        place_width = min(cell_len(where) + 1, max(room // 2, 8))
        label = f"{INDENT * (place.block.depth + 2)}{plain(line.label or '–', NAME_LIMIT)}"
        text = Text(padded(fitted(label, room - place_width - 1), room - place_width), no_wrap=True, end="")
        return text.append(padded(where, place_width), self.look.style("muted")).append(right)

    def _percent(self, share: float | None, none: str) -> str:
        return none if share is None else formats.percent(share, self.look.language)

    def _money(self, amount: int) -> str:
        return short_money(amount, self.assessment.plan.currency, self.look.language) if amount else "–"


def part_of(line: Line, goal: str) -> int:
    """What of a line is a goal's; all of it where the line is no goal's."""
    return dict(line.target.divide(line.amount)).get(goal, line.amount) if goal else line.amount


def share_of(node: MoneyNode, assessment: Assessment) -> float | None:
    """Of the money that reaches goals, as weights are compared; of all, for what reaches none."""
    ledger = assessment.plan.ledger
    whole = ledger.traced + (ledger.untraced if node.branch in WITHOUT_GOAL else 0)
    return node.amount / whole if whole else None


def weight_of(node: MoneyNode, assessment: Assessment) -> float | None:
    """The share of the priorities that a focus area or goal has been given."""
    if node.branch is Branch.AREA:
        return next((a.priority_share for a in assessment.areas if (a.area or "") == node.id), None)
    verdict = assessment.verdict_by_goal.get(node.id) if node.branch is Branch.GOAL else None
    return verdict.priority_share if verdict else None


def node_name(node: MoneyNode, look: Look) -> str:
    """What a node is called: the client's own name, or ours for what the client has no name for."""
    if node.branch is Branch.AREA and not node.id:
        return look.say("overview.no_area")
    if node.branch in _CLIENTS:
        return plain(node.name, NAME_LIMIT) or look.say("money.unnamed")
    return look.say(f"money.{node.branch.value}")


def year_name(year: int, look: Look) -> str:
    return look.say("money.undated") if year == UNDATED else str(year)

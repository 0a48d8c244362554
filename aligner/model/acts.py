"""What a person can do to the plan, the acts that were tried on it, and what they change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.model.grid import Cell
    from aligner.model.verdicts import Verdict


class Act(Enum):
    """Something a person can do to the plan, the lightest first."""

    NAME_OWNER = "name-owner"
    SET_HORIZON = "set-horizon"
    SET_LEVEL = "set-level"
    COMPLETE_METRIC = "complete-metric"
    DEFINE = "define"
    ADD_METRIC = "add-metric"
    ADD_CUSTOMER_METRIC = "add-customer-metric"
    ADD_PEOPLE = "add-people"
    FUND = "fund"
    LINK_MONEY = "link-money"


@dataclass(frozen=True, slots=True)
class Step:
    """One act and the cells to fill.

    ``name`` is the metric or the item of money that it concerns, ``years`` those that need money, ``money``
    the least that would do in minor units; 0 where the plan doesn't tell how much.
    """

    act: Act
    cells: tuple[Cell, ...] = ()
    name: str = ""
    years: tuple[int, ...] = ()
    money: int = 0


@dataclass(frozen=True, slots=True)
class Action:
    """Steps that were tried on the plan together, and the verdict that they bring to a goal.

    ``goal`` is None for an act that changes no goal's verdict but traces money.
    """

    goal: str | None
    steps: tuple[Step, ...]
    before: Verdict | None = None
    after: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the user tries on one goal: what would be written where.

    ``text`` is the definition, the level, the owner's or the metric's name, or the year or date of the
    horizon, by ``act``. ``baseline``, ``target`` and ``deadline`` are a metric's, as a user would write
    them. ``amounts`` are ``(year, amount)``: minor units for money, thousandths of a person-year for
    people; the year is UNDATED (0) where none is meant.
    """

    goal: str
    act: Act
    text: str = ""
    baseline: str = ""
    target: str = ""
    deadline: str = ""
    amounts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CellToFill:
    """One cell that a change asks somebody to fill in the client's own file.

    ``cell`` is where, and holds what stands there now; its ``row`` is 0 where a new row is needed, its
    ``column`` 0 where no column is there for it. ``field`` is of the contract ("goal.owner",
    "budget.amount"), ``header`` what stands above the column, empty where there is none. For money and
    people ``amount`` is what the cell is to hold and ``before`` what it holds, in minor units or thousandths
    of a person-year, for ``year``; ``unit`` is what the header multiplies by (1000 under "t€"). For all else
    ``text`` is what to write; where it is empty, an initiative that the goal doesn't have yet is to be named.
    """

    goal: str
    act: Act
    field: str
    cell: Cell
    header: str = ""
    text: str = ""
    amount: int | None = None
    before: int = 0
    year: int = 0
    unit: int = 1

    @property
    def is_done(self) -> bool:
        """Whether the words stand in the cell already; of a sum that cannot be told."""
        return self.amount is None and bool(self.cell.row) and self.cell.text.strip() == self.text.strip()

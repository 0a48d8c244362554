"""What the user has said of links: where lines with a certain mark lead, and where they don't."""

from __future__ import annotations

from dataclasses import dataclass

LABEL = "budget.line"
CENTRE = "budget.cost_centre"
ACCOUNT = "budget.account"
INITIATIVE = "link.initiative"
GOAL = "link.goal"
AREA = "link.area"

RULED = (INITIATIVE, GOAL, AREA, LABEL, CENTRE, ACCOUNT)
"""The fields that a rule can speak of; where a line meets several rules, the first of these decides."""

ANY = "*"
"""At the end of a line's name in a rule: it need only begin so; at both ends: one of its words begins so."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Lines whose ``field`` holds ``value`` lead to ``goals`` (ids or names, with weights) or an initiative.

    Of the field "link.initiative" the value may also be an initiative of the plan that serves no goal.
    ``refused`` are the goals and initiatives that are not to be proposed for such lines; "*" is all.
    """

    field: str
    value: str
    goals: tuple[tuple[str, int], ...] = ()
    initiative: str = ""
    refused: tuple[str, ...] = ()

    @property
    def links(self) -> bool:
        """Whether it leads anywhere; else it only refuses."""
        return bool(self.goals or self.initiative)

"""Links that are proposed for money that reaches no goal, with their reasons; the user decides."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model.grid import Cell
from aligner.model.link_rules import LinkRule


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link is proposed: ``said`` stands on the lines, ``named`` on the goal's or initiative's side.

    ``kind`` is "name", "code", "words" (of a definition or description), "cost-centre" (where its other
    lines lead) or "earlier-choice" (a rule of the user's of nearly the same value). ``strength`` is 0–1.
    """

    kind: str
    said: str
    named: str
    strength: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One goal or initiative that a group of lines may be linked to.

    ``kind`` is "goal" or "initiative"; ``reference`` is what a rule calls it: its id, or its name where
    the plan gives no id. ``strength`` (0–1) is how likely it is the right one.
    """

    kind: str
    id: str
    name: str
    reference: str
    strength: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Lines that one rule would link: all whose ``field`` holds ``value``, the more specific aside.

    ``amount`` is their sum in minor units, of ``lines`` lines; ``labels`` and ``cells`` show some of them,
    the largest first. ``choice`` is None where nothing fits well; ``others`` are the next best.
    """

    field: str
    value: str
    amount: int
    lines: int
    labels: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    choice: Choice | None = None
    others: tuple[Choice, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All that is proposed, the likeliest first."""
        return (self.choice, *self.others) if self.choice else self.others

    def rule(self, *chosen: tuple[Choice, int]) -> LinkRule:
        """The rule that links the lines to one choice, or divides them over goals by percent.

        Raises ValueError where an initiative is among several: only goals share money.
        """
        if len(chosen) == 1 and chosen[0][0].kind == "initiative":
            return LinkRule(self.field, self.value, initiative=chosen[0][0].reference)
        if any(choice.kind != "goal" for choice, _ in chosen):
            raise ValueError(chosen)
        weights = tuple((choice.reference, percent * 100) for choice, percent in chosen)
        return LinkRule(self.field, self.value, weights)

    def refusal(self, *choices: Choice) -> LinkRule:
        """The rule by which some choices aren't proposed for these lines again."""
        return LinkRule(self.field, self.value, refused=tuple(choice.reference for choice in choices))

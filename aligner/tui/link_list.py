"""The proposals of one sitting: what became of each, and what is proposed once the plan is read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Proposal

ACCEPTED, REJECTED, LEFT = "accepted", "rejected", "left"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A proposal, which of its choices the user looks at, and what became of it.

    ``at`` counts the choices that weren't refused; -1 looks at none, for none fits well. ``chosen`` is
    what the lines were led to; ``back``: that was taken back, and the plan may still be as before.
    """

    proposal: Proposal
    at: int = -1
    done: str = ""
    chosen: tuple[tuple[Choice, int], ...] = ()
    refused: tuple[Choice, ...] = ()
    back: bool = False

    @property
    def key(self) -> Key:
        return self.proposal.field, self.proposal.value

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.proposal.choices if choice not in self.refused)

    @property
    def choice(self) -> Choice | None:
        """What the user looks at."""
        choices = self.choices
        return choices[self.at] if 0 <= self.at < len(choices) else None

    def turned(self, step: int) -> LinkRow:
        """Look at another choice, the unlikely ones too."""
        count = len(self.choices)
        at = max(0, step - 1) if self.at < 0 else self.at + step
        return replace(self, at=at % count) if count else self

    def accepted(self, *chosen: tuple[Choice, int]) -> LinkRow:
        return replace(self, done=ACCEPTED, chosen=chosen, back=False)

    def rejected(self) -> LinkRow:
        """Without the choice that was looked at: the next one is looked at, or the row is done with."""
        refused = (*self.refused, self.choice) if self.choice else self.refused
        without = replace(self, refused=refused, at=0)
        return without if without.choice else replace(without, done=REJECTED)

    def opened(self) -> LinkRow:
        """As it was before, after what was done was taken back."""
        return replace(self, back=True)


def row_of(proposal: Proposal) -> LinkRow:
    """A proposal that nothing was done about; its own choice is looked at, if it has one."""
    return LinkRow(proposal, 0 if proposal.choice else -1)


class LinkList:
    """Rows in the order of the proposals; those that were dealt with stay in sight, above the others."""

    def __init__(self) -> None:
        self.rows: list[LinkRow] = []

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, index: int) -> LinkRow | None:
        return self.rows[index] if 0 <= index < len(self.rows) else None

    def find(self, key: Key) -> int | None:
        return next((i for i, row in enumerate(self.rows) if row.key == key), None)

    def find_item(self, name: str) -> int | None:
        """Where an item of money is: the proposal of its name, else one that shows it among its lines."""
        values = (i for i, row in enumerate(self.rows) if row.proposal.value.rstrip("*") == name)
        labels = (i for i, row in enumerate(self.rows) if name in row.proposal.labels)
        return next(values, next(labels, None))

    def put(self, row: LinkRow) -> int:
        """Put a row in its place, or first where it is no longer listed; where it is then."""
        at = self.find(row.key)
        if at is None:
            self.rows.insert(0, row)
            return 0
        self.rows[at] = row
        return at

    def renew(self, proposals: Sequence[Proposal], plan: Plan) -> None:
        """Take in what is proposed for a plan: what was done stays, unless it is seen not to have linked."""
        linked = _linked(plan)
        again = {(one.field, one.value) for one in proposals}
        kept = [row for row in self.rows if row.done and not (row.key in linked and row.key in again)]
        known = {row.key for row in kept}
        self.rows = [*kept, *(row_of(p) for p in proposals if (p.field, p.value) not in known)]

    def next_open(self, after: int) -> int | None:
        """The next row that waits for a decision, from the top again after the last one."""
        order: Iterable[int] = (*range(after + 1, len(self.rows)), *range(min(after, len(self.rows))))
        return next((i for i in order if not self.rows[i].done), None)

    @property
    def open_count(self) -> int:
        return sum(not row.done for row in self.rows)

    def is_in(self, plan: Plan) -> bool:
        """Whether a plan was read with all that was accepted."""
        known = _linked(plan)
        return all(row.key in known for row in self.rows if row.done == ACCEPTED)

    def linked_since(self, plan: Plan) -> int:
        """Minor units linked since the plan was read, less what was taken back since."""
        known = _linked(plan)
        more = sum(r.proposal.amount for r in self.rows if r.done == ACCEPTED and r.key not in known)
        return more - sum(r.proposal.amount for r in self.rows if not r.done and r.back and r.key in known)


def _linked(plan: Plan) -> frozenset[Key]:
    """What the rules that a plan was read with lead somewhere."""
    return frozenset((rule.field, rule.value) for rule in plan.link_rules if rule.links)

"""Propose links for money that reaches no goal: the most euros with the fewest decisions, never by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush, nlargest

from aligner.assess.link_choices import Chooser, reference
from aligner.assess.link_groups import Item, Mark, grouped, items
from aligner.model.link_rules import ACCOUNT, ANY, CENTRE, INITIATIVE, LABEL, LinkRule
from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Proposal
from aligner.words.label_patterns import LabelPatterns, leading_code
from aligner.words.likeness import telling_words
from aligner.words.texts import key

SURE = 0.4
"""A choice less likely than this is no proposal: the group is shown, and the user may choose by hand."""

MOST_GROUPS = 3_000
_OTHERS = 3
_SHOWN = 5
_BY_HAND = {CENTRE: 0.9, LABEL: 0.8, ACCOUNT: 0.3}
"""How readily groups that nothing fits are shown as such, by what they have in common."""

_BARE_KIND = 0.1
"""The same for a name that is a kind of cost ("Licences"): such lines have nothing else in common."""

_UNIT = 0.95
"""Of two rules that link the same lines, the one by their name says more than the one by their unit."""

_LEAST = 1e-6


def propose(plan: Plan) -> tuple[Proposal, ...]:
    """Return proposals for all money that reaches no goal, those with a choice first, the largest first.

    Every loose line that a rule could speak of is in exactly one. Initiatives that serve no goal and have
    no money of their own come last.
    """
    left = _Spoken((rule.field, rule.value) for rule in plan.link_rules if ANY in rule.refused)
    every = [item for item in items(plan) if not left.holds(item)]
    chooser = Chooser(plan, every)
    made = list(_proposals(plan, chooser, every))
    made.extend(_unpaid(plan, chooser, {(p.field, key(p.value)) for p in made}))
    return tuple(sorted(made, key=lambda p: (p.choice is None, not p.amount, -abs(p.amount))))


def _proposals(plan: Plan, chooser: Chooser, every: Sequence[Item]) -> Iterator[Proposal]:
    """Take the group that connects most, again and again, of the lines that are left."""
    groups = {mark: _Group(mark, its) for mark, its in _distinct(grouped(every).items())}
    largest = nlargest(MOST_GROUPS, groups.values(), key=lambda group: abs(group.amount))
    heap = [(-float(abs(group.amount)), number) for number, group in enumerate(largest)]
    heapify(heap)
    taken: set[int] = set()
    while heap:
        _, number = heappop(heap)
        group = largest[number]
        changed = group.drop(taken)
        if changed or group.choices is None:
            if group.items:
                group.choices = chooser.choices(group.mark, group.items)
                heappush(heap, (-group.worth, number))
            continue
        taken.update(map(id, group.items))
        yield _proposal(plan, group.mark, group.items, group.choices)


class _Group:
    """The lines that one rule could link, as long as no other has taken them."""

    def __init__(self, mark: Mark, its: Sequence[Item]) -> None:
        self.mark = mark
        self.items = list(its)
        self.amount = sum(item.amount for item in its)
        self.choices: list[Choice] | None = None

    def drop(self, taken: set[int]) -> bool:
        """Leave out the items that others have taken; whether there were any."""
        left = [item for item in self.items if id(item) not in taken]
        changed = len(left) < len(self.items)
        self.items, self.amount = left, sum(item.amount for item in left)
        return changed

    @property
    def worth(self) -> float:
        """The money that a decision connects, by how likely it is right."""
        strength = self.choices[0].strength if self.choices else 0.0
        if strength >= SURE:
            return abs(self.amount) * strength**2 * (_UNIT if self.mark[0] == CENTRE else 1)
        by_hand = _BY_HAND.get(self.mark[0], 1.0)
        if self.mark[0] == LABEL and not telling_words(self.mark[1]):
            by_hand = _BARE_KIND
        return abs(self.amount) * _LEAST * by_hand * self._sameness()

    def _sameness(self) -> float:
        """How far the lines whose names tell anything name one thing: nobody can lead a medley by one key."""
        sums: dict[Mark, int] = defaultdict(int)
        for item in self.items:
            for mark in item.marks:
                if mark[1].endswith(ANY):
                    sums[mark] += abs(item.amount)
                    break
        return max(sums.values()) / sum(sums.values()) if any(sums.values()) else 1.0


def _distinct(groups: Iterable[tuple[Mark, list[Item]]]) -> Iterator[tuple[Mark, list[Item]]]:
    """Of the groups of one field that hold the same lines, the one whose value is likeliest to come again."""
    kept: dict[tuple[object, ...], tuple[Mark, list[Item]]] = {}
    for mark, its in groups:
        same = (mark[0], *map(id, its))
        if same not in kept or mark[1].endswith(ANY):
            kept[same] = mark, its
    yield from kept.values()


def _proposal(plan: Plan, mark: Mark, its: Sequence[Item], choices: Sequence[Choice]) -> Proposal:
    largest = sorted(its, key=lambda item: -abs(item.amount))
    cells = [plan.ledger.line(index).cell for item in largest[:_SHOWN] for index in item.first]
    sure = bool(choices) and choices[0].strength >= SURE
    return Proposal(
        field=mark[0],
        value=mark[1],
        amount=sum(item.amount for item in its),
        lines=sum(item.lines for item in its),
        labels=tuple(dict.fromkeys(item.label for item in largest if item.label))[:_SHOWN],
        cells=tuple(cells[:_SHOWN]),
        choice=choices[0] if sure else None,
        others=tuple(choices[1:] if sure else choices)[:_OTHERS],
    )


def _unpaid(plan: Plan, chooser: Chooser, known: set[Mark]) -> Iterator[Proposal]:
    """Initiatives that serve no goal and that no loose line names."""
    for initiative in plan.initiatives:
        mark = (INITIATIVE, reference(initiative))
        if not plan.is_linked(initiative) and (mark[0], key(mark[1])) not in known:
            choices = chooser.choices(mark, ())
            cell = initiative.cells.get("name")
            made = _proposal(plan, mark, (), choices)
            yield Proposal(*mark, 0, 0, (initiative.name,), (cell,) if cell else (), made.choice, made.others)


def traced_after(plan: Plan, rules: Iterable[LinkRule]) -> int:
    """The money in minor units that would reach goals if these rules were added to the plan's."""
    linking = _Spoken((rule.field, rule.value) for rule in rules if rule.links)
    return plan.ledger.traced + sum(item.amount for item in items(plan) if linking.holds(item))


class _Spoken:
    """What some rules speak of, whichever lines come: as the reader follows rules."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = {(field, key(value)) for field, value in marks}
        self._patterns = LabelPatterns(value for field, value in self._marks if field == LABEL)

    def holds(self, item: Item) -> bool:
        if not self._marks:
            return False
        said = {(field, key(value)) for field, value in (*item.marks, (LABEL, item.label))}
        codes = {(field, leading_code(value)) for field, value in said if field != LABEL}
        return not self._marks.isdisjoint(said | codes) or any(self._patterns.matching(key(item.label)))

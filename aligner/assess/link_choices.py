"""Which goal or initiative fits a group of loose lines best, by its value and by its lines' names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from aligner.assess.link_groups import Item, Mark, main_names
from aligner.assess.link_hints import HintBook, Hints, Ways, loose_code
from aligner.model.link_rules import ACCOUNT, AREA, CENTRE, GOAL, INITIATIVE, LinkRule
from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Reason
from aligner.words.likeness import root, telling_words
from aligner.words.texts import key

_REFERENCES = frozenset({INITIATIVE, GOAL, AREA})

_HEARD = 0.35
"""A hint weaker than this is no vote."""

_RIVAL, _HALVED = 0.5, 0.5
_FAINT, _SUREST = 0.15, 0.98
_UNIT_COUNTS, _ACCOUNT_COUNTS = 0.6, 0.35
_CENTRE_COUNTS, _EARLIER_COUNTS = 0.75, 0.85
_KEPT = 4
_INITIATIVE_FIRST = 0.85


class Chooser:
    """Judges groups of lines against all goals and initiatives of one plan."""

    def __init__(self, plan: Plan, every: Sequence[Item]) -> None:
        self._plan = plan
        self.book = HintBook(plan)
        self._votes = {label: self._heard(label) for label in main_names(every)}
        self._unheard = {label for label, heard in self._votes.items() if not heard and telling_words(label)}
        self._refused = _refused(plan.link_rules)
        self._earlier = _earlier(plan.link_rules)
        self._centres = _goals_by_centre(plan)
        self._initiatives = {reference(one): one for one in plan.initiatives}
        self._own = {key(text) for one in plan.initiatives for text in (one.id, one.name)}

    def _heard(self, label: str) -> Hints:
        return {way: hint for way, hint in self.book.of(label).items() if hint.strength >= _HEARD}

    def choices(self, mark: Mark, group: Collection[Item]) -> list[Choice]:
        """The best goals and initiatives for a group, the likeliest first; each with its reasons."""
        direct = self._direct(mark)
        scores, named = self._scores(direct, group, is_unit=mark[0] in {CENTRE, ACCOUNT})
        refused = self._refused_for(mark, group)
        kept = _ACCOUNT_COUNTS if mark[0] == ACCOUNT else 1.0
        scores = {way: score * kept for way, score in scores.items() if self._is_open(mark, way, refused)}
        chosen = []
        for way in [way for way in self._ranked(scores) if scores[way] >= _FAINT][:_KEPT]:
            entity = self.book.ways[way].entity
            reasons = [hint[way] for hint in (direct, named) if way in hint]
            told = tuple(sorted(dict.fromkeys(reasons), key=lambda reason: -reason.strength))
            strength = round(min(_SUREST, scores[way] * self._certainty(way, scores)), 3)
            chosen.append(Choice(*way, entity.name, reference(entity), strength, told))
        return sorted(chosen, key=lambda choice: -choice.strength)

    def _ranked(self, scores: Mapping[Ways, float]) -> list[Ways]:
        """The ways by score; an initiative stands before its goal where it is nearly as sure."""
        return sorted(
            scores, key=lambda way: -scores[way] * (1 if way[0] == "initiative" else _INITIATIVE_FIRST)
        )

    def _refused_for(self, mark: Mark, group: Collection[Item]) -> frozenset[str]:
        """What the user has refused for a value, or for each of its lines by another."""
        own = self._refused_of((mark,))
        each = [self._refused_of(item.marks) for item in group] if self._refused else []
        return own | frozenset.intersection(*each) if each else own

    def _refused_of(self, marks: Iterable[Mark]) -> frozenset[str]:
        found = (self._refused.get((field, key(value)), frozenset()) for field, value in marks)
        return frozenset[str]().union(*found) if self._refused else frozenset()

    def _is_open(self, mark: Mark, way: Ways, refused: frozenset[str]) -> bool:
        """Whether a way may be proposed: it reaches a goal, isn't the thing itself, and wasn't refused."""
        known = self.book.ways[way]
        if not known.goals or (
            mark[0] == INITIATIVE and way[0] == "initiative" and key(mark[1]) in self._own
        ):
            return False
        return not self._is_refused(way, refused)

    def _is_refused(self, way: Ways, refused: frozenset[str]) -> bool:
        entity = self.book.ways[way].entity
        return not refused.isdisjoint({key(entity.id), key(entity.name)})

    def _direct(self, mark: Mark) -> Hints:
        """What a group's value hints at, where the user led its like, and where its centre's money goes."""
        found = _weakened(self.book.of(mark[1]), _UNIT_COUNTS if mark[0] in {CENTRE, ACCOUNT} else 1.0)
        one = self._initiatives.get(mark[1]) if mark[0] == INITIATIVE else None
        if one is not None:
            found = {**self.book.of(one.name), **self.book.of(one.words)}
        for way, reason in (*self._chosen_before(mark), *self._beside(mark)):
            if way not in found or reason.strength > found[way].strength:
                found[way] = reason
        return found

    def _chosen_before(self, mark: Mark) -> Iterator[tuple[Ways, Reason]]:
        rule = self._earlier.get((mark[0], _gist(mark[1])))
        if rule is None or key(rule.value) == key(mark[1]):
            return
        wanted = {key(rule.initiative), *(key(goal) for goal, _ in rule.goals[:1])}
        for way, known in self.book.ways.items():
            if key(reference(known.entity)) in wanted:
                yield way, Reason("earlier-choice", mark[1], rule.value, _EARLIER_COUNTS)

    def _beside(self, mark: Mark) -> Iterator[tuple[Ways, Reason]]:
        goals = self._centres.get(key(mark[1]), {}) if mark[0] == CENTRE else {}
        for goal, share in goals.items():
            name = self.book.ways["goal", goal].entity.name
            yield ("goal", goal), Reason("cost-centre", mark[1], name, _CENTRE_COUNTS * share)

    def _is_unknown(self, item: Item) -> bool:
        if self._hints(item):
            return False
        return item.label in self._unheard or any(field in _REFERENCES for field, _ in item.marks)

    def _hints(self, item: Item) -> Hints:
        """What an item's name hints at, else the code or name of a project that it refers to."""
        named = self._votes.get(item.label)
        if named:
            return named
        referred = (text for field, text in item.marks if field in _REFERENCES)
        return next(filter(None, map(self._heard, referred)), {})

    def _scores(
        self, direct: Hints, group: Collection[Item], *, is_unit: bool
    ) -> tuple[dict[Ways, float], dict[Ways, Reason]]:
        """How well each way fits, 0–1, and the best reason that a line's name gives for it.

        In a unit's money what has another name speaks against; in a project's it is the project all the same.
        """
        whole = sum(abs(item.amount) for item in group) or 1
        votes: dict[Ways, float] = defaultdict(float)
        named: dict[Ways, Reason] = {}
        heard = 0
        for item in group:
            hints = self._open_hints(item, is_unit=is_unit)
            if hints:
                heard += abs(item.amount)
                for way, strength in self._lifted(hints, named).items():
                    votes[way] += abs(item.amount) * strength
            elif is_unit and self._is_unknown(item):
                heard += abs(item.amount)
        coverage = (heard / whole) ** 0.5
        scores = {way: coverage * vote / heard for way, vote in votes.items()} if heard else {}
        for way, hint in direct.items():
            against = max(0.0, heard - votes.get(way, 0.0)) / whole
            scores[way] = max(hint.strength * (1 - against), scores.get(way, 0.0))
        return scores, named

    def _open_hints(self, item: Item, *, is_unit: bool) -> Hints:
        """What an item hints at, but for what the user has refused; of a project's its names alone."""
        hints = self._hints(item) if is_unit else self._votes.get(item.label, {})
        refused = self._refused_of(item.marks)
        return {w: h for w, h in hints.items() if not self._is_refused(w, refused)} if refused else hints

    def _lifted(self, hints: Hints, named: dict[Ways, Reason]) -> dict[Ways, float]:
        """The votes of a name: for what it hints at, and for the goals that its initiatives serve."""
        votes: dict[Ways, float] = {}
        for way, hint in hints.items():
            if way not in named or hint.strength > named[way].strength:
                named[way] = hint
            goals = (("goal", goal) for goal in self.book.ways[way].goals)
            for led in dict.fromkeys((way, *goals)):
                votes[led] = max(hint.strength, votes.get(led, 0.0))
                named.setdefault(led, hint)
        return votes

    def _certainty(self, way: Ways, scores: Mapping[Ways, float]) -> float:
        """Less than one where something that leads to other goals fits nearly as well."""
        goals = self.book.ways[way].goals
        rivals = (score for other, score in scores.items() if goals.isdisjoint(self.book.ways[other].goals))
        ratio = min(1.0, max(rivals, default=0.0) / scores[way]) if scores[way] else 1.0
        return 1 - _HALVED * max(0.0, (ratio - _RIVAL) / (1 - _RIVAL))


def every_choice(plan: Plan) -> tuple[Choice, ...]:
    """Every goal, and every initiative that serves one, as something to be chosen by hand."""
    goals = (Choice("goal", one.id, one.name, reference(one)) for one in plan.goals)
    works = (Choice("initiative", one.id, one.name, reference(one)) for one in plan.initiatives if one.goals)
    return (*goals, *works)


def _weakened(hints: Hints, share: float) -> dict[Ways, Reason]:
    """Hints by a unit's name: it does many things. A code is a code wherever it stands."""
    return {
        way: hint if hint.kind == "code" else replace(hint, strength=hint.strength * share)
        for way, hint in hints.items()
    }


def reference(entity: object) -> str:
    """What a rule calls a goal or initiative: the id that the plan gives it, else its name."""
    return str(entity.id if "id" in entity.cells else entity.name)  # type: ignore[attr-defined]


def _gist(value: str) -> frozenset[str]:
    """What a value has in common with next month's: the roots of its telling words, else its code."""
    return frozenset(map(root, telling_words(value))) or frozenset({loose_code(value)})


def _earlier(rules: Sequence[LinkRule]) -> Mapping[tuple[str, frozenset[str]], LinkRule]:
    return {(rule.field, _gist(rule.value)): rule for rule in rules if rule.links}


def _refused(rules: Sequence[LinkRule]) -> Mapping[Mark, frozenset[str]]:
    found: dict[Mark, frozenset[str]] = {}
    for rule in rules:
        at = (rule.field, key(rule.value))
        found[at] = found.get(at, frozenset()) | set(map(key, rule.refused))
    return found


def _goals_by_centre(plan: Plan) -> Mapping[str, Mapping[str, float]]:
    """The goals that other lines of each cost centre reach, with their shares of those targets."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for target, centres in plan.ledger.centres.items():
        goals = plan.ledger.targets[target].goals
        whole = sum(weight for _, weight in goals)
        for centre in centres:
            for goal, weight in goals:
                found[key(centre)][goal] += weight / whole
    return {c: {g: share / sum(its.values()) for g, share in its.items()} for c, its in found.items()}

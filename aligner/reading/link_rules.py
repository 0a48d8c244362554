"""The user's own rules of where money leads that names no goal: found by what a line says instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.model.grid import Cell
from aligner.model.lines import Reach, Target
from aligner.model.link_rules import INITIATIVE, LABEL, RULED, LinkRule
from aligner.reading.entities import Drafts
from aligner.reading.links import Shares
from aligner.reading.targets import initiative_target
from aligner.words.label_patterns import LabelPatterns, leading_code
from aligner.words.texts import key

SETTINGS = "aligner.toml"


class LinkRules:
    """The rules that lead somewhere, by field and value; where two speak of one value, the later holds."""

    def __init__(self, rules: Sequence[LinkRule], drafts: Drafts) -> None:
        self._drafts = drafts
        self._rules = {
            (rule.field, key(rule.value)): rule for rule in rules if rule.links and self._is_known(rule)
        }
        self._patterns = LabelPatterns(value for field, value in self._rules if field == LABEL)
        self.of_labels = any(field == LABEL for field, _ in self._rules)

    def _is_known(self, rule: LinkRule) -> bool:
        """Whether everything that a rule leads to is in the plan; next month's may have dropped it."""
        wanted = [("goal", goal) for goal, _ in rule.goals] + [("initiative", rule.initiative)]
        lost = [(kind, name) for kind, name in wanted if name and self._meant(kind, name) is None]
        for kind, name in lost:
            self._drafts.notebook.add("dangling-link", Cell(SETTINGS, "", text=name), text=name, kind=kind)
        return not lost

    def _meant(self, kind: str, name: str) -> str | None:
        """The id that a rule means by an id or a name; None where it means none, or several."""
        index = self._drafts.linker.goal if kind == "goal" else self._drafts.linker.initiative
        exact = index.exact(name)
        return exact[0] if len(exact) == 1 else None

    def tie_initiatives(self) -> None:
        """Let initiatives that serve no goal by the plan serve those that a rule names."""
        # What leads to an initiative comes after what may lead that one on.
        for (field, _), rule in sorted(self._rules.items(), key=lambda one: bool(one[1].initiative)):
            meant = self._meant("initiative", rule.value) if field == INITIATIVE else None
            draft = self._drafts.initiatives.get(meant)
            if draft is not None and not draft.goals:
                for goal, weight in self._goals(rule).items():
                    draft.serves(goal, weight)

    def _goals(self, rule: LinkRule) -> Shares:
        """The goals of a rule by id; of one that leads to an initiative, the initiative's."""
        if rule.initiative:
            return self._drafts.initiatives[self._meant("initiative", rule.initiative) or ""].goals
        goals: Shares = {}
        for goal, weight in rule.goals:  # one goal may stand there by its id and by its name
            meant = self._meant("goal", goal) or ""
            goals[meant] = goals.get(meant, 0) + weight
        return goals

    def target(self, marks: Sequence[tuple[str, str]], label: str, initiative: str | None) -> Target | None:
        """Where a line leads by what it says: its references first, then its name, cost centre, account."""
        if not self._rules:
            return None
        said = [*marks, (LABEL, label)] if label else marks
        for field, text in sorted(said, key=lambda mark: RULED.index(mark[0])):
            rule = next(filter(None, map(self._rules.get, self._keys(field, text))), None)
            if rule is not None:
                return self._leading(rule, initiative)
        return None

    def names(self, field: str, text: str) -> bool:
        """Whether a rule speaks of a reference."""
        return (field, key(text)) in self._rules

    def _keys(self, field: str, text: str) -> Iterator[tuple[str, str]]:
        """Where a text's rule may stand: under all of it, under its code ("4100 Library"), its beginning."""
        whole = key(text)
        yield field, whole
        if field == LABEL:
            yield from ((field, pattern) for pattern in self._patterns.matching(whole))
            return
        if code := leading_code(whole):
            yield field, code

    def _leading(self, rule: LinkRule, initiative: str | None) -> Target:
        if rule.initiative:
            meant = self._meant("initiative", rule.initiative) or ""
            return initiative_target(self._drafts.initiatives[meant], self._drafts)
        return Target(Reach.GOAL, tuple(self._goals(rule).items()), initiative, linked=True)

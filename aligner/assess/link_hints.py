"""What a text on a budget line hints at: the goals and initiatives that it may mean, with the reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligner.model.entities import Goal, Initiative
from aligner.model.link_rules import ANY
from aligner.model.plan import Plan
from aligner.model.proposals import Reason
from aligner.words.likeness import Likeness, telling_words
from aligner.words.texts import key, words

Ways = tuple[str, str]
"""Where money may be led: "goal" or "initiative", and its id."""

Hints = Mapping[Ways, Reason]
"""The best reason for each way, of those that a text gives."""

_CODE_SURE, _CODE_IN_TEXT, _NUMBER_SURE = 0.97, 0.9, 0.85
_WORDS_COUNT = 0.65
_BY_NAME_OF_TEXT = 0.15
_INITIALS, _SHORTEST_INITIALS = 0.6, 3
_KEPT = 6
_CODE = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,6}[-_ .]?)?\d{1,8}(?:[-./]\d{1,6})*(?![^\W_])")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_]{3,6}(?![^\W_])")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_SHORTEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A goal or initiative that money may be led to, with the goals that it then reaches."""

    kind: str
    entity: Goal | Initiative
    goals: frozenset[str]

    @property
    def key(self) -> Ways:
        return self.kind, self.entity.id


class HintBook:
    """Knows every goal and initiative of a plan by name, code and words; remembers what texts hinted at."""

    def __init__(self, plan: Plan) -> None:
        self.ways: dict[Ways, Way] = {way.key: way for way in _ways(plan)}
        self._keys = list(self.ways)
        each = [way.entity for way in self.ways.values()]
        self._names = Likeness([one.name for one in each])
        self._texts = Likeness([_told(one, plan) for one in each], _BY_NAME_OF_TEXT)
        self._codes = self._by_code(plan)
        self._initials = self._by_initials()
        self._known: dict[str, Hints] = {}

    def of(self, text: str) -> Hints:
        """What a text hints at: up to six goals or initiatives, each by its best reason."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._hints(text.strip(ANY))
        return known

    def _hints(self, text: str) -> Hints:
        best: dict[Ways, Reason] = {}
        for way, reason in (*self._coded(text), *self._named(text), *self._said(text)):
            if way not in best or reason.strength > best[way].strength:
                best[way] = reason
        ranked = sorted(best.items(), key=lambda hint: -hint[1].strength)
        return dict(ranked[:_KEPT])

    def _named(self, text: str) -> Iterator[tuple[Ways, Reason]]:
        for like in self._names.of(text)[:_KEPT]:
            yield self._keys[like.thing], Reason("name", like.said, like.named, like.strength)
        for capitals in _CAPITALS.findall(text):
            if capitals.isupper():
                for way in self._initials.get(capitals.casefold(), ()):
                    yield way, Reason("name", capitals, self.ways[way].entity.name, _INITIALS)

    def _said(self, text: str) -> Iterator[tuple[Ways, Reason]]:
        for like in self._texts.of(text)[:_KEPT]:
            yield (
                self._keys[like.thing],
                Reason("words", like.said, like.named, like.strength * _WORDS_COUNT),
            )

    def _coded(self, text: str) -> Iterator[tuple[Ways, Reason]]:
        for found in _CODE.findall(text):
            code = loose_code(found)
            for way, named in self._codes.get(code, ()):
                number = code.isdigit()
                alone = loose_code(text) == code or f"({found})" in text or f"[{found}]" in text
                sure = _NUMBER_SURE if number else _CODE_SURE if alone else _CODE_IN_TEXT
                yield way, Reason("code", found.strip(), named, sure)

    def _by_code(self, plan: Plan) -> Mapping[str, Sequence[tuple[Ways, str]]]:
        """The codes that stand for one thing alone: its id, or a code in its name or description."""
        found: dict[str, dict[Ways, str]] = defaultdict(dict)
        for way, one in self.ways.items():
            own = [one.entity.id] if "id" in one.entity.cells else []
            for text in (*own, one.entity.name, one.entity.text("description")):
                for code in _CODE.findall(text):
                    if _tells(loose_code(code), is_id=text in own):
                        found[loose_code(code)].setdefault(way, code.strip())
        return {code: list(ways.items()) for code, ways in found.items() if len(ways) == 1}

    def _by_initials(self) -> Mapping[str, list[Ways]]:
        found: dict[str, list[Ways]] = defaultdict(list)
        for way, one in self.ways.items():
            initials = "".join(word[0] for word in words(one.entity.name))
            if len(initials) >= _SHORTEST_INITIALS:
                found[initials].append(way)
        return found


def loose_code(text: str) -> str:
    """A code without what is often written otherwise: case, spaces, hyphens, noughts ("H-03", "h3")."""
    return ".".join(p.lstrip("0") or "0" if p.isdigit() else p for p in _PIECE.findall(key(text)))


def _tells(code: str, *, is_id: bool) -> bool:
    """Whether a code is no mere number or year in a text; of ids those with a letter tell, or long ones."""
    if code.isdigit():
        is_year = len(code) == 4 and code[:2] in {"19", "20"}
        return len(code) >= _SHORTEST_NUMBER and not is_year
    return is_id or len(code) > _SHORTEST_NUMBER


def _ways(plan: Plan) -> Iterator[Way]:
    for initiative in plan.initiatives:
        area = plan.goals_by_area.get(initiative.area, ()) if initiative.area else ()
        goals = [goal for goal, _ in initiative.goals] or [goal.id for goal in area]
        yield Way("initiative", initiative, frozenset(goals))
    for goal in plan.goals:
        yield Way("goal", goal, frozenset({goal.id}))


def _told(one: Goal | Initiative, plan: Plan) -> str:
    """The words that a thing is described in, its name aside."""
    if isinstance(one, Initiative):
        return one.text("description")
    metrics = " ".join(metric.name for metric in plan.metrics_of(one))
    return " ".join(telling_words(f"{one.definition} {one.ambition} {one.segment} {metrics}"))

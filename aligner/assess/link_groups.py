"""Money that reaches no goal, put together by what a rule could speak of: codes, names, cost centres."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from aligner.model.link_rules import ANY, INITIATIVE, LABEL
from aligner.model.plan import Plan
from aligner.words.likeness import telling_words
from aligner.words.texts import key, words

Mark = tuple[str, str]
"""A field and its value as a rule would hold it, in the form of ``key``."""

_SEGMENT = re.compile(r"\s[-–—]\s|[:;,/|()\[\]]|\s{2,}")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_CORE = 4

MOST_NAMES = 3_000
"""So many names of lines are looked at; lines of other names are known by their marks."""

_SHOWN = 5


@dataclass(slots=True)
class Item:
    """Loose lines of one name and the same marks: their sum, how many, and the first of them."""

    label: str
    target: int
    amount: int = 0
    lines: int = 0
    first: list[int] = field(default_factory=list)
    marks: tuple[Mark, ...] = ()


def items(plan: Plan) -> list[Item]:
    """The money that reaches no goal; lines that a rule can speak of alike are one item."""
    ledger = plan.ledger
    found: dict[tuple[int, str], Item] = {}
    for index in ledger.loose:
        at = (ledger.links[index], ledger.label(index))
        item = found.get(at)
        if item is None:
            item = found[at] = Item(at[1], at[0])
        item.amount += ledger.amounts[index]
        item.lines += 1
        if len(item.first) < _SHOWN:
            item.first.append(index)
    every = list(found.values())
    marks = {target: tuple(_marks(plan, target)) for target in {item.target for item in every}}
    named = {label: tuple(_label_marks(label)) for label in main_names(every)}
    for item in every:
        item.marks = (*marks[item.target], *named.get(item.label, ()))
    return every


def main_names(every: Sequence[Item]) -> list[str]:
    """The names that lines go by, those with the most money."""
    sums: dict[str, int] = defaultdict(int)
    for item in every:
        sums[item.label] += abs(item.amount)
    return nlargest(MOST_NAMES, sums, key=sums.__getitem__)


def _marks(plan: Plan, target: int) -> Iterator[Mark]:
    """What a rule can speak of besides the name: an initiative without a goal, references, codes."""
    its = plan.ledger.targets[target]
    initiative = plan.initiative_by_id.get(its.initiative or "")
    if initiative is not None:
        yield INITIATIVE, initiative.id if "id" in initiative.cells else initiative.name
    yield from dict.fromkeys(its.marks)


def _label_marks(label: str) -> Iterator[Mark]:
    """The name itself, and the part of it that tells what it is about, as patterns that others meet too."""
    if not label:
        return
    yield LABEL, label
    for core in dict.fromkeys(filter(None, map(_core, _SEGMENT.split(label)))):
        begins = key(label).startswith(key(core))
        yield LABEL, f"{core}{ANY}" if begins else f"{ANY}{core}{ANY}"


def _core(segment: str) -> str:
    """The stretch of a text from its first telling word to its last."""
    telling = frozenset(telling_words(segment))
    spans = [found.span() for found in _WORD.finditer(segment) if telling.issuperset(words(found[0]))]
    spans = [span for span in spans if words(segment[slice(*span)])]
    core = segment[spans[0][0] : spans[-1][1]] if spans else ""
    return core if len(core) >= _SHORTEST_CORE else ""


def grouped(every: Sequence[Item]) -> Mapping[Mark, list[Item]]:
    """The items by each mark that they bear; values that differ by case or spaces are one."""
    plain: dict[Mark, list[Item]] = defaultdict(list)
    for item in every:
        for mark in item.marks:
            plain[mark].append(item)
    shown: dict[Mark, Mark] = {}
    groups: dict[Mark, list[Item]] = {}
    for mark, its in plain.items():
        groups.setdefault(shown.setdefault((mark[0], key(mark[1])), mark), []).extend(its)
    return {mark: list({id(item): item for item in its}.values()) for mark, its in groups.items()}

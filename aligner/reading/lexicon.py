"""The words that headers are made of, in Finnish, Swedish and English, as the lexicon files list them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"
_LANGUAGES = ("fi", "sv", "en")
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

Section = Mapping[str, str]


@dataclass(slots=True)
class Lexicon:
    """What each phrase may mean, the likeliest first.

    A meaning is written as one of: a field ("goal.owner"); an entity ("@goal": its name, or a link to
    it); its key ("@goal.id"); an attribute whose entity the table tells (".owner"); "note" or "skip".
    ``kinds`` tells what a qualifying word does: "plain" nothing, "granted" and the like name a kind of
    money, "total" a sum over other columns. ``heads`` are last parts of compounds, longest first.
    ``times`` follow a beginning or an end ("start month"); ``targets`` name a goal or, beside a year, its
    value; a phrase that begins with one of ``answering`` tells who answers for something.
    """

    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    dated: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    totals: set[str] = field(default_factory=set)
    veto: set[str] = field(default_factory=set)
    times: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    answering: set[str] = field(default_factory=set)
    heads: dict[str, str] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)

    def mean(self, phrase: str, concept: str) -> None:
        """Add one meaning of a phrase behind those it already has."""
        known = self.phrases.get(phrase, ())
        if concept not in known:
            self.phrases[phrase] = (*known, concept)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of all three languages; read once."""
    built = Lexicon()
    for language in _LANGUAGES:
        _add(built, tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8")))
    return built


def _add(built: Lexicon, tables: Mapping[str, Section]) -> None:
    for name, phrase in _phrases(tables["field"]):
        built.mean(phrase, name)
    for name, phrase in _phrases(tables["entity"]):
        built.mean(phrase, f"@{name}" if name != "budget" else "budget.amount")
        built.entities.setdefault(phrase, "metric" if name == "keyresult" else name)
    for name, phrase in _phrases(tables["attribute"]):
        built.mean(phrase, f".{name}")
        built.attributes.setdefault(phrase, name)
    for name, phrase in _phrases(tables["amount"]):
        built.mean(phrase, ".cost" if name == "cost" else f"budget.{name}")
    for name, phrase in _phrases(tables["dated"]):
        built.dated.setdefault(phrase, f"budget.{name}")
    _add_qualifiers(built, tables["qualifier"])
    for name, phrase in _phrases(tables["head"]):
        built.heads.setdefault(phrase, _HEADS.get(name, f"@{name}"))
    _add_units(built, tables["unit"])


_HEADS = {
    "amount": "budget.amount",
    "forecast": "budget.forecast",
    "proposal": "budget.proposal",
    "owner": ".owner",
    "department": ".department",
    "segment": "goal.segment",
    "definition": ".definition",
    "actual": ".actual",
    "target": "metric.target",
    "baseline": "metric.baseline",
    "year": "budget.year",
    "journey": "initiative.journey",
}


def _add_qualifiers(built: Lexicon, tables: Section) -> None:
    sets = {"veto": built.veto, "total": built.totals, "when": built.times, "target": built.targets}
    sets["answer"] = built.answering
    for name, phrase in _phrases(tables):
        if name == "skip":
            built.mean(phrase, "skip")
        elif name == "sub":
            built.mean(phrase, "@subgoal")
            built.entities.setdefault(phrase, "goal")
        elif name in sets:
            sets[name].add(phrase)
        else:
            built.kinds.setdefault(phrase, name)


def _add_units(built: Lexicon, tables: Section) -> None:
    for name, phrase in _phrases(tables):
        if name in _SCALES:
            built.scales[phrase] = _SCALES[name]
        else:
            built.currencies.setdefault(phrase, name)


def _phrases(table: Section) -> Iterator[tuple[str, str]]:
    """Yield ``(key, phrase)`` for every phrase of every comma-separated list in a table."""
    for name, listed in table.items():
        for phrase in listed.split(","):
            yield name, phrase.strip()

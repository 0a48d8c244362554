"""What the things of a plan are called where nobody may know them again: numbers in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from aligner import i18n
from aligner.model.assessment import Assessment
from aligner.model.entities import Described, Goal
from aligner.model.finding import Subject
from aligner.model.grid import Cell
from aligner.model.plan import Plan

SOMETHING = "…"
"""What stands in the place of a text that says something."""

_SETTINGS = "aligner.toml"
"""A name of our own: it is the same beside every plan."""

_KINDS = {
    Subject.GOAL: "goal",
    Subject.AREA: "area",
    Subject.INITIATIVE: "initiative",
    Subject.METRIC: "metric",
}
_FIGURE = re.compile(r"(?<!\w)[<>≥≤~±+−-]?\d[\d\s.,:/–-]*(?:\s?[%‰€])?(?!\w)")
_Named = tuple[str, str, Sequence[Cell]]


def called(kind: str, number: int | str, language: str) -> str:
    """What a thing of a kind is called by its number: "Tavoite 3"; the kinds are those of the texts."""
    return i18n.text(f"anonymous.called.{kind}", language, number=str(number))


def something(text: str) -> str:
    """What is left of a client's text: whether there is any."""
    return SOMETHING if text.strip() else ""


def figure(text: str) -> str:
    """What is left of a text that is to hold a figure: the figure without its words, where it is one."""
    if not any(letter.isalpha() for letter in text):
        return text
    found = [one.group().strip(" .,:/–-") for one in _FIGURE.finditer(text)]
    return found[0] if len(found) == 1 else SOMETHING


def error_params(params: Mapping[str, Any], file: Callable[[str], str]) -> dict[str, Any]:
    """The parameters of an error without a client's words: its file as ``file`` calls it, a limit kept."""
    return {name: _error_param(name, value, file) for name, value in params.items()}


def _error_param(name: str, value: Any, file: Callable[[str], str]) -> Any:
    if name == "file":
        return file(str(value))
    return something(value) if isinstance(value, str) and name != "limit" else value


class Numbered:
    """The things of one assessment and their numbers, files and sheets as they are met."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self._language = language
        self._ids: dict[str, dict[str, str]] = {}
        self._by_text: dict[str, list[_Named]] = {}
        for kind, described in _described(assessment.plan).items():
            self._number(kind, described)
        self.lines = {
            item.label: self.say("line", n) for n, item in enumerate(assessment.largest_untraced, 1)
        }
        self._files: dict[str, str] = {_SETTINGS: _SETTINGS}
        self._sheets: dict[str, dict[str, str]] = {}
        for source in assessment.plan.sources:
            self.file(source.file)
            for table in source.tables:
                self.sheet(source.file, table.sheet)

    def say(self, kind: str, number: int) -> str:
        return called(kind, number, self._language)

    def _number(self, kind: str, described: Iterable[Described]) -> None:
        known = self._ids.setdefault(kind, {})
        for number, one in enumerate(described, 1):
            alias = known[one.id] = self.say(kind, number)
            names = {one.name, one.full_name if isinstance(one, Goal) else one.name, one.id}
            for name in names:
                self._by_text.setdefault(name, []).append((kind, alias, tuple(one.cells.values())))

    def id(self, kind: str, identity: str) -> str:
        """What stands in the place of an id; of one that the plan doesn't know, an ellipsis."""
        return self._ids.get(kind, {}).get(identity, SOMETHING) if identity else ""

    def subject(self, subject: Subject, identity: str) -> str:
        """What a check's or a follow-up's subject is called, by its id."""
        return self.id(_KINDS.get(subject, ""), identity)

    def gone(self, number: int) -> str:
        """What a goal of last year's plan is called that this one doesn't hold: numbered after its goals."""
        return self.say("goal", len(self._ids["goal"]) + number)

    def text(self, text: str, kind: str = "", near: Iterable[Cell] = ()) -> str:
        """What stands in the place of a text: what it names, if it names a thing of the plan.

        Of namesakes, the one of that kind is meant, then the one whose cells are ``near``.
        """
        places = {(cell.file, cell.sheet, cell.row, cell.column) for cell in near}
        named = self._by_text.get(text.strip(), [])
        fits = [
            (one != kind, not _stands_among(cells, places), at) for at, (one, _, cells) in enumerate(named)
        ]
        if fits:
            return named[min(fits)[-1]][1]
        return self.lines.get(text) or something(text)

    def file(self, name: str) -> str:
        """What a file is called; empty for none."""
        if name and name not in self._files:
            self._files[name] = self.say("file", len(self._files))
        return self._files.get(name, "")

    def sheet(self, file: str, name: str) -> str:
        """What a sheet of a file is called; empty for delimited text, which has none."""
        known = self._sheets.setdefault(file, {})
        if name and name not in known:
            known[name] = self.say("sheet", len(known) + 1)
        return known.get(name, "")

    def table(self, text: str) -> str:
        """What "file sheet" is called, where a note names a table so."""
        for file, sheets in self._sheets.items():
            for sheet in ("", *sheets):
                if f"{file} {sheet}".strip() == text:
                    return f"{self.file(file)} {self.sheet(file, sheet)}".strip()
        return something(text)


def _described(plan: Plan) -> Mapping[str, Iterable[Described]]:
    return {
        "goal": plan.goals,
        "area": plan.areas,
        "initiative": plan.initiatives,
        "metric": plan.metrics,
        "evidence": plan.evidence,
        "segment": plan.segments,
        "stage": plan.journey,
    }


def _stands_among(cells: Iterable[Cell], places: set[tuple[str, str, int, int]]) -> bool:
    return any((cell.file, cell.sheet, cell.row, cell.column) in places for cell in cells)

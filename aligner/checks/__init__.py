"""The checks: every public module below this package is one, found by walking the folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from aligner import i18n
from aligner.checks._check import Answer, Check
from aligner.i18n import formats
from aligner.model.finding import Finding, Param
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan

__all__ = ["Answer", "Check", "all_checks", "check_by_code", "question", "run_checks", "sentence", "title"]


@cache
def all_checks() -> tuple[Check, ...]:
    """Import every check once and return them by code."""
    found: list[Check] = []
    for info in pkgutil.walk_packages(__path__, f"{__name__}."):
        stem = info.name.rpartition(".")[2]
        if not info.ispkg and not stem.startswith("_"):
            found.append(getattr(importlib.import_module(info.name), stem))
    return tuple(sorted(found, key=lambda check: check.code))


@cache
def check_by_code(code: str) -> Check:
    """Return the check of a code; KeyError where there is none."""
    return {check.code: check for check in all_checks()}[code]


def run_checks(plan: Plan, options: CheckOptions) -> Iterator[Answer]:
    """Ask every check that is not off, and concerns such an organisation, of every subject it looks at."""
    for check in all_checks():
        if check.concerns(plan) and check.name not in options.off and check.code not in options.off:
            yield from check.run(plan, options.thresholds.get(check.name))


def sentence(finding: Finding, part: str, language: str, currency: str) -> str:
    """Return one text of a finding ("title", "message", "why", "fix", "question"), filled."""
    check = check_by_code(finding.check)
    part = _variant(check, part, finding)
    sentences = {}
    for known in i18n.LANGUAGES:
        texts = check.texts[known]
        sentences[known] = texts[part]
        if f"{part}_one" in texts:
            sentences[f"{known}_one"] = texts[f"{part}_one"]
    return i18n.fill(sentences, language, _shown(finding, language, currency))


def _variant(check: Check, part: str, finding: Finding) -> str:
    """Choose ``message_without_sum_money`` where the text has one and that parameter is nought."""
    without = (f"{part}_without_{name}" for name, value in finding.params.items() if value == 0)
    return next((variant for variant in without if variant in check.texts["en"]), part)


def _shown(finding: Finding, language: str, currency: str) -> dict[str, object]:
    """Write the parameters as the language does: amounts, figures, counts; words as they stand."""
    counts = {name: value for name, value in finding.params.items() if name in _COUNTS}
    in_figures = any(int(value) > _IN_WORDS for value in counts.values())
    counted = {name: _counted(int(value), language, in_figures) for name, value in counts.items()}
    rest = finding.params.items() - counts.items()
    return {name: _written(name, value, language, currency) for name, value in rest} | counted


_COUNTS = frozenset({"count", "goals", "initiatives"})
"""Parameters that count things: shown in words up to twelve, so that a sentence doesn't mix the two."""

_IN_WORDS = 12

_FIGURES = frozenset({"baseline", "target", "other_target", "actual", "before", "after", "level"})
"""Parameters that quote a field for figures: a number cell is shown as the language writes numbers."""


def _quoted(text: str, language: str) -> str:
    """Write figures, also where two fields are quoted together: "2.4 / 2028"."""
    return " / ".join(formats.figure(part, language) for part in text.split(" / "))


def _counted(value: int, language: str, in_figures: bool) -> formats.Count:
    return formats.Count(value, language, formats.number(value, language) if in_figures else "")


def _written(name: str, value: Param, language: str, currency: str) -> object:
    if name == "years":
        return formats.years(map(int, str(value).split(", ")), language)
    if not isinstance(value, int):
        return _quoted(value, language) if name in _FIGURES else value
    if name.endswith("_people"):
        return formats.person_years(value, language)
    return formats.money(value, currency, language) if name.endswith("_money") else value


def question(code: str, language: str) -> str:
    """Return the question that a check asks, for one whose question needs nothing of the plan."""
    texts = check_by_code(code).texts
    return i18n.fill({known: texts[known]["question"] for known in i18n.LANGUAGES}, language, {})


def title(code: str, language: str) -> str:
    """Return what a check is called."""
    texts = check_by_code(code).texts
    return i18n.fill({known: texts[known]["title"] for known in i18n.LANGUAGES}, language, {})

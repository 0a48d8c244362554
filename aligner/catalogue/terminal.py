"""The catalogue on a terminal: the list of the checks, and one check with its example."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from aligner import i18n
from aligner.catalogue.content import Entry, entries, entry
from aligner.catalogue.examples import Item, Shown, quoted

_WIDTH = 78


def listing(language: str) -> str:
    """Return every check on a line of its own, under its family: code, severity, title."""
    every = entries(language)
    wide = max(len(one.severity) for one in every)
    parts = []
    for family, checks in groupby(every, key=lambda one: one.family):
        lines = (f"  {one.code}  {one.severity.ljust(wide)}  {one.title}" for one in checks)
        parts.append("\n".join([i18n.text(f"catalogue.family.{family}", language), *lines]))
    return "\n\n".join(parts)


def explain(code: str, language: str) -> str:
    """Return one check as plain text, by its code or its name; raises SettingsError as ``find`` does."""
    one = entry(code, language)
    facts = " · ".join((one.name, one.severity, one.asked))
    head = "\n".join([*textwrap.wrap(f"{one.code}  {one.title}", _WIDTH), *textwrap.wrap(facts, _WIDTH)])
    blocks = [_block(_label(part, language), values) for part, values in _parts(one, language) if values]
    return "\n\n".join([head, *blocks])


def _parts(one: Entry, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what is told of a check below its head: the label's key, and paragraphs as wrapped text."""
    for part, text in (("question", one.question), ("why", one.why), ("fix", one.fix)):
        yield part, [_paragraph(text)]
    yield "finds", _example(one.found, language)
    yield "message", [_paragraph(one.message)]
    yield "clear", _example(one.clear, language)
    yield "needs", [_paragraph(", ".join(one.needs))] if one.needs else []
    yield "options", [_point(f"{s.name} = {s.default}: {s.meaning}") for s in one.settings]
    yield "hushed_by", [_point(title) for title in _titles(one.hushed_by, language)]
    yield "hushes", [_point(title) for title in _titles(one.hushes, language)]
    yield "source", [_paragraph("; ".join(one.sources))]


def _titles(codes: Iterable[str], language: str) -> Iterator[str]:
    for code in codes:
        if code in i18n.keys("catalogue", "family"):
            family = i18n.text(f"catalogue.family.{code}", language)
            yield i18n.text("catalogue.page.rest_of_family", language, family=family)
        else:
            yield f"{code} {entry(code, language).title}"


def _example(example: Shown, language: str) -> list[str]:
    return [_paragraph(example.name), *(_item(item, language, 4) for item in example.items)]


def _item(item: Item, language: str, depth: int) -> str:
    name = f" {quoted(item.name, language)}" if item.name else ""
    head = f"{item.label[:1].upper()}{item.label[1:]}{name}"
    text = f"{head}: {' · '.join(item.cells)}" if item.cells else head
    return "\n".join(
        [_wrapped(text, " " * depth, " " * (depth + 2)), *(_item(b, language, depth + 2) for b in item.below)]
    )


def _label(part: str, language: str) -> str:
    return i18n.text(f"catalogue.part.{part}", language)


def _block(label: str, texts: list[str]) -> str:
    return "\n".join([label, *texts])


def _paragraph(text: str) -> str:
    return _wrapped(text, "  ", "  ")


def _point(text: str) -> str:
    return _wrapped(text, "  - ", "    ")


def _wrapped(text: str, first: str, rest: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest)

"""The catalogue of the checks, made from the checks themselves: pages for docs, plain text for a terminal."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from aligner import i18n
from aligner.checks import Check, all_checks
from aligner.model.errors import SettingsError
from aligner.model.finding import Subject

_WIDTH = 78
_DOCS = Path(__file__).parent.parent / "docs"


@dataclass(frozen=True, slots=True)
class Listed:
    """One check as a row of a list; ``title``, ``severity`` and ``asked`` are in the reader's language."""

    code: str
    name: str
    title: str
    severity: str
    asked: str


def listing(language: str) -> list[Listed]:
    """Return every check as a row, the four pillars first."""
    return [
        Listed(check.code, _name(check), _text(check, "title", language), *_about(check, language))
        for check in _ordered()
    ]


def explain(code: str, language: str) -> str:
    """Return one check as plain text for a terminal, found by its code or its name.

    Raises SettingsError ``unknown-check``, with the nearest code as ``suggestion``.
    """
    check = _find(code)
    head = f"{check.code}  {_text(check, 'title', language)}"
    facts = " · ".join((_name(check), *_about(check, language)))
    parts = [("question", [_text(check, "question", language)]), *_parts(check, language)]
    blocks = [_block(_label(part, language), values) for part, values in parts if values]
    return "\n\n".join([f"{head}\n{facts}", *blocks]) + "\n"


def page(language: str) -> str:
    """Return the whole catalogue as a Markdown page."""

    def say(key: str) -> str:
        return i18n.text(f"catalogue.page.{key}", language)

    parts = [f"# {say('title')}", f"*{say('made')}*", say("intro"), say("outcomes"), say("change"), _SETTING]
    parts += [f"## {say('overview')}", "\n".join(_overview(language))]
    for family, checks in groupby(_ordered(), key=lambda check: check.code[:3]):
        parts.append(f"## {i18n.text(f'catalogue.family.{family}', language)}")
        parts += [_section(check, language) for check in checks]
    parts += [f"## {say('sources')}", say("sources_intro"), "\n".join(_articles(language))]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Rewrite the pages of ``docs/``."""
    for language in i18n.LANGUAGES:
        (_DOCS / f"checks.{language}.md").write_text(page(language), "utf-8", newline="\n")


_SETTING = """```toml
off = ["MET06"]

[checks.underfunded]
limit = 0.4
```"""


def _ordered() -> list[Check]:
    """Sort the checks by family, in the order in which the pillars are told."""
    families = i18n.keys("catalogue", "family")
    return sorted(all_checks(), key=lambda check: (families.index(check.code[:3]), check.code))


def _find(code: str) -> Check:
    wanted = code.strip().upper().replace("_", "-")
    known = {key: check for check in all_checks() for key in (check.code, _name(check).upper())}
    if wanted in known:
        return known[wanted]
    nearest = difflib.get_close_matches(wanted, known, n=1, cutoff=0)[0]
    raise SettingsError("unknown-check", check=code, suggestion=known[nearest].code)


def _parts(check: Check, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what is told of a check below its question: the label's key, and one text or several."""
    for part in ("why", "fix"):
        yield part, [_text(check, part, language)]
    for part, found in (("finds", True), ("clear", False)):
        yield part, _example_names(check, language, found=found)
    yield "options", [f"{name} = {_toml(value)}" for name, value in check.options.items()]
    yield "needs", sorted(check.needs)
    yield "source", ["; ".join(_sources(check, language))]


def _section(check: Check, language: str) -> str:
    facts = " · ".join((f"`{_name(check)}`", *_about(check, language)))
    lines = [f"### {check.code} {_text(check, 'title', language)}", facts]
    lines.append(f"> {_text(check, 'question', language)}")
    for part, values in (("message", [_text(check, "message", language)]), *_parts(check, language)):
        if values:
            lines.append(_marked(part, _label(part, language), values))
    return "\n\n".join(lines)


def _marked(part: str, label: str, values: list[str]) -> str:
    if part in {"finds", "clear"}:
        return f"**{label}:**\n\n" + "\n".join(f"- {_literal(value)}" for value in values)
    if part in {"options", "needs"}:
        return f"**{label}:** " + ", ".join(f"`{value}`" for value in values)
    return f"**{label}:** {values[0]}"


def _overview(language: str) -> Iterator[str]:
    heads = (i18n.text(f"catalogue.column.{name}", language) for name in ("check", "weight", "asked"))
    yield f"| {' | '.join(heads)} |"
    yield "|:--|:--|:--|"
    for row in listing(language):
        yield f"| {row.code} {row.title} | {row.severity} | {row.asked} |"


def _articles(language: str) -> Iterator[str]:
    for number in i18n.keys("catalogue", "article"):
        title = i18n.text(f"catalogue.article.{number}", language)
        yield f"- {title}: {i18n.text(f'catalogue.article_about.{number}', language)}"


def _label(part: str, language: str) -> str:
    return i18n.text(f"catalogue.part.{part}", language)


def _block(label: str, values: list[str]) -> str:
    """One labelled block of a terminal text, wrapped."""
    bullet, hang = ("  - ", "    ") if len(values) > 1 else ("  ", "  ")
    wrap = textwrap.TextWrapper(_WIDTH, initial_indent=bullet, subsequent_indent=hang)
    return "\n".join([label, *map(wrap.fill, values)])


def _name(check: Check) -> str:
    return check.name.replace("_", "-")


def _about(check: Check, language: str) -> tuple[str, str]:
    customer = check.customer_only and check.subject is Subject.GOAL
    asked = "customer_goal" if customer else check.subject.value
    severity = i18n.text(f"terms.severity.{check.severity.value}", language)
    return severity, i18n.text(f"catalogue.asked.{asked}", language)


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _example_names(check: Check, language: str, *, found: bool) -> list[str]:
    """Return the examples in the reader's language; all of them where there are none."""
    examples = [example for example in check.examples if bool(example["finds"]) is found]
    own = [example for example in examples if example.get("language", language) == language]
    return [example["name"] for example in own or examples]


def _sources(check: Check, language: str) -> Iterable[str]:
    """Spell out where a check comes from: ``S2 intro, #1`` names an article and two places in it."""
    articles: list[list[str]] = []
    for item in check.source.split(","):
        words = item.split()
        if words[0][0] == "S" and words[0][1:].isdigit():
            articles.append([i18n.text(f"catalogue.article.{words.pop(0)[1:]}", language)])
        if words:  # "value production" is told by its last word
            articles[-1].append(_place(words[-1], language))
    return (", ".join(parts) for parts in articles)


def _place(word: str, language: str) -> str:
    if word.startswith("#"):
        name = i18n.text(f"terms.difference.{word[1:]}", language)
        return i18n.text("catalogue.place.difference", language, number=word[1:], name=name)
    return i18n.text(f"catalogue.place.{word}", language)


class _Gap:
    """What a sentence shows where a finding would fill in a name or a number."""

    def __format__(self, spec: str) -> str:
        return "…"


def _text(check: Check, part: str, language: str) -> str:
    sentences = {known: check.texts[known][part] for known in i18n.LANGUAGES}
    gaps: dict[str, object] = {name: _Gap() for name in i18n.placeholders(sentences["fi"])}
    return i18n.fill(sentences, language, gaps)


def _literal(text: str) -> str:
    """Keep an example's own signs from being read as Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|" else sign for sign in text)


if __name__ == "__main__":
    main()

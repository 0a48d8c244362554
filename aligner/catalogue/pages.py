"""The catalogue as Markdown: an index and a page a family in each language, and the table of the README."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from aligner import i18n
from aligner.catalogue.content import Entry, bearing_on, entries, entry
from aligner.catalogue.examples import Item, Shown

INDEX = "README.md"
_FAMILIES = {
    "DEF": "definition",
    "AMB": "ambition",
    "MET": "metrics",
    "RES": "resources",
    "STE": "steering",
    "LEA": "leadership",
    "JOU": "journey",
    "INS": "insight",
    "VAL": "value",
    "CUL": "culture",
}
_SETTING = """```toml
off = ["MET06"]

[checks.underfunded]
limit = 0.4
```"""
_README_TABLE = re.compile(r"(?<=<!-- checks -->\n).*?(?=<!-- /checks -->)", re.DOTALL)


def documents() -> dict[str, str]:
    """Return every page of the catalogue by its path below ``docs/checks``."""
    pages = {}
    for language in i18n.LANGUAGES:
        pages[f"{language}/{INDEX}"] = _index(language)
        for family, checks in _by_family(language):
            pages[f"{language}/{_file(family)}"] = _family_page(family, checks, language)
    return pages


def readme(text: str) -> str:
    """Return the README's text with the table of the families renewed."""
    rows = ["| Family | Checks | What it asks |", "|:--|--:|:--|"]
    for family, checks in _by_family("en"):
        link = f"[{_family(family, 'en')}](docs/checks/en/{_file(family)})"
        rows.append(f"| {link} | {len(checks)} | {_asks(family, 'en')} |")
    table = "\n".join(rows) + "\n"
    return _README_TABLE.sub(lambda _: table, text)


def _index(language: str) -> str:
    parts = [f"# {_say('title', language)}", _tongues(INDEX, language), f"*{_say('made', language)}*"]
    parts += [_say(key, language) for key in ("intro", "severities", "outcomes")]
    parts += [f"## {_say('families', language)}", "\n".join(_families(language))]
    parts += [f"## {_say('differences', language)}", _say("differences_intro", language)]
    parts += [_difference(number, language) for number in range(1, 8)]
    parts += [f"## {_say('all', language)}"]
    for family, checks in _by_family(language):
        parts += [f"### {_family(family, language)}", "\n".join(map(_row, checks))]
    parts += [f"## {_say('own', language)}", _say("change", language), _SETTING]
    parts += [
        f"## {_say('sources', language)}",
        _say("sources_intro", language),
        "\n".join(_articles(language)),
    ]
    return "\n\n".join(parts) + "\n"


def _family_page(family: str, checks: list[Entry], language: str) -> str:
    back = f"[← {_say('all', language)}]({INDEX}) · {_tongues(_file(family), language)}"
    intro = i18n.text(f"catalogue.family_intro.{family}", language)
    contents = "\n".join(
        f"- [{one.code} {one.title}](#{one.code.lower()}) · {one.severity}" for one in checks
    )
    parts = [f"# {_family(family, language)}", back, f"**{_asks(family, language)}** {intro}", contents]
    return "\n\n".join([*parts, *(_section(one, language) for one in checks)]) + "\n"


def _section(one: Entry, language: str) -> str:
    return "\n\n".join(
        [
            f'<a id="{one.code.lower()}"></a>\n\n## {one.code} {one.title}',
            f"> **{one.question}**",
            f"*{one.severity[:1].upper()}{one.severity[1:]} · {one.asked}*",
            f"**{_label('why', language)}.** {one.why}",
            f"**{_label('fix', language)}.** {one.fix}",
            _example(one.found, "finds", language),
            f"**{_label('message', language)}:** {_literal(one.message)}",
            _example(one.clear, "clear", language),
            f"**{_label('details', language)}:**",
            "\n".join(_facts(one, language)),
        ]
    )


def _example(example: Shown, part: str, language: str) -> str:
    lines = [line for item in example.items for line in _item(item, 0)]
    return f"**{_label(part, language)}:** {_literal(example.name)}\n\n" + "\n".join(lines)


def _item(item: Item, depth: int) -> Iterator[str]:
    name = f" **{_literal(item.name)}**" if item.name else ""
    head = f"{item.label[:1].upper()}{item.label[1:]}{name}"
    cells = f": {' · '.join(map(_literal, item.cells))}" if item.cells else ""
    yield f"{'  ' * depth}- {head}{cells}"
    for below in item.below:
        yield from _item(below, depth + 1)


def _facts(one: Entry, language: str) -> Iterator[str]:
    """Yield the small print of a check, a point each."""
    if one.needs:
        yield f"- {_label('needs', language)}: {', '.join(one.needs)}"
    for setting in one.settings:
        yield f"- {_label('option', language)} `{setting.name} = {setting.default}`: {setting.meaning}"
    if one.hushed_by:
        yield f"- {_label('hushed_by', language)}: {_links(one.hushed_by, language)}"
    if one.hushes:
        yield f"- {_label('hushes', language)}: {_links(one.hushes, language)}"
    yield f"- {_label('name', language)}: `{one.name}`"
    yield f"- {_label('source', language)}: {'; '.join(one.sources)}"


def _families(language: str) -> Iterator[str]:
    heads = (_say(key, language) for key in ("family", "checks", "asks"))
    yield f"| {' | '.join(heads)} |"
    yield "|:--|--:|:--|"
    for family, checks in _by_family(language):
        link = f"[{_family(family, language)}]({_file(family)})"
        yield f"| {link} | {len(checks)} | {_asks(family, language)} |"


def _difference(number: int, language: str) -> str:
    navel, customer = (
        i18n.text(f"catalogue.difference_{side}.{number}", language) for side in ("navel", "customer")
    )
    return "\n\n".join(
        [
            f"### {number}. {i18n.text(f'terms.difference.{number}', language)}",
            f"- *{_say('navel', language)}:* {navel}\n- *{_say('customer', language)}:* {customer}",
            f"{_say('bear', language)}: {_bearing(number, language)}",
        ]
    )


def _bearing(number: int, language: str) -> str:
    """Link to the checks that bear on a difference by their codes, or to a whole family."""
    links = []
    for code in bearing_on(number):
        if code in _FAMILIES:
            family = i18n.text("catalogue.page.whole_family", language, family=_family(code, language))
            links.append(f"[{family}]({_file(code)})")
        else:
            links.append(f"[{code}]({_file(code[:3])}#{code.lower()})")
    return ", ".join(links)


def _links(codes: Iterable[str], language: str) -> str:
    """Link to checks by their codes and titles; three letters stand for the rest of a family."""
    links = []
    for code in codes:
        if code in _FAMILIES:
            family = i18n.text("catalogue.page.rest_of_family", language, family=_family(code, language))
            links.append(f"[{family}]({_file(code)})")
        else:
            links.append(f"[{code} {entry(code, language).title}]({_file(code[:3])}#{code.lower()})")
    return "; ".join(links)


def _row(one: Entry) -> str:
    return f"- [{one.code} {one.title}]({_file(one.family)}#{one.code.lower()}) · {one.severity}"


def _tongues(page: str, language: str) -> str:
    """Link to the same page in the other languages, each by its own name."""
    others = (other for other in i18n.LANGUAGES if other != language)
    return " · ".join(f"[{_say('tongue', other)}](../{other}/{page})" for other in others)


def _articles(language: str) -> Iterator[str]:
    for number in i18n.keys("catalogue", "article"):
        title = i18n.text(f"catalogue.article.{number}", language)
        yield f"- {title}: {i18n.text(f'catalogue.article_about.{number}', language)}"


def _by_family(language: str) -> Iterator[tuple[str, list[Entry]]]:
    for family, checks in groupby(entries(language), key=lambda one: one.family):
        yield family, list(checks)


def _file(family: str) -> str:
    return f"{_FAMILIES[family]}.md"


def _family(family: str, language: str) -> str:
    return i18n.text(f"catalogue.family.{family}", language)


def _asks(family: str, language: str) -> str:
    return i18n.text(f"catalogue.family_asks.{family}", language)


def _say(key: str, language: str) -> str:
    return i18n.text(f"catalogue.page.{key}", language)


def _label(part: str, language: str) -> str:
    return i18n.text(f"catalogue.part.{part}", language)


def _literal(text: str) -> str:
    """Keep an example's own signs from being read as Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#~" else sign for sign in text)

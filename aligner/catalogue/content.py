"""What the catalogue says of each check, in one language and in no particular format."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from aligner import i18n
from aligner.assess.policy import DIFFERENCES, SILENCES
from aligner.catalogue.examples import Shown, shown
from aligner.checks import Check, all_checks, check_by_code, sentence
from aligner.model.errors import SettingsError
from aligner.model.finding import Finding, Subject

_WIDER = (Subject.PLAN, Subject.AREA, Subject.GOAL, Subject.INITIATIVE, Subject.METRIC)


@dataclass(frozen=True, slots=True)
class Setting:
    """One threshold of a check: its name, its default as TOML writes it, and what it means."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One check as people read it; every text but ``code`` and ``name`` is in their language."""

    code: str
    name: str
    title: str
    question: str
    severity: str
    asked: str
    why: str
    fix: str
    message: str
    found: Shown
    clear: Shown
    needs: tuple[str, ...]
    settings: tuple[Setting, ...]
    hushed_by: tuple[str, ...]
    """Codes of the checks whose finding already says what this one would."""
    hushes: tuple[str, ...]
    """Codes of the checks that stay silent where this one speaks; a family's three letters for all of it."""
    sources: tuple[str, ...]

    @property
    def family(self) -> str:
        return self.code[:3]


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """Tell of every check, family by family, the four pillars first."""
    families = i18n.keys("catalogue", "family")
    checks = sorted(all_checks(), key=lambda check: (families.index(check.code[:3]), check.code))
    return tuple(_told(check, language) for check in checks)


def entry(code: str, language: str) -> Entry:
    """Tell of one check, found by its code or its name; raises SettingsError as ``find`` does."""
    return _told(find(code), language)


def find(code: str) -> Check:
    """Find a check by its code or its name.

    Raises SettingsError ``unknown-check``, with the nearest code as ``suggestion``.
    """
    wanted = code.strip().upper().replace("_", "-")
    known = {key: check for check in all_checks() for key in (check.code, _name(check).upper())}
    if wanted in known:
        return known[wanted]
    nearest = difflib.get_close_matches(wanted, known, n=1, cutoff=0)[0]
    raise SettingsError("unknown-check", check=code, suggestion=known[nearest].code)


def bearing_on(number: int) -> list[str]:
    """Return the codes of the checks that bear on one of the seven differences, in the families' order.

    A family's three letters stand for all of it.
    """
    bearing = []
    for family in i18n.keys("catalogue", "family"):
        codes = [check.code for check in all_checks() if check.code.startswith(family)]
        told = [code for code in codes if code.startswith(DIFFERENCES[number])]
        bearing += [family] if told == codes else told
    return bearing


def _told(check: Check, language: str) -> Entry:
    found, clear = (shown(check.examples, language, finds=finds) for finds in (True, False))
    return Entry(
        code=check.code,
        name=_name(check),
        title=_text(check, "title", language),
        question=_filled(check, "question", found, language),
        severity=i18n.text(f"terms.severity.{check.severity.value}", language),
        asked=_asked(check, language),
        why=_text(check, "why", language),
        fix=_text(check, "fix", language),
        message=_filled(check, "message", found, language),
        found=found,
        clear=clear,
        needs=tuple(field_words(need, language) for need in sorted(check.needs)),
        settings=tuple(_settings(check, language)),
        hushed_by=tuple(speaker for speaker, _ in SILENCES if _hushes(speaker, check)),
        hushes=tuple(_hushed(check)),
        sources=tuple(_sources(check, language)),
    )


def _name(check: Check) -> str:
    return check.name.replace("_", "-")


def _asked(check: Check, language: str) -> str:
    customer = check.customer_only and check.subject is Subject.GOAL
    asked = i18n.text(f"catalogue.asked.{'customer_goal' if customer else check.subject.value}", language)
    only = [i18n.text(f"catalogue.profile.{profile}", language) for profile in sorted(check.profiles)]
    return ", ".join([asked, *only])


def field_words(need: str, language: str) -> str:
    """Name a field of the contract in words; "budget." is any field of its kind."""
    kind, _, field = need.partition(".")
    return i18n.text(f"fields.{kind}.{field}" if field else f"fields.kind.{kind}", language)


def _settings(check: Check, language: str) -> Iterator[Setting]:
    meanings = i18n.load(check.path).get("option", {})
    for name, value in check.options.items():
        default = str(value).lower() if isinstance(value, bool) else str(value)
        yield Setting(name, default, meanings[name][language])


def _hushes(speaker: str, check: Check) -> bool:
    """Whether a finding of ``speaker`` can make a check stay silent: on its own subject or below it."""
    by_speaker = dict(SILENCES)
    first = next(code for code in by_speaker if code in {speaker, check.code})
    told = speaker != check.code and check.code.startswith(by_speaker[speaker])
    if not told or (first == check.code and speaker.startswith(by_speaker[first])):
        return False  # of two that could hush each other, the first does
    return _WIDER.index(check_by_code(speaker).subject) <= _WIDER.index(check.subject)


def _hushed(check: Check) -> Iterator[str]:
    for beginning in dict(SILENCES).get(check.code, ()):
        family = len(beginning) == len("DEF")
        if family or any(_hushes(check.code, other) for other in all_checks() if other.code == beginning):
            yield beginning


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


def _filled(check: Check, part: str, found: Shown, language: str) -> str:
    """A sentence as the report writes it of the example that is shown; gaps where its findings differ."""
    wanted = i18n.placeholders(check.texts[language][part])
    if not wanted & {"count", "years"} <= found.params.keys():
        return _text(check, part, language)
    params = {**dict.fromkeys(wanted, "…"), **found.params}
    finding = Finding(check.code, _name(check), check.severity, check.subject, "", "", params)
    return sentence(finding, part, language, "EUR")

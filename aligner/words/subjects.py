"""What a text speaks of besides the customer: our own people, what is given up, themes, an edge, hygiene."""

from __future__ import annotations

from aligner.words.claims import said
from aligner.words.patterns import Pattern
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, normalise

_NARROWED = Pattern(
    r"\b\w{4,60}(?:[aoöuyä]n|(?<![ns])en)[ ](?:asiakka|asiakas|asukka|asukas|käyttäj|jäsen)|"
    r"\b(?:asiak|asuk|käyttäj|jäsen|kuntalai|potila)\w{1,20}, (?:jo|kuk|ke)\w|"
    r"\b(?:kund|invånar|användar|medlem|patient)\w{0,12},? (?:som|vars|med|över|under|på)\b|"
    r"\b(?:customer|resident|user|member|patient|client)s? (?:who|whose|with|over|under|aged|of|on)\b",
    needs=r"asiak|asuk|käyttäj|jäsen|kuntalai|potila|kund|invånar|användar|medlem|patient|customer|resident|user|"
    r"member|client",
)


# "Hanke päätetään", "the branch closes": work ends. "Hanke päätetään aloittaa" and a closed file end nothing.
_WORK = (
    r"(?:hanke|hankk|projekti|kokeilu|ohjelma|palvelu|toiminta|linja|lehti|lehdet|tuotanto|toimipiste|toimipai|"
    r"konttori|myymäl|kirjasto|koulu|tehdas|tehta|kanava|verkkokaup|yksik)"
)
_END = r"(?=$|\s?[.,;:)–]|\s(?:\d|vuo|ennen|heti|kun\b|ja\b|kevä|kesä|syks|loppu))"
_ENDING = ("sulje", "päätetään", "stäng")
"""One of these stands in all that ``_ENDED`` finds, which is slow to look for."""
_ENDED = Pattern(
    rf"\b\w{{0,30}}{_WORK}\w{{0,5}} (?:suljetaan|päätetään{_END})|"
    r"\b(?:suljemme|suljetaan) \w{0,30}(?:konttor|myymäl|kirjasto|koulu|toimipai|toimipist|palvelu|tehta|"
    r"kanava)|"
    r"\b\w{0,30}(?:projektet|tjänsten|butiken|butiker|kontoret|kontor|biblioteket|skolan|enheten|linjen|"
    r"fabriken|verksamheten|kanalen) stängs\b|"
    r"\bvi stänger \w{0,30}(?:projekt|tjänst|butik|kontor|bibliotek|skol|enhet|linje|fabrik|verksamhet|kanal)"
)


def staff(text: str) -> tuple[Span, ...]:
    """Return the words that speak of those who do the work: staff, nurses, how they cope."""
    return _spoken(text, "staff")


def stopping(text: str) -> tuple[Span, ...]:
    """Return the words that say that something is stopped, phased out, given up or unlearned."""
    return _spoken(text, "stopping") or _ended(normalise(text[:LONGEST]))


def unnamed_needs(text: str) -> tuple[Span, ...]:
    """Return the words that speak of needs or expectations without naming any: "in line with their needs"."""
    return _spoken(text, "need_unsaid")


def themes(text: str) -> tuple[Span, ...]:
    """Return the words that call something a theme, a principle or a value rather than a goal."""
    return _spoken(text, "theme")


def edges(text: str) -> tuple[Span, ...]:
    """Return the words that call something a competitive edge."""
    return _spoken(text, "edge")


def hygiene(text: str) -> tuple[Span, ...]:
    """Return the words that call something hygiene: a minimum that has to be in order."""
    return _spoken(text, "hygiene")


def narrowed_groups(text: str) -> bool:
    """Tell whether a text narrows those served: "kotihoidon asiakas", "customers who have moved"."""
    return bool(_NARROWED.search(text[:LONGEST]))


def _ended(text: str) -> tuple[Span, ...]:
    folded = text.casefold()
    if not any(verb in folded for verb in _ENDING):
        return ()
    return tuple(Span.of(text, match.start(), match.end()) for match in _ENDED.finditer(text))


def _spoken(text: str, name: str) -> tuple[Span, ...]:
    return next((found[name] for found in said(text) if found.get(name)), ())

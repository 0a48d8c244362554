"""What a metric measures, and what an initiative is for, told from their names."""

from __future__ import annotations

from aligner.i18n import LANGUAGES
from aligner.words.language import language
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.spans import Span
from aligner.words.texts import normalise

# The order decides: "staff satisfaction" is about staff, "cost per customer" about money.
_CLASSES = (
    ("metric_employee", "employee"),
    ("metric_money", "business"),
    ("metric_customer", "customer"),
    ("metric_business", "business"),
)
_MONEY_UNIT = Pattern(
    r"(?:t|k|m|milj\.? ?)?(?:€|eur|euro\w*|kr|sek|£|gbp|\$|usd)\b.*|.*[€£$].*",
)
_FELT = Pattern(
    r"\b(?:kokema|kokem(?:us|uks)|kokev|arvio(?:$| |im|st|on\b)|arvosana|mielestä|mielipi|tyytyväi|"
    r"upplev|nöjd|omdöme|betyg|tycker|anser|känner|experienc|perceiv|perception|satisf|feel|"
    r"who rate|rated by|ratings?\b)",
)
_UPKEEP = ("statutory", "security", "upkeep")


def metric_kind(name: str, unit: str = "") -> tuple[str | None, Span | None]:
    """Return "customer", "business" or "employee" and the telling word; (None, None) where nothing tells."""
    text = normalise(name)
    for place in _languages(text):
        found = hits(text, place)
        served = found.get("customer", ())
        if served and found.get("metric_employee"):
            return None, None  # "different carers per client": of both, so it can't be told
        if served and _FELT.search(text):
            return "customer", served[0]  # "the price as customers see it" is no figure of money
        for group, kind in _CLASSES:
            if found.get(group):
                return kind, found[group][0]
    money = normalise(unit)
    if _MONEY_UNIT.fullmatch(money):
        return "business", Span.of(money, 0, len(money))
    return _of_those_served(text)


def _of_those_served(text: str) -> tuple[str | None, Span | None]:
    """Take a share or score that names a customer group as one of the customer's side."""
    for place in _languages(text):
        found = hits(text, place)
        if found.get("customer") and (found.get("measure") or found.get("receive")):
            return "customer", found["customer"][0]
    return None, None


def upkeep_kind(name: str) -> str | None:
    """Return "statutory", "security" or "upkeep" for work that serves no goal and need not."""
    text = normalise(name)
    for place in _languages(text):
        found = hits(text, place)
        for kind in _UPKEEP:
            if found.get(kind):
                return kind
    return None


def _languages(text: str) -> tuple[str, ...]:
    """Return all languages, the text's own first: a name of two words shows its language badly."""
    own = language(text)
    return (own, *(other for other in LANGUAGES if other != own))

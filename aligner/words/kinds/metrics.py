"""What a metric measures, told from its name and unit: whose side, early or late, loyalty or sales."""

from __future__ import annotations

from functools import lru_cache

from aligner.i18n import LANGUAGES
from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.telling import first_of, spoken, told
from aligner.words.language import language
from aligner.words.lexicon import hits
from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, normalise

# The order decides: "staff satisfaction" is about staff, "cost per customer" about money.
_SIDES = (
    ("metric_employee", "employee"),
    ("metric_money", "money"),
    ("metric_customer", "customer"),
    ("metric_business", "operations"),
)
_MORE = ("employee", "customer", "money", "operations")
_BUSINESS = frozenset({"money", "operations"})
_TOPICS = (
    ("loyalty", "loyalty"),
    ("pipeline", "pipeline"),
    ("sales", "sales"),
    ("margin", "margin"),
    ("segment", "by-segment"),
    ("hygiene", "hygiene"),
)
_MONEY_UNIT = Pattern(
    r"(?:t|k|m|milj\.? ?)?(?:€|eur|euro\w*|kr|sek|£|gbp|\$|usd)\b.*|.*[€£$].*",
)
_FELT = Pattern(
    r"\b(?:kokema|kokem(?:us|uks)|kokev|arvio(?:$| |im|st|on\b)|arvosana|mielestä|mielipi|tyytyväi|"
    r"upplev|nöjd|omdöme|betyg|tycker|anser|känner|experienc|perceiv|perception|satisf|feel|"
    r"who rate|rated by|ratings?\b)",
    needs=r"kokem|kokev|arvio|arvosana|miele|mielipi|tyytyväi|upplev|nöjd|omdöme|betyg|tycker|anser|känner|"
    r"experienc|perce|satisf|feel|rate|rating",
)
# "Tenants whose leak was fixed": a count of those to whom something happens.
_WHO = Pattern(r"\b(?:who|whose|som|vars|jotka|joiden|joilla|joille)\b")


def metric_kind(name: str, unit: str = "") -> Told:
    """Return "customer", "business" (money and operations) or "employee"."""
    side = metric_side(name, unit)
    return Told("business", side.words) if side.value in _BUSINESS else side


@lru_cache(maxsize=1024)
def metric_side(name: str, unit: str = "") -> Told:
    """Return "customer", "money", "operations" or "employee"."""
    text = normalise(name[:LONGEST])
    for place in _languages(text):
        found = hits(text, place)
        served = found.get("customer", ())
        if served and found.get("metric_employee"):
            return UNTOLD  # "different carers per client": of both, so it can't be told
        if served and _FELT.search(text):
            return told("customer", served[:1])  # "the price as customers see it" is no figure of money
        for group, side in _SIDES:
            if found.get(group):
                return told(side, found[group][:1])
    money = normalise(unit[:LONGEST])
    if _MONEY_UNIT.fullmatch(money):
        return Told("money", (money,))
    return _of_those_served(text, is_share="%" in text or "%" in money)


def _of_those_served(text: str, *, is_share: bool) -> Told:
    """Take a share or score that names a customer group as one of the customer's side."""
    found = spoken(text, "metric")
    for side in _MORE:
        if found.get(f"{side}_more"):
            return told(side, found[f"{side}_more"][:1])
    if found.get("contact_more"):
        return UNTOLD  # a call about the bill is the customer's trouble and our work
    for place in _languages(text):
        found = hits(text, place)
        served = found.get("customer")
        if served and (is_share or found.get("measure") or found.get("receive") or _WHO.search(text)):
            return told("customer", served[:1])
    return UNTOLD


def _languages(text: str) -> tuple[str, ...]:
    """Return all languages, the text's own first: a name of two words shows its language badly."""
    own = language(text)
    return (own, *(other for other in LANGUAGES if other != own))


def metric_timing(name: str) -> Told:
    """Return "leading" (shows early what will come) or "lagging" (shows the end result), where sure."""
    found = spoken(name, "metric")
    if found.get("leading") and found.get("lagging"):
        return UNTOLD
    return first_of(found, ("leading", "lagging"))


def survey_score(name: str) -> Told:
    """Return "survey" where the metric is one score of a survey among those served: NPS, CSAT, an index."""
    return first_of(spoken(name, "metric"), ("survey",))


def metric_topic(name: str) -> tuple[str, ...]:
    """Return what a metric is about, any of loyalty, pipeline, sales, margin, by-segment, hygiene."""
    found = spoken(name, "metric")
    return tuple(topic for group, topic in _TOPICS if group in found)

"""What a decision field says: whether something was decided, and until when it holds."""

from __future__ import annotations

from aligner.model.period import Period
from aligner.words.patterns import Pattern
from aligner.words.periods import find_periods
from aligner.words.texts import LONGEST, normalise

_DECIDED = Pattern(
    r"§|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|\b20\d\d-\d\d-\d\d|\b(?:hyväksyt\w{1,3}|hyväksynyt|"
    r"päätetty|päätettiin|päättänyt|vahvistet\w{1,3}|beslutad|beslutat|beslutats|antag(?:en|et|its|na)|"
    r"godkän(?:d|t|ts|nts|da)|fastställ(?:d|t|ts|da)|approved|adopted|decided|agreed|signed off|"
    r"resolution|minute)\b",
)
_UNTIL = Pattern(
    r"\b(?:asti|saakka|voimassa|päättyy|valtuu\w{1,8}|mandaatti\w{0,3}|toimikau\w{2,5}|t\.?\s?o\.?\s?m\.?|"
    r"till och med|till|giltig\w{0,2}|gäller|mandat\w{0,4}|upphör|until|through|valid|mandate|expires?|"
    r"ends|to the end of)\b|[–-]\s?20\d\d",
)


def is_decision(text: str) -> bool:
    """Tell whether a text tells of a decision that was made: a date, a paragraph, "approved"."""
    said = normalise(text[:LONGEST])
    return bool(_DECIDED.search(said)) or any(period.start == period.end for _, period in find_periods(said))


def lasts_until(text: str) -> Period | None:
    """Return the last time named in a text that says how long a mandate holds; None in any other."""
    said = normalise(text[:LONGEST])
    if not _UNTIL.search(said):
        return None
    return max((period for _, period in find_periods(said)), key=lambda period: period.end, default=None)

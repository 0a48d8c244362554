"""Fields that are answered in a word: a plain no, or that the work goes on."""

from __future__ import annotations

from aligner.words.patterns import Pattern
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import normalise

_NO = Pattern(
    r"(?:ei|ei vielä|ei ole|ei tehty|ei validoitu|ei testattu|nej|inte än|inte ännu|inte gjord|ingen|inga|"
    r"inget|no|not yet|not done|not validated|none|false|epätosi|falskt)[.!]?",
)
_UNDER_WAY = Pattern(
    r"(?:käynnissä|meneillään|aloitettu|alkanut|aktiivinen|etenee|pågår|pågående|påbörjad|påbörjat|igång|"
    r"i gång|aktiv|ongoing|on-going|in progress|under way|underway|started|active|open|running)[.!]?",
)
_LONGEST = 40


def is_no(text: str) -> bool:
    """Tell whether a field's whole text says no, not yet, or nothing."""
    said = normalise(text[:_LONGEST])
    return is_placeholder(text) or bool(_NO.fullmatch(said))


def is_under_way(text: str) -> bool:
    """Tell whether a stage says only that the work goes on, and not in which phase it is."""
    return bool(_UNDER_WAY.fullmatch(normalise(text[:_LONGEST])))

"""How often something comes round: every month, each quarter, every other year."""

from __future__ import annotations

from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, normalise

_ROUNDS = (
    (24, r"joka toi(?:nen|sena) vuosi|joka toinen vuosi|kahden vuoden välein|vartannat år|biennial\w{0,2}|"
         r"every (?:two|other|second) years?"),
    (36, r"kolmen vuoden välein|vart tredje år|every three years|triennial\w{0,2}"),
    (6, r"puolivuosit\w{2,6}|kahdesti vuodessa|halvårs\w{2,6}|halvårlig\w{0,2}|två gånger (?:om|per) året?|"
        r"half[- ]yearly|twice a year|semi-?annual\w{0,2}"),
    (3, r"(?:neljännes|vuosineljännes)\w{3,12}|kvartaal\w{3,8}|kvartal\w{0,4}|quarterly|every quarter"),
    (1, r"kuukausit\w{2,6}|joka kuukausi|kerran kuussa|månads\w{2,6}|månatlig\w{0,2}|varje månad|monthly|"
        r"every month"),
    (12, r"vuosit(?:tain|taista?|tainen)|vuosikysely\w{0,3}|joka vuosi|kerran vuodessa|årlig\w{0,2}|"
         r"varje år|en gång (?:om året|per år)|annual\w{0,2}|yearly|every year|once a year"),
)  # fmt: skip
_PATTERNS = tuple((months, Pattern(rf"\b(?:{written})\b")) for months, written in _ROUNDS)


def months_between(text: str) -> int | None:
    """Return the months from one round to the next that a text names; None where it names none."""
    text = normalise(text[:LONGEST])
    return next((months for months, pattern in _PATTERNS if pattern.search(text)), None)

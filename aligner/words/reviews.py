"""Whether a text says that the management looks at something regularly."""

from __future__ import annotations

from aligner.words.leaders import leaders
from aligner.words.patterns import Pattern
from aligner.words.rhythms import months_between
from aligner.words.texts import LONGEST, normalise

_REGULARLY = Pattern(
    r"\b(?:säännöllise\w{2,4}|säännölli\w{3,6}|tertiaaleittain|osavuosi\w{2,12}|(?:kolme|"
    r"neljä) kertaa vuodessa|jokaisessa kokou\w{3,5}|varje (?:tertial|möte)|tertialvis|regelbund\w{1,4}|"
    r"(?:tre|fyra) gånger (?:om året|per år)|weekly|fortnightly|regular(?:ly)?|(?:three|"
    r"four) times a year|every (?:week|meeting))\b",
)
_LOOKS = Pattern(
    r"\b(?:seura(?:taan|nta\w{0,4}|nnan|mme)|käsi?t(?:el|tel)\w{2,6}|käy(?:dään)?(?: \w{3,15})? läpi|"
    r"läpikäyn\w{1,6}|katselmo\w{2,8}|katselmu\w{1,6}|arvioi\w{2,6}|raporto\w{2,8}|tarkast\w{3,8}|"
    r"följ(?:s|er)(?: \w{2,15})? upp|uppfölj\w{1,8}|gå(?:r|s)(?: \w{2,15})? igenom|genomgång\w{0,4}|"
    r"behandla\w{0,2}|rapporter\w{1,4}|utvärder\w{1,5}|avstäm\w{1,6}|review\w{0,3}|"
    r"follow\w{0,3}(?: \w{2,15})? up|monitor\w{0,4}|discuss\w{0,4}|report\w{0,4}|looks? at)\b",
    needs=r"seura|käs|läpi|katselm|arvioi|raporto|tarkast|följ|igenom|genomgång|behandla|rapporter|utvärder|"
    r"avstäm|review|follow|monitor|discuss|report|look",
)

_BODY = Pattern(
    r"\b(?:\w{2,15}hallitu(?:s|kse)\w{0,4}|lautakun\w{1,7}|valtuusto\w{0,5}|ohjausryhm\w{0,8}|"
    r"johtoryhm\w{0,8}|kommunstyrels\w{1,4}|nämnd\w{0,4}|styrgrupp\w{0,4}|fullmäktige|council|"
    r"steering (?:group|committee)|cabinet)\b",
)


_answered: list[tuple[tuple[str, ...], bool]] = []
"""The last texts and their answer: a goal's check asks of the same plan again and again."""


def any_reviews(statements: tuple[str, ...]) -> bool:
    """Tell whether any text says that the management reviews something, and how often."""
    if not _answered or _answered[0][0] is not statements:
        _answered[:] = [(statements, any(map(_reviews, statements)))]
    return _answered[0][1]


def _reviews(text: str) -> bool:
    said = normalise(text[:LONGEST])
    if not _LOOKS.search(said):
        return False
    regular = months_between(said) is not None or bool(_REGULARLY.search(said))
    return regular and bool(_BODY.search(said) or leaders(said))

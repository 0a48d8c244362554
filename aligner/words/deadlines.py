"""By when: the times in a text that are a deadline of an outcome, not part of a title or a comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.model.period import Period
from aligner.words import cues as cue
from aligner.words.calendar import MONTH
from aligner.words.patterns import Pattern
from aligner.words.periods import find_periods
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, REMEMBERED

# "Visio 2030", "Agenda 2030 -tavoitteet", "Strategia 2026–2028", "Olympic Games 2028": a name, no promise.
_TITLE = Pattern(
    r"(?:visio\w{0,3}|agenda\w{0,3}|strateg\w{1,12}|\w{0,15}ohjelma\w{0,4}|programmet|programme?|plan|planen|"
    r"suunnitelma\w{0,4}|roadmap|tiekartta\w{0,3}|horizon|horisont|version?|versio|olympi\w{0,4}|games|"
    r"hallitusohjelma\w{0,3})"
    r"(?:\s(?:för|for|of|to|till|vuosille|vuoteen|vuodelle|år|åren|towards|mot|kohti)){0,2}[\s:,–-]{0,3}$",
)
_TITLE_AFTER = Pattern(
    r"[\s-]{1,3}(?:olymp|strateg|visio|agenda|-?ohjelma|-?tavoitte|games\b|-tavoitte)",
)
_COMPARED = Pattern(
    r"\b(?:compared (?:with|to)|relative to|versus|vs\.?|than(?: in)?|jämfört med|än|sedan|since|"
    r"verrattuna|vuodesta|"
    r"baseline|lähtötaso\w{0,3}|nykytaso\w{0,3}|utgångsläge\w{0,2}|founded in|perustettu|grundad)"
    r"(?:\s(?:vuoteen|vuonna|år|the|year)){0,2}\s?\(?$",
)
_COMPARED_AFTER = Pattern(
    r"(?::?n|:s|s)?\s(?:års nivå|tasosta|tasoon verrattuna|tasoon nähden|levels?\b|baseline)|\sverrattuna|"
    r"(?:sta|stä)\b"
    r"(?!\s(?:alkaen|lähtien))",
)
_DAY = r"\d{1,2}(?:\.\s?\d{1,2}\.|\.?\s?MONTH)"
_NO_YEAR = tuple(
    (Pattern(pattern.replace("MONTH", MONTH)), needs)
    for pattern, needs in (
        (
            rf"\b(?:ennen|before|före|by|senast|viimeistään|until)\s(?:den\s|the\s)?(?:{_DAY}|"
            rf"MONTH\s\d{{1,2}}|MONTH)",
            (cue.DUE | cue.MONTH, cue.DUE | cue.DIGIT),
        ),
        (
            rf"\b{_DAY}\s?(?:mennessä|asti|saakka)\b",
            (cue.DUE | cue.DIGIT,),
        ),
        (
            r"\b(?:by|before|senast|före|ennen)\s(?:the\s)?(?:end of\s)?[QH][1-4]\b|"
            r"\bby (?:the )?end of MONTH",
            (cue.DUE | cue.COUNTED, cue.DUE | cue.MONTH),
        ),
        (
            r"\b(?:vuoden|kauden|\w{0,20}kauden|ensi vuoden|kuluvan vuoden)\s(?:loppuun|lopussa|"
            r"loppuun mennessä)\b",
            (cue.TERM,),
        ),
        (
            r"\b(?:vuodenvaihteeseen|vuodenvaihteessa|ensi vuonna|tämän vuoden aikana)\b",
            (cue.TERM,),
        ),
        (
            rf"\b{MONTH}\s(?:loppuun|lopussa|mennessä|alkuun)\b",
            (cue.MONTH,),
        ),
        (
            r"\b(?:by )?(?:the )?(?:year[ -]end|end of (?:the |this |next )?(?:year|term|strategy period|"
            r"planning period|plan period))\b",
            (cue.TERM,),
        ),
        (
            r"\b(?:utgången av (?:året|perioden|\w{0,15}perioden)|slutet av (?:året|perioden|"
            r"\w{0,15}perioden)|årsskiftet|nästa år)\b",
            (cue.TERM,),
        ),
    )
)
"""Deadlines without a year, and what a text must hold for them."""
_CONTEXT = 60
# "the 2028 Olympic Games": a year before a capital letter is part of a name.
_NAMED_YEAR = Pattern(r"(?:the\s)?(?:19|20|21)\d\d", exact=True)
_CAPITAL = Pattern(r"\s[A-ZÅÄÖ][a-zåäö]{2,}", exact=True)


@lru_cache(maxsize=REMEMBERED)
def deadlines(text: str) -> tuple[tuple[Span, Period | None], ...]:
    """Return the deadlines in a text, in order; the period is None where no year is named."""
    text = text[:LONGEST]
    dated: list[tuple[Span, Period | None]] = [
        (span, period) for span, period in find_periods(text) if not _is_background(text, span)
    ]
    for pattern in _worth_trying(cue.cues(text)):
        for match in pattern.finditer(text):
            span = Span.of(text, match.start(), match.end())
            if not any(span.overlaps(other) for other, _ in dated):
                dated.append((span, None))
    return tuple(sorted(dated, key=lambda pair: pair[0]))


@lru_cache(maxsize=4096)
def _worth_trying(found: int) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern, needs in _NO_YEAR if cue.worth(found, needs))


def named_times(text: str) -> tuple[Span, ...]:
    """Return every time that a text names, years in titles included."""
    return tuple(span for span, _ in find_periods(text[:LONGEST]))


def _is_background(text: str, span: Span) -> bool:
    """Tell a year in a title or a point of comparison from a promise."""
    ahead = text[max(0, span.start - _CONTEXT) : span.start]
    if _NAMED_YEAR.fullmatch(span.text) and ahead and _CAPITAL.match(text, span.end):
        return True
    bare = re.sub(r"^(?:\D{0,12}\s)", "", span.text)
    widened = bare != span.text
    if not widened and (_TITLE.search(ahead) or _TITLE_AFTER.match(text, span.end)):
        return True
    ahead += span.text[: len(span.text) - len(bare)]
    return bool(_COMPARED.search(ahead) or _COMPARED_AFTER.match(text, span.end))

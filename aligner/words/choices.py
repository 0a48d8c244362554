"""Where a text rules something out: what the organisation won't do, beside what it stops doing."""

from __future__ import annotations

from functools import lru_cache

from aligner.words.patterns import Pattern, Signs
from aligner.words.spans import Span
from aligner.words.subjects import stopping
from aligner.words.texts import LONGEST, REMEMBERED, normalise

# The organisation's own acts: "we will not open", never "residents will not wait" or "emme jätä ketään".
_WRITTEN = (
    r"\bemme (?:enää )?(?:tee|tarjoa|laajenna|rakenna|investoi|tavoittele|avaa|kilpaile|palvele|osta|kehitä|"
    r"käynnistä|aloita|rahoita|jatka|hae|myy|valmista|markkinoi)\b",
    r"\bei (?:enää )?(?:tehdä|tarjota|laajenneta|rakenneta|avata|jatketa|rahoiteta|tavoitella|kilpailla|"
    r"aloiteta|käynnistetä|hankita|palvella|markkinoida)\b",
    r"\b(?:raja(?:taan|amme) (?:pois|ulkopuolelle)|jätämme pois|poisvalin\w{2,6}|pidättäydy\w{2,6})",
    r"\bvi (?:ska |kommer |tänker )?inte (?:att )?(?:göra|erbjuda|bygga|öppna|satsa|sälja|utöka|konkurrera|"
    r"starta|finansiera|fortsätta)\b",
    r"\bvi (?:gör|erbjuder|bygger|öppnar|satsar|säljer|utökar|konkurrerar|startar|finansierar|"
    r"fortsätter) inte\b",
    r"\b(?:görs|erbjuds|byggs|öppnas|startas|finansieras) inte\b",
    r"\b(?:prioriter(?:as|ar) (?:bort|ned|ner)|bortval\w{0,3}|avstår)\b",
    r"\bwe (?:will not|won't|do not|don't|no longer) (?:do|offer|build|open|serve|sell|pursue|expand|fund|"
    r"compete|start|invest|continue|bid|buy|develop|launch|chase|enter)\b",
    r"\b(?:is|are|will be) no longer (?:offered|done|built|sold|funded|supported|produced)\b",
    r"\b(?:out of scope|deprioriti[sz]\w{1,4})\b",
)
RULED_OUT = tuple(map(Pattern, _WRITTEN))
NEEDED = Signs(
    r"\b(?:emme|ei|inte|not|won't|don't|longer|scope)\b|raja(?:taan|amme)|jätämme|poisvalin|pidättäydy|prioriter|"
    r"bortval|avstår|deprioriti"
)
"""A word of one of these stands in all that the patterns find."""


@lru_cache(maxsize=REMEMBERED)
def ruled_out(text: str) -> tuple[Span, ...]:
    """Return the words that say what is stopped or will not be done; empty where none do.

    Spans are of the text as :func:`normalise` writes it.
    """
    said = normalise(text[:LONGEST])
    patterns = RULED_OUT if NEEDED.are_in(said) else ()
    matches = (match for pattern in patterns for match in pattern.finditer(said))
    return (*stopping(text), *(Span.of(said, match.start(), match.end()) for match in matches))

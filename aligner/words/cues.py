"""Which kinds of numbers and times a text can hold at all, told from its words.

The grammars of times and quantities are long patterns. Each of them needs some word, sign or digit; a text
without it needn't be searched, which saves most of the work of reading a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligner.words.patterns import Pattern
from aligner.words.tokens import tokens

DIGIT = 1
YEAR = 1 << 1
MONTH = 1 << 2
PART = 1 << 3
SEASON = 1 << 4
STAGE = 1 << 5
WEEK = 1 << 6
COUNTED = 1 << 7
FISCAL = 1 << 8
DATED = 1 << 9
NUMBER = 1 << 10
TIMED = 1 << 11
CLOCK = 1 << 12
SHARE = 1 << 13
OF = 1 << 14
MULTIPLE = 1 << 15
STEP = 1 << 16
COMPARED = 1 << 17
RANKED = 1 << 18
DUE = 1 << 19
TERM = 1 << 20
NAMED = 1 << 21
SHARE_BEGINS = 1 << 22
TIMED_BEGINS = 1 << 23
CLOCK_BEGINS = 1 << 24
NAME_BEGINS = 1 << 25
OURS_BEGINS = 1 << 26
RANK_BEGINS = 1 << 27

_NUMBERS = (
    r"kaksi|kahde|kahta|kolme|neljä|viisi|viide|viittä|kuusi|kuude|kuutta|seitsem|kahdeksa|yhdeksä|kymmen|två$|"
    r"tre$|fyra|fem$|sex$|sju$|åtta|nio$|tio$|two$|three|four|five|six|seven|eight|nine|ten$|eleven|twelve|tolv|"
    r"thirteen|yksitoista|elva|tretton|femton|arton|viidessätoista|viidestoista|kolmekymm|sata$|sada|sataa|tuhat|"
    r"tuhan|tjugo|trettio|hundra|tusen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|fjorton|sjutton"
)
_UNITS = (
    r"sekun|minuu|minut|tunn|tunti|arkip|työp|päiv|vuorok|viik|kuuk|vuode|klikk|sivu|euro|timm|arbetsd|vardag|dag|"
    r"dygn|veck|månad|kron|klick|sid|second|hour|working|business|day|week|month|page|click|kilom|metri|meter|fold"
)
# Where a word begins so, or holds that, the text may hold the kind. A digit may stand before: "31december".
_SIGNS: tuple[tuple[int, str], ...] = (
    (DIGIT, r".*\d"),
    (YEAR, r".*(?:19|20|21)\d\d"),
    (
        MONTH,
        r"\d{0,4}(?:tammik|helmik|maalisk|huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk|jan|feb|mar|"
        r"apr|ma[yj]|jun|jul|aug|sep|oct|okt|nov|dec)",
    ),
    (PART, r"\d{0,4}(?:quarter|half|third|kvartal|neljänne|puolisk|puolikk|halvår|tertia)"),
    (SEASON, r"\d{0,4}(?:kevä|kesä|syks|syys|talv|spring|summer|autumn|fall|winter|vår|sommar|höst|vint)"),
    (
        STAGE,
        r"\d{0,4}(?:loppu|lopu|alku|alu|puoliväl|slut|utgång|börj|mitt|end|year|eoy|late|start|beg|early|mid)",
    ),
    (WEEK, r"viik|vk|vecka|week|wk|v(?:\d|$)"),
    (COUNTED, r"(?:\d{4})?[qht](?:$|[1-4])|[1-4][qh]|(?:\d{4})?w\d"),
    (FISCAL, r"fy"),
    (NUMBER, _NUMBERS),
    (TIMED, rf"{_NUMBERS}|{_UNITS}|noll|zero"),
    (
        CLOCK,
        rf"{_UNITS}|\d+[ap]m|[ap]?m$|o['’]|.*(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|dag$|"
        r"dagar$|days?$)|quarter|fortnight|kvartal|arki|morning|iltaisin|öisin|aamuisin|pyhin|kvälls|nattetid|helg|"
        r"kväll|night|evening|neljännesv|puoliv|puoles|once|twice|one$|klo?$|klockan|kello|noon|overnight|puoltap|lunch|"
        r"kuluessa|kvart|halvt|vartti|gång|half",
    ),
    (
        SHARE,
        rf"{_NUMBERS}|\d*(?:prosent|procent|percent|cent)|puolet|kolmannes|kolmasos|neljänne|neljäsos|hälften|tredjedel|"
        r"fjärdedel|half|third|quarter",
    ),
    (OF, r"(?:of|in|av)$"),
    (
        MULTIPLE,
        r"puolit|kaksinker|kolminker|nelinker|tupla|halv|fördubbl|tredubbl|doubl|tripl|zero|noll|twice|dubbelt|yhtään",
    ),
    (STEP, r"(?:to|till|sta|stä)$"),
    (
        COMPARED,
        r".*(?:tutkimu|mittau|kysely|vertailu|barometr|baromete|indeksi|rankin|luokitu|listau|tilasto|undersökning|mätning|"
        r"jämförels|index|enkät|survey|benchmark|league|study|studies|statisti|keskiarvo|average|genomsnitt|snittet|"
        r"median|mediaani|kilpailu|tävling|award)|(?:epsi|nps|ski|pisa|nki)$",
    ),
    (
        RANKED,
        r"topp?|par[ah]|kärk|kärj|bäst|främst|best|lead|neljänn|kolmann|kymmen|viide|översta|fjärdedel|kvart|tiondel|"
        r"ylimm|ylin|ykkös|ykkön|kakkos|kolmos|sija|first|second|third|först|andra|tredje|plats|rank|number|no$|etta|"
        r"high|korkein|högst|ensimm|average|mean|median|genomsn|snitt|medel|keskia|mediaan|keskit",
    ),
    (DUE, r"ennen$|before$|före$|by$|senast$|viimeistään$|until$|mennessä$|asti$|saakka$"),
    (NAMED, r"sataprosent"),
    (SHARE_BEGINS, rf"{_NUMBERS}|puolet|kolmannes|neljännes|hälften|en$|half$|a$"),
    (TIMED_BEGINS, rf"{_NUMBERS}|{_UNITS}|noll|zero|yhde|yksi$|ett$|en$|one$|single$|a$|inom$|within$|in$"),
    (
        CLOCK_BEGINS,
        rf"{_UNITS}|\d|saman|samal|seuraav|viimeist|samma$|nästa$|påfölj|följande|same$|next$|following$|the$|joka$|varje$|"
        r"every$|each$|iltaisin|öisin|aamuisin|pyhin|arki|kväll|natte|på$|at$|on$|in$|neljännesv|puoli|puoles|quarterly|"
        r"kvartals|once$|one$|two|twice$|en$|maanantai|tiistai|keskiviikko|torstai|perjantai|by$|before$|kl$|klo$|klockan|"
        r"ensimm|första|a$|an$|kello$|overnight$|ennen$|före$|kolmen$|half$|vartti",
    ),
    (
        NAME_BEGINS,
        r".*\d|[a-zåäö]{1,4}$|.*(?:strateg|ohjelm|program|industr|teollisuu|versio)|tavoite|målet|goal|objective|"
        r"action|phase|vaihe|etapp|level|grade|kohta|liite|bilaga|annex|appendix|toimenpide|åtgärd|painopiste|"
        r"kapitel|chapter|figure|covid|kantatie|valtatie|highway|vision?$|agenda|paragraf|section",
    ),
    (OURS_BEGINS, r"\d|our$|all$|våra$|alla$|vårt$|kaikille$|kaikkien$"),
    (
        RANK_BEGINS,
        rf"{_NUMBERS}|\d|topp?$|best$|bäst|främsta$|par[ah]|översta$|ylimm|ylin$|ykkös|ykkönen$|kakkos|kolmos|sija|"
        r"first$|second$|third$|första$|andra$|tredje$|plats$|rank|number$|no$|etta$|highest$|korkein$|högst$|"
        r"ensimmäi|above$|over$|över$|yli$|better$|keskiarvo|mediaani|keskitaso",
    ),
    (TERM, r"loppu|lopu|vuodenv|vuonna$|aikana$|end$|utgång|slutet|årsskif|nästa"),
)
_OPENINGS = tuple((cue, re.compile(pattern)) for cue, pattern in _SIGNS)
_OF_NUMBERS = tuple((cue, pattern) for cue, pattern in _OPENINGS if pattern.match("2026"))


@lru_cache(maxsize=65536)
def _of(word: str) -> int:
    return sum(cue for cue, pattern in (_OF_NUMBERS if word.isdigit() else _OPENINGS) if pattern.match(word))


@lru_cache(maxsize=1024)
def _marks(text: str) -> tuple[int, ...]:
    return tuple(map(_of, tokens(text).words))


@lru_cache(maxsize=1024)
def cues(text: str) -> int:
    """Return the kinds of numbers and times that a text may hold, as bits."""
    found = 0
    for mark in _marks(text):
        found |= mark
    if found & DIGIT:
        found |= SHARE * ("%" in text) | DATED * ("/" in text or "-" in text or text.count(".") > 1)
        found |= STEP * (">" in text or "→" in text)
    return found


def matches(pattern: Pattern, text: str, begins: int) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds that begins with certain words only: it is tried at them alone."""
    match, free = pattern.compiled.match, 0
    for mark, (start, _) in zip(_marks(text), tokens(text).places, strict=True):
        if mark & begins and start >= free and (found := match(text, start)):
            free = found.end()
            yield found


def worth(found: int, needs: tuple[int, ...]) -> bool:
    """Tell whether a text with these cues can match what needs all the bits of one of ``needs``."""
    return any(found & need == need for need in needs)

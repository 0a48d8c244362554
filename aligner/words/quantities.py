"""How much: the numbers in a text that promise a level, not those that are names, years or background."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from aligner.words import cues as cue
from aligner.words.patterns import Pattern
from aligner.words.periods import find_periods
from aligner.words.spans import Span
from aligner.words.texts import LONGEST, REMEMBERED

_Tried = tuple[Pattern, tuple[int, ...], int]

_NUMBER = r"(?:\d{1,3}(?:[ .,]\d{3}){1,4}(?!\d)(?:,\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?)"
_PERCENT = r"(?:\s?%|\s?-?prosent\w{0,12}|\s?procent\w{0,6}|\s?per ?cent\w{0,4})"
_SMALL = (
    r"(?:kaksi|kahde\w{1,4}|kahta|kolme\w{0,4}|neljä\w{0,4}|viisi|viide\w{1,4}|viittä|kuusi|kuude\w{1,4}|"
    r"kuutta|seitsem\w{1,5}|"
    r"kahdeksa\w{1,5}|yhdeksä\w{1,5}|kymmene\w{1,4}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|tolv|kahdentoista|kahdessatoista|viidessätoista|"
    r"(?:yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän)toista|elva|tretton|fjorton|femton|"
    r"sexton|sjutton|arton|nitton|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_LARGE = (
    r"(?:kaksikymmen\w{1,6}|kolmekymmen\w{1,6}|viisikymmen\w{1,6}|sata|sada\w{1,4}|sataa|tuhat\w{0,3}|"
    r"tuhan\w{1,6}|tjugo|trettio|"
    r"femtio|hundra|tusen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two|"
    r"three) hundred|thousand)"
)
_UNIT = (
    r"(?:sekun|minuut|minuti|tunn|tunti|arkipäiv|työpäiv|päiv(?:ä|i)|vuorokau|viiko|viikk|kuukau|"
    r"vuode(?:ssa|n)|klikkau|sivu|euro|"
    r"sekund|minut|timm|arbetsdag|vardag|dag|dygn|vecko|veck|månad|kron|klick|sidor|seconds|minute|hour|"
    r"working day|business day|day|"
    r"week|month|page|click|kilomet|metri|meter|fold)"
)
_ONE = (
    r"(?:sekunnissa|minuutissa|tunnissa|päivässä|työpäivässä|viikossa|kuukaudessa|sivulle|sivu|klikkauksella|"
    r"klick|dygn|hour|day|working day|page|click)"
)
_BARE_UNIT = (
    r"(?:tunnissa|päivässä|vuorokaudessa|viikossa|minuutissa|kuukaudessa|tunnin sisällä|"
    r"vuorokauden sisällä|päivän sisällä|viikon sisällä|"
    r"inom (?:en|ett) (?:timme|dag|dygn|vecka|månad|arbetsdag)|(?:within|in under) (?:an|a|one|"
    r"the) (?:hour|day|week|month|working day|"
    r"business day|minute))"
)
# "60 or better", "4,3 asteikolla 1–5": the word after the number is no unit.
_NO_LINK = (
    r"(?!(?:to|till|or|and|ja|och|eller|tai|av|of|in|on|per|by|at|for|från|from|som|joka|jotka|is|are|är|för|vid|"
    r"until|asteikolla|skalan|scale|mennessä|senast|vuonna|vuoteen|during|inom|within|than|än|kuin|med|with|"
    r"mot|against|ennen|before|före|när|when|kun|if|jos|om|the|den|det|en|ett|all|every|joka)(?!\w))"
)
_SHARE_IN_DIGITS = Pattern(
    rf"{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?{_PERCENT}|"
    rf"(?<![\d.,])\b\d{{1,3}}(?:[.,]\d{{1,2}})?\s(?:(?:out )?of|in|av)\s"
    rf"(?:{_LARGE}|{_SMALL}|every\s\w+|\d{{1,4}})\b",
)
_SHARE_IN_WORDS = Pattern(
    rf"\b(?:{_LARGE}|{_SMALL}){_PERCENT}|"
    rf"\b{_SMALL}\s(?:(?:out )?of|in|av)\s(?:{_LARGE}|{_SMALL}|every\s\w+|\d{{1,4}})\b|"
    rf"\b{_SMALL}\s(?:kymmenestä|viidestä|neljästä|kolmesta|sadasta)\b|"
    r"\b(?:puolet|kolmannes|neljännes|kaksi kolmasosaa|kolme neljäsosaa|hälften|en tredjedel|en fjärdedel|"
    r"half of|a third of|"
    r"a quarter of|two thirds|three quarters)\b",
)
_MULTIPLE = Pattern(
    r"\b(?:puolittu\w{1,5}|puolite\w{1,6}|puolitta\w{1,5}|kaksinkertai\w{1,9}|kolminkertai\w{1,9}|"
    r"nelinkertai\w{1,9}|tuplaan?tu\w{1,4}|"
    r"tuplat\w{1,5}|halver\w{1,5}|fördubbl\w{1,5}|tredubbl\w{1,5}|halv(?:e|es|ed|ing)\b|doubl(?:e|es|ed|"
    r"ing)\b|tripl(?:e|es|ed|ing)\b|"
    r"to zero|till noll|nollaan|twice as (?:many|much|fast)|dubbelt så (?:många|mycket|lång\w?|snabbt)|"
    r"yhtään \w+ ei)",
)
_TIMED = Pattern(
    rf"\b(?:{_SMALL}|{_LARGE})\s(?:\w{{1,16}}\s)?{_UNIT}\w{{0,12}}|\b{_LARGE}\s[^\W\d]{{3,}}|"
    rf"\b(?:yhde\w{{1,4}}|yksi|ett|en enda|one|single)[ -]{_ONE}\b|\b{_BARE_UNIT}\b|"
    r"\b(?:nolla|noll|zero)\s(?!tolera)[^\W\d]{3,30}(?:\s(?!by|in|per|before|senast|till|på|of|for)[a-z]{4,20}(?=\s|$))?|"
    rf"\b(?:{_SMALL})\s(?!kesken|vuotias|way\b|sided|puolin|fronter)[^\W\d]{{3,}}",
)
_CLOCK = Pattern(
    r"\b(?:samana|saman|samalla|seuraavana|seuraavaksi|seuraavaan|seuraavalla|"
    r"viimeistään seuraavana)\s(?:arki|työ)?(?:päiv\w{1,4}|viiko\w{1,3})|"
    r"\b(?:samma|nästa|påföljande|följande)\s(?:arbets)?(?:dag|vecka|vardag)\b|\bdagen (?:efter|därpå|"
    r"före)\b|"
    r"\b(?:same|next|following)[ -](?:(?:working|business)[ -])?(?:day|week|morning)\b|\bthe day (?:after|"
    r"before)\b|"
    r"\b(?:joka|varje|every|each)\s(?:toinen\s)?(?:maanantai|tiistai|keskiviikko|torstai|perjantai|"
    r"lauantai|sunnuntai|viikko|kuukausi|"
    r"måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|vecka|månad|kvartal|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|"
    r"week|month|quarter|fortnight)\b|"
    r"\b(?:iltaisin|öisin|aamuisin|viikonloppuisin|viikonloppuna|pyhinä|arki-iltaisin|kvällstid|"
    r"nattetid|på (?:helger|kvällar|kvällen|helgen|söndagar|lördagar)|at (?:weekends|night)|"
    r"on (?:weekends|sundays|saturdays)|in the evenings?)\b|"
    r"\b(?:viikoittain|kuukausittain|neljännesvuosittain|puolivuosittain|veckovis|månadsvis|kvartalsvis|"
    r"weekly|monthly|quarterly)\b|"
    r"\b(?:once|one day|two days|twice) a (?:week|month|year)\b|\ben (?:dag|gång) (?:i|per) (?:veckan|"
    r"månaden|kvartalet|månad)\b|"
    r"\b(?:maanantai|tiistai|keskiviikko|torstai|perjantai)(?:hin|na|sin|ksi)\b|\b(?:on|by|before) (?:mon|"
    r"tues|wednes|thurs|fri)days?\b|"
    r"\b(?:kl|klo|klockan)\.?\s?\d{1,2}(?:[.:]\d\d)?|\b\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)\b|"
    r"\b(?:ensimmäisen|första|the first) (?:tunnin|päivän|viikon|kuukauden|timmen|dagen|veckan|månaden|"
    r"hour|day|week|month)\b|"
    r"\b(?:tuntia|vuorokautta|päivää|viikkoa|kuukautta) (?:ennen|etukäteen|aiemmin)\b|\b(?:a|one|"
    r"an) (?:hour|day|week|month) (?:before|ahead|in advance)\b|"
    r"\ben (?:timme|dag|vecka|månad) (?:före|innan|i förväg)\b|\bkello \w{3,15}|"
    r"\b(?:by|before) noon\b|\bovernight\b|\bennen puoltapäivää\b|\bföre lunch\b|\bkolmen kuluessa\b|"
    r"\b(?:tunnin|vuorokauden|viikon|päivän|kuukauden) (?:kuluessa|päästä)\b|\b(?:en kvart|"
    r"a quarter of an hour|half an hour|en halvtimme|puolessa tunnissa|varttitunnissa)\b",
)
_ARROW = Pattern(rf"{_NUMBER}\s?%?\s?(?:→|->|=>|–>)\s?{_NUMBER}(?:\s?%)?", exact=True)
# "from 21 to 7 days", "från 3,8 till 4,2", "62:sta 75:een".
_STEP = Pattern(
    rf"(?<![\d.,]){_NUMBER}\s?%?(?::(?:sta|stä)\s|\s(?:to|till)\s){_NUMBER}(?:\s?%)?(?::\w{{2,4}})?"
    rf"(?P<unit>\s{_NO_LINK}[^\W\d_]{{2,30}})?"
)

# Numbers that name something: 24/7, 110 %, Goal 3, grades 3-12, 5G, law 410/2015, ISO 9001, "1." and "2)".
_IDIOMS = Pattern(
    r"\b(?:viiden|five|fem)[\s-]?(?:tähden|tähteä|stars?|stjärn\w{0,6})\b|"
    r"\b(?:two|three|kaksi|kolme|två|tre)\s(?:steps? ahead|askelta edellä|steg före)\b|"
    rf"\b{_SMALL}\s(?:arvo|teema|painopiste|pilari|tukijal|periaat|värdering|ledord|pelare|teman|fokusområd|"
    r"värdeord|values|pillars|themes|principles|priorities|cornerstones)\w{0,10}|"
    r"\bsataprosenttises\w+",
)
_NAMES = Pattern(
    # Idioms of praise: five stars, all year round, two steps ahead, 360 degrees.
    r"\b5[\s-]?(?:tähden|tähteä|stars?|stjärn\w{0,6})\b|\b36[05]\b\s?°?(?:\s\w{3,12})?|"
    r"\b\d\s(?:steps? ahead|askelta edellä|steg före)\b|"
    r"\b24\s?(?:h|tuntia|timmar|hours)(?:\s(?:a day|om dygnet|vuorokaudessa))?\b|"
    r"\b24\s?/\s?7(?:\s?/\s?365)?|\b110\s?-?(?:%|pros|proc|per ?cent)\w{0,14}|\b100\s?(?:%|"
    r"-?prosenttisesti|-?procentigt)(?::sesti)?\s"
    r"(?:sitout|asiak|kundfok|engag|commit|dedic|custom|fokus|focus)\w*|"
    r"\b(?:tavoite|tavoitteen|mål|målet|goal|objective|action|part|phase|vaihe|step|sdg|etapp|level|taso|"
    r"grade|grades|kohta|liite|bilaga|annex|"
    r"appendix|version|versio|toimenpide|åtgärd|painopiste|luku|kapitel|chapter|figure|nro|nr|no|iso|"
    r"covid|web|strategi\w*|kantatie|valtatie|väg|"
    r"highway|vision|visio|agenda|industry|paragraf|section)\.?[\s-]?\d[\d.,]*(?:\s?[-–]\s?\d{1,4})?(?::n)?|"
    r"\b\d{1,4}\s?/\s?(?:19|20)\d\d\b|\bk-\d\d?\b|\b\d{1,3}(?:st|nd|rd|th)\b|\b\d[gd]\b|\b\d{1,2}(?::n|"
    r":nnen)\b|\b\w{0,20}(?:strateg|ohjelm|program|industr|teollisuu|version?)\w{0,8}\s\d\.\d\b|"
    r"\b\d\s?§|\b[a-zåäö]{1,4}-?\d{1,4}\b",
)
_NUMBERED = Pattern(r"(?:^|[:;.!?]\s|\s\s)\d{1,2}[.)](?=\s)|\s\d{1,2}\.$|§\s?\d{1,3}", exact=True)
_LISTED = Pattern(r"(?:^|\s)\d{1,2}[.)]\s(?=[A-ZÅÄÖ])", exact=True)
# "our 2,400 colleagues", "12 000 asukkaallemme", "våra 45 000 kunder": background.
_OURS = Pattern(
    rf"\b(?:our|all|våra|alla|vårt|kaikille|kaikkien)\s(?:over\s|yli\s|över\s|nearly\s)?{_NUMBER}(?!\s?%)|"
    rf"{_NUMBER}\s[^\W\d]{{3,40}}mme\b|"
    rf"{_NUMBER}\s?(?:vuoden|års|years of|year)\s(?:kokemuks|suunnittel|erfarenhet|experience|historia|"
    rf"histor)\w*|"
    rf"\(?{_NUMBER}[–-]{_NUMBER}\s(?:vuoden|års|year)\w*\)?",
)
_RANK = Pattern(
    rf"\btopp?[\s-]?(?:\d{{1,3}}|{_SMALL}|quartile|decile|quarter|third|tier)\b|\b(?:{_SMALL}|"
    rf"\d{{1,3}})\s(?:\w{{2,20}}\s)?(?:parhaan|parhaimman|parhaimmiston|parhaista|"
    r"kärkeen|kärjessä|bästa|främsta|best|leading)\b|\bbest\s(?:\d{1,3}|three|five|ten)\b|\b(?:bästa|"
    r"främsta)\s(?:tre|fem|tio|\d{1,3})\b|"
    r"\bparha\w{2,6}\s(?:neljänne\w{1,6}|kolmanne\w{1,6}|kymmen\w{1,6}|viide\w{1,6})|\b(?:bästa|"
    r"översta)\s(?:fjärdedel\w*|kvartil\w*|tredjedel\w*|tiondel\w*)|"
    r"\b(?:ylimmä\w{1,4}|ylin) (?:neljänne\w{1,6}|kvartiili\w{0,4})|\b(?:ykkös|kakkos|kolmos)(?:sija|"
    r"paikka)\w{0,4}|\bsija(?:lla|lle|an|ssa)?\s\d|"
    r"\b(?:first|second|third) (?:place|in)\b|\b(?:första|andra|tredje) plats\w*|\bplats (?:ett|två|tre|"
    r"\d{1,3})\b|\b(?:rank|ranked|number|no\.) (?:one|two|three|\d{1,3})\b|"
    r"\b(?:paras|parha\w{1,6}|bäst|bästa|best|ykkönen|etta|highest|korkein|högst|first|ensimmäi\w{2,5})\b|"
    r"\b(?:above|over|över|yli|better than)\b.{0,20}"
    r"\b(?:average|mean|median|genomsnitt\w*|snitt\w*|medel\w*)|\b(?:keskiarvon?|mediaanin?|"
    r"keskitason)\s(?:\w+\s)?(?:yläpuol\w+|paremm\w+|parempi|yli|ylittä\w+)",
)
# What a rank can be held against; a region or an industry is no comparison.
_COMPARISON = Pattern(
    r"(?:tutkimu(?:s|ks)|mittau(?:s|ks)|kysely|vertailu|barometri|indeksi|rankin|luokituks|"
    r"luokitus|listau|tilasto|"
    r"undersökning|mätning|jämförels|barometer|index|enkät|survey|benchmark|league table|study|studies|"
    r"statistics|statistik|"
    r"keskiarvo|average|genomsnitt|snittet|median|mediaani|kilpailu(?:ssa|n)\b|tävling|awards?\b)\w{0,12}|"
    r"\bEPSI\b|\bNPS\b|\bSKI\b|\bPISA\b|\bNKI\b",
)


_WITH_DIGITS = Pattern(
    rf"(?<![\w.,/§])[<>≤≥~±+−-]?(?:[€£$]\s?)?{_NUMBER}(?![\w/])(?:\s?[€£$])?"
    rf"(?P<unit>\s{_NO_LINK}[^\W\d_]{{2,30}})?",
    exact=True,
)
# 4.2/5 and 9 / 10: a score on a scale.
_SCORE = Pattern(r"(?<![\d.,/])\d{1,3}(?:[.,]\d{1,2})?\s?/\s?(?:4|5|7|10|100)(?![\d/.])", exact=True)
# The patterns of each kind; what a text must hold for them to match, at best all bits of one number; and
# the words they begin with, where all of them begin with one.
_QUANTITIES: tuple[_Tried, ...] = (
    (_ARROW, (cue.DIGIT | cue.STEP,), 0),
    (_STEP, (cue.DIGIT | cue.STEP,), 0),
    (_SHARE_IN_DIGITS, (cue.DIGIT | cue.SHARE, cue.DIGIT | cue.OF), 0),
    (_SHARE_IN_WORDS, (cue.SHARE,), cue.SHARE_BEGINS),
    (_SCORE, (cue.DIGIT | cue.DATED,), 0),
    (_MULTIPLE, (cue.MULTIPLE,), 0),
    (_CLOCK, (cue.CLOCK,), cue.CLOCK_BEGINS),
    (_WITH_DIGITS, (cue.DIGIT,), 0),
    (_TIMED, (cue.TIMED,), cue.TIMED_BEGINS),
)
_NO_QUANTITIES: tuple[_Tried, ...] = (
    (_IDIOMS, (cue.NUMBER, cue.NAMED), cue.NUMBER | cue.NAMED),
    (_NAMES, (cue.DIGIT,), cue.NAME_BEGINS),
    (_NUMBERED, (cue.DIGIT,), 0),
    (_LISTED, (cue.DIGIT,), 0),
    (_OURS, (cue.DIGIT,), cue.OURS_BEGINS),
    (_RANK, (cue.RANKED,), cue.RANK_BEGINS),
)


@lru_cache(maxsize=REMEMBERED)
def quantities(text: str) -> tuple[Span, ...]:
    """Return the quantities and timings in a text: shares, amounts, "halved", "the same day"."""
    text = text[:LONGEST]
    matches = list(_matches(text, _QUANTITIES))
    if not matches:
        return ()
    taken = [span for span, _ in find_periods(text)]
    taken += [Span.of(text, *match.span()) for match in _matches(text, _NO_QUANTITIES)]
    found: list[Span] = []
    for match in matches:
        spans = (Span.of(text, match.start(), end) for end in _ends(match))
        free = (span for span in spans if not any(span.overlaps(other) for other in (*taken, *found)))
        found.extend(islice(free, 1))
    return tuple(sorted(found))


def _matches(text: str, patterns: tuple[_Tried, ...]) -> Iterator[re.Match[str]]:
    """Yield what the patterns find, in their order, trying only those that can match."""
    for pattern, begins in _worth_trying(patterns, cue.cues(text)):
        yield from cue.matches(pattern, text, begins) if begins else pattern.finditer(text)


@lru_cache(maxsize=4096)
def _worth_trying(patterns: tuple[_Tried, ...], found: int) -> tuple[tuple[Pattern, int], ...]:
    return tuple((pattern, begins) for pattern, needs, begins in patterns if cue.worth(found, needs))


def _ends(match: re.Match[str]) -> tuple[int, ...]:
    """Return where a quantity may end: after its unit, else before a word that belongs to a deadline."""
    unit = match.groupdict().get("unit")
    return (match.end(), match.start("unit")) if unit else (match.end(),)


@lru_cache(maxsize=REMEMBERED)
def shares(text: str) -> tuple[Span, ...]:
    """Return the quantities that are shares: 90 %, nine in ten, half of."""
    return tuple(
        span
        for span in quantities(text)
        if _SHARE_IN_DIGITS.fullmatch(span.text) or _SHARE_IN_WORDS.fullmatch(span.text)
    )


@lru_cache(maxsize=REMEMBERED)
def ranks(text: str) -> tuple[Span, ...]:
    """Return ranks and positions, where the text names the survey or measure they are held against."""
    text = text[:LONGEST]
    if not cue.worth(cue.cues(text), (cue.COMPARED | cue.RANKED,)) or not _COMPARISON.search(text):
        return ()
    return tuple(Span.of(text, *match.span()) for match in cue.matches(_RANK, text, cue.RANK_BEGINS))


@lru_cache(maxsize=REMEMBERED)
def multiples(text: str) -> tuple[Span, ...]:
    """Return the quantities that carry their direction themselves: halved, doubled, from 62 to 85."""
    patterns = (_MULTIPLE, _ARROW, _STEP)
    return tuple(s for s in quantities(text) if any(pattern.fullmatch(s.text) for pattern in patterns))

"""Years, money units, ordinals and percent signs that stand in a header beside its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from aligner.reading.lexicon import lexicon

_VAT = re.compile(
    r"[(,\s]*\b(?:ei sis\w*\.? |sis\w*\.? |ilman |exkl\.? |inkl\.? |excl\.? |incl\.? )?"
    r"(?:alv|moms|vat)\b\.?\s*(?:\d{1,2}(?:[.,]\d)?\s?%?)?\)?",
    re.I,
)
_PERCENT = re.compile(r"%|\b(?:prosentti\w*|procent\w*|percent\w*|pct)\b", re.I)
_ORDINAL = re.compile(r"(?:^|(?<=[\s#])|(?<=[^\W\d_]))#?([1-9])$")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*\s*$")
_ONE_YEAR = r"(?:19[5-9]\d|20\d\d)"
_IS_YEAR = re.compile(rf"(?<!\d){_ONE_YEAR}[,;:]?\s*$")
_YEAR_FORMS = re.compile(
    r"(?<!\d)(?P<iso>\d{4})-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\d)"
    r"|(?<!\d)\d{1,2}\.\d{1,2}\.(?P<dotted>\d{4})(?!\d)"
    rf"|(?<!\d)(?P<first>{_ONE_YEAR})\s?[-–—/_]\s?(?P<last>{_ONE_YEAR}|\d\d)(?!\d)"
    r"|(?<!\d)(?P<short>\d\d)\s?[-–—/_]\s?(?P<next>\d\d)(?!\d)"
    rf"|(?<!\d)(?P<full>{_ONE_YEAR})(?:\.0)?(?!\d)"
    r"|\b(?:fy|ta|tp|ts|tae|bu|bs|ep)[\s_]?['’-]?(?P<two>[0-4]\d)(?!\d)",
    re.I,
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:vuonna|vuodelle|vuoden|vuodelta|vuodeksi|vuosille|vuosina|vuosien|vuoteen|v\.|år|åren|året|för|under|"
    r"till|from|in|for|by|as of|year|(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\.?)\s+){1,2}$",
    re.I,
)
_MONTHS = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)(?:kuu)?|jan|feb|mars?|apr|"
    r"ma[jy]|june?|juni|july?|juli|aug|sept?|o[kc]t|nov|dec"
)
_MOMENT = re.compile(
    r"(?<![\w.])(?:(?:tertial|tertiaali|kvartal|kvartaali|quarter|neljännes|halvår|delår|q|t|h)\s?[1-4]"
    rf"|\d{{1,2}}\.\d{{1,2}}\.?|\d{{1,2}}/(?=\s|$)|(?:{_MONTHS})\.?\s?[-–—]\s?(?:{_MONTHS})\.?"
    r"|(?:end|start)[- ]of[- ](?:term|period|year|strategy|plan|project|programme)(?=[- ]\w)|ytd|"
    rf"(?:t\.?o\.?m\.?|through|until)\s(?:{_MONTHS})[a-zåäö]{{0,7}})(?!\w)",
    re.I,
)
_FISCAL = re.compile(r"\bfy(?=[\s_'’\d-]|$)", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """The money unit a text states. ``scale`` is 1 where only a currency is named."""

    scale: int = 1
    currency: str | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """The year a text names, or ``stretch``: it names several ("2026–2028")."""

    year: int | None = None
    stretch: bool = False
    range: bool = False


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


@cache
def _money() -> re.Pattern[str]:
    words = lexicon()
    number = r"1[\s.,'’]?000(?:[\s.,'’]?000)?|['’]?000s?"
    scale, currency = rf"{number}|{_any_of(words.scales)}", _any_of(words.currencies)
    long_scale = _any_of([word for word in words.scales if len(word) >= 4])
    return re.compile(
        rf"(?<![^\W_])(?:(?P<s1>{scale})\.?\s?(?:of\s)?(?P<c1>{currency})(?![^\W\d_])"
        rf"|(?P<c2>{currency})\s?(?:in\s)?(?:(?P<s2>{scale})(?![^\W_]))?(?![^\W\d_])"
        rf"|(?P<s3>{number})\s?(?P<c3>e)(?![^\W_])"
        rf"|(?P<s4>{long_scale})(?![^\W_])|(?<=\()(?P<s5>{number})(?=\)))"
    )


def take_unit(text: str) -> tuple[str, Unit]:
    """Cut a money unit out of a text: "Budjetti (t€)" gives "Budjetti ()" and 1000 EUR.

    A figure before it ("5 milj. euroa") makes it an amount, which is no unit.
    """
    folded = text.casefold()
    if len(folded) != len(text):
        text = folded
    for found in _money().finditer(folded):
        before = folded[: found.start()]
        if _NUMBER_BEFORE.search(before) and not _IS_YEAR.search(before):
            continue
        return text[: found.start()] + " " + text[found.end() :], _unit(found)
    return text, Unit()


def _unit(found: re.Match[str]) -> Unit:
    groups = found.groupdict()
    scale = next((groups[name] for name in ("s1", "s2", "s3", "s4", "s5") if groups[name]), None)
    word = groups["c1"] or groups["c2"]
    currency = lexicon().currencies[word] if word else ("EUR" if groups["c3"] else None)
    return Unit(_scale(scale), currency, stated=True)


def _scale(word: str | None) -> int:
    if word is None:
        return 1
    known = lexicon().scales.get(word)
    if known:
        return known
    return 1_000_000 if sum(c == "0" for c in word) == 6 else 1_000


def take_years(text: str) -> tuple[str, Years]:
    """Cut the years out of a text.

    A fiscal year is the year it begins: most of its months lie there, and the decision that funds it is
    named so ("FY2026/27" is 2026). A stretch of several years names none.
    """
    found = [(match, _year(match)) for match in _YEAR_FORMS.finditer(text)]
    found = [(match, year) for match, year in found if year is not None]
    for match, _ in reversed(found):
        ahead = _YEAR_LEAD.sub("", text[: match.start("two") if match["two"] else match.start()])
        text = ahead + " " + text[match.end() :]
    if not found:
        return text, Years()
    years = {year for _, year in found}
    full = any(match["last"] and len(match["last"]) == 4 for match, _ in found)
    if 0 in years or len(years) > 1:
        return text, Years(stretch=True, range=full)
    return _FISCAL.sub(" ", text), Years(years.pop(), range=full)


def _year(match: re.Match[str]) -> int | None:
    """Return the year of one match, 0 for a stretch of years, None where it is no year."""
    first = match["first"]
    if first:
        return _first_of(int(first), match["last"])
    if match["short"]:
        consecutive = int(match["next"]) == int(match["short"]) + 1
        return 2000 + int(match["short"]) if consecutive else None
    if match["two"]:
        return 2000 + int(match["two"])
    return int(match["iso"] or match["dotted"] or match["full"])


def _first_of(first: int, last: str) -> int | None:
    if len(last) == 4:
        return first if int(last) - first in (0, 1) else 0
    after = int(last) - first % 100
    if after in (0, 1) or int(last) <= 12:
        return first
    return 0


def take_moment(text: str) -> str:
    """Cut a part of a year ("Q3", "tertial 2", "31.8.", "jan–aug") off a text that says more than that."""
    rest = _MOMENT.sub(" ", text)
    return rest if _WORDS.search(rest) else text


def take_percent(text: str) -> tuple[str, bool]:
    """Cut VAT remarks and percent signs out of a text, and tell whether there was a percent sign."""
    text = _VAT.sub(" ", text)
    return _PERCENT.sub(" ", text), bool(_PERCENT.search(text))


def take_ordinal(phrase: str) -> tuple[str, int | None]:
    """Cut the number off "mittari 2"."""
    found = _ORDINAL.search(phrase)
    if not found or found.start() == 0:
        return phrase, None
    return phrase[: found.start()].rstrip(" #"), int(found.group(1))

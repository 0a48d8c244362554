"""What a metric's figures say together: which way it is to go, how far, and how much of the way is gone."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from aligner.model.entities import Metric
from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, normalise

_UNIT = re.compile(r"[^\W\d_]+|[%‰€$£]")
_SIGNED = re.compile(r"\s*\+\s?\d")
# "alle 30", "at least 80": the word tells on which side of the figure it is well, and is no unit.
_AT_MOST = Pattern(
    r"\b(?:alle|enintään|korkeintaan|vähemmän kuin|under|högst|max\w{0,4}|below|at most|no more than|"
    r"less than|fewer than|up to|mindre än|färre än)\b|[<≤]",
)
_AT_LEAST = Pattern(
    r"\b(?:yli|vähintään|väh|minimi\w{0,8}|enemmän kuin|över|minst|lägst|minimum|above|over|"
    r"at least|no less than|more than|"
    r"mer än|fler än)\b|[>≥]",
)
_ABOUT = Pattern(r"\b(?:noin|n|ca|cirka|circa|about|around|ungefär|asti|saakka|to|till)\b")
# "20 % vähemmän", "down 15 %": so much of a change, not a place on the scale.
_CHANGE = Pattern(
    r"\b(?:enem\w{1,6}|vähem\w{1,6}|lisää|lisäys\w{0,4}|kasvu\w{0,5}|kasva\w{1,6}|laske\w{1,6}|lasku|"
    r"vähene\w{1,5}|vähennys\w{0,4}|nouse\w{1,6}|nousu\w{0,4}|pienen\w{1,6}|parane\w{1,5}|parannus\w{0,4}|"
    r"pist\w{2,8}|yksik\w{2,7}|fler|mer|färre|mindre|ök\w{2,8}|minsk\w{1,8}|höj\w{1,7}|sänk\w{1,7}|"
    r"tillväxt|enheter?|more|fewer|less|increas\w{1,4}|decreas\w{1,4}|reduc\w{1,6}|growth|grow\w{0,3}|"
    r"improv\w{1,7}|up|down|points?|pp|percentage points|per year|vuodessa|om året|per år)\b",
)
_KEPT = Pattern(
    r"\b(?:säily\w{1,7}|säilyt\w{1,9}|pidetään|pysy\w{1,6}|ylläp\w{2,9}|nykyise\w{1,6}|ennalla\w{0,3}|behåll\w{0,4}|"
    r"bibehåll\w{0,4}|bevar\w{1,5}|upprätthåll\w{0,4}|nuvarande|oförändra\w{1,2}|keep\w{0,3}|kept|maintain\w{0,3}|"
    r"hold\w{0,3}|remain\w{0,3}|retain\w{0,3}|stays?|unchanged|sustain\w{0,3})\b",
    needs=r"säily|pidetään|pysy|ylläp|nykyise|ennalla|behåll|bevar|upprätthåll|nuvarande|oförändra|keep|kept|maintain|"
    r"hold|remain|retain|stay|unchanged|sustain",
)
_RANK = Pattern(
    r"\b(?:\w{0,20}sija\w{0,5}|\w{0,20}sijoitu\w{1,6}|\w{0,20}ranking\w{0,4}|rank|\w{0,20}placering\w{0,2}|"
    r"placement|position)\b",
    needs=r"sija|sijoitu|rank|placering|placement|position",
)
# "Emission cuts, %", "väestönkasvu": the figure is a change itself, and the word tells no way for it. But a
# "polttoainelasku" is a bill, an "ansökning" an application, and "power cuts" and "falls" are what happens.
_OF_CHANGE = Pattern(
    r"kasvu(?:n|a|t|prosentti|vauhti)?\b|nousu(?:n|a)?\b|n[ ]?lasku(?:a|prosentti|vauhti)?\b|"
    r"lisäy(?:s|ksen|stä)\b|"
    r"vähenn(?:ys|yksen|ystä|ysprosentti)\b|\w{3,20}minen\b|muuto(?:s|ksen|sta)\b|muutosprosentti|"
    r"pienenny(?:s|ksen)\b|parannu(?:s|ksen)\b|kehity(?:s|ksen)\b|"
    r"(?<!\bs)(?<!ans)(?<!bes)(?<!efters)(?<!förs)(?<!genoms)(?<!hems)(?<!ss)(?<!unders)(?<!upps)ökning(?:en|ar)?\b|"
    r"minskning(?:en|ar)?\b|tillväxt(?:en|takt)?\b|förändring(?:en|ar)?\b|"
    r"utveckling(?:en)?\b|höjning(?:en|ar)?\b|sänkning(?:en|ar)?\b|förbättring(?:en|ar)?\b|"
    r"(?:ned|upp)gång(?:en)?\b|\b(?:growth|increase|decrease|reductions?|changes?|rise|decline|improvements?|"
    r"(?:fall|drop)(?! ?-? ?(?:in centres?|off|out|outs|point|prevention|related|risk)\b)|"
    r"(?<!power )(?<!water )(?<!supply )(?<!service )(?<!short )cuts?(?! off))\b",
    needs=r"kasvu|nousu|lasku|lisäy|vähenn|minen|muuto|pienenny|parannu|kehity|ökning|minskning|tillväxt|förändring|"
    r"utveckling|höjning|sänkning|förbättring|gång|growth|increase|decrease|reduction|change|rise|decline|"
    r"improvement|fall|drop|cut",
)
_PERCENT = "%"
_REMEMBERED = 1024
"""Texts whose reading is kept: check after check asks the same of every metric."""


def target_step(metric: Metric) -> Decimal | None:
    """Return target minus baseline; None where either is no figure or they can't be set side by side."""
    return _difference(metric, "baseline", "target")


def actual_step(metric: Metric) -> Decimal | None:
    """Return the last value minus the baseline, on the same terms."""
    return _difference(metric, "baseline", "actual")


def share_of_way(metric: Metric) -> Decimal | None:
    """Return how much of the way from baseline to target the last value has gone.

    1 is the target, 0 the baseline, and what moves the other way is negative. None where the three
    can't be set side by side, the target is the baseline, or lies on the worse side of it.
    """
    wanted, gone = target_step(metric), actual_step(metric)
    if not wanted or gone is None or is_against(wanted, better_way(metric)):
        return None
    return gone / wanted


def is_reached(metric: Metric) -> bool:
    """Whether the last value is at the target or past it."""
    gone = share_of_way(metric)
    return gone is not None and gone >= 1


def stated_way(metric: Metric) -> str:
    """Return "up" or "down" where the metric's own texts say which way it is to go, else ""."""
    return "" if _is_blind(metric) else metric.told_as("direction").value


def better_way(metric: Metric) -> str:
    """Return "up" or "down", which way is better; "" where it can't be told, for ranks and for changes.

    A bound in the target ("at most 30") tells it best, then the texts, then what is measured.
    """
    told = "" if _is_blind(metric) else metric.told_as("better").value
    return bound(metric) or stated_way(metric) or told


def bound(metric: Metric) -> str:
    """Return "down" for a target that is a most ("alle 30"), "up" for one that is a least, else ""."""
    target = normalise(metric.target[:LONGEST])
    most, least = _AT_MOST.search(target), _AT_LEAST.search(target)
    if bool(most) == bool(least):
        return ""
    return "down" if most else "up"


def is_under_minimum(metric: Metric) -> bool:
    """Whether the last value, else the baseline, is on the wrong side of a bound that the target states.

    A metric of hygiene is also under it where it has become worse than its baseline. A target that is not
    a bound ("20") is where to get, and nobody is under it by being on the way.
    """
    now = metric.numbers.get("actual", metric.numbers.get("baseline"))
    limit, way = metric.numbers.get("target"), bound(metric)
    if way and now is not None and limit is not None and is_against(now - limit, way):
        return True
    return "hygiene" in metric.kinds("topic") and is_against(actual_step(metric), better_way(metric))


def is_against(step: Decimal | None, way: str) -> bool:
    """Tell whether a step goes the other way; nothing goes against a way that nobody told."""
    return step is not None and ((way == "up" and step < 0) or (way == "down" and step > 0))


def is_kept(metric: Metric) -> bool:
    """Whether the target is to hold what there is: "säilyy vähintään tasolla 4"."""
    return bool(_KEPT.search(normalise(f"{metric.name} {metric.target}"[:LONGEST])))


def _is_blind(metric: Metric) -> bool:
    """Tell whether the words of a metric's name tell no way: a rank is better low, a cut better high."""
    return _tells_no_way(f"{metric.name} {metric.unit}"[:LONGEST])


@lru_cache(maxsize=_REMEMBERED)
def _tells_no_way(name: str) -> bool:
    name = normalise(name)
    return bool(_RANK.search(name) or _OF_CHANGE.search(name))


def _difference(metric: Metric, first: str, second: str) -> Decimal | None:
    one, other = metric.numbers.get(first), metric.numbers.get(second)
    if one is None or other is None or not _side_by_side(metric, first, second):
        return None
    return other - one


def _side_by_side(metric: Metric, first: str, second: str) -> bool:
    """Tell whether two figures are places on one scale: "1 200" and "-20 %" aren't, nor days and weeks."""
    if second == "target" and metric.numbers[first] >= 0 > metric.numbers[second]:
        return False
    begins, ends = (_figure(metric.text(field)[:LONGEST]) for field in (first, second))
    if begins.is_change or ends.is_change:
        return False
    one, other = (figure.units or _figure(metric.unit[:LONGEST]).units for figure in (begins, ends))
    if one == other:
        return True
    return not (one and other) and _PERCENT not in one | other


class _Figure(NamedTuple):
    """What the text of a figure says besides the number: its units, and whether it is so much of a change."""

    units: frozenset[str]
    is_change: bool


@lru_cache(maxsize=_REMEMBERED)
def _figure(text: str) -> _Figure:
    """Read a text without the words that only tell on which side of the figure it is well."""
    text = normalise(text)
    for pattern in (_AT_MOST, _AT_LEAST, _ABOUT):
        text = pattern.compiled.sub(" ", text)
    is_change = bool(_CHANGE.search(text) or _SIGNED.match(text))
    return _Figure(frozenset(_UNIT.findall(text.casefold())), is_change)

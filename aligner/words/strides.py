"""How much of the way a metric's target closes, and whether a metric expresses what an ambition says."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from aligner.model.entities import Metric
from aligner.words.patterns import Pattern
from aligner.words.texts import LONGEST, same_stem, stem, words

_CEILINGS = (Decimal(5), Decimal(10), Decimal(100))
"""The ends of the scales that are in use: grades 1–5 and 4–10, shares and indices."""
_SHORTEST = 4
_TIME = Pattern(
    r"(?:aika|aikaa|ajat|ajan|tid|tiden|tider|time|times)\b|\b(?:päiv|tunt|minuut|dag|dygn|timm|day|hour|week|viik|veck)",
    needs=r"aika|aja[nt]|tid|time|päiv|tunt|minuut|dag|dygn|timm|day|hour|week|viik|veck",
)


def way_closed(metric: Metric) -> float | None:
    """Return the share of the way that baseline to target closes, 0–1 or more; None where it can't be told.

    For what rises towards the end of a scale (97 → 98 %) it is a share of the remaining gap, else of the
    baseline; where both could be meant, the larger. A target on the wrong side of the baseline has none.
    """
    baseline, target = metric.numbers.get("baseline"), metric.numbers.get("target")
    if baseline is None or target is None or baseline < 0 or target < 0:
        return None
    better = metric.told_as("better").value
    if better and target != baseline and (better == "up") != (target > baseline):
        return None
    return _closed(baseline, target, only_down=better == "down")


@lru_cache(maxsize=1024)
def _closed(baseline: Decimal, target: Decimal, *, only_down: bool) -> float | None:
    step = abs(target - baseline)
    ways = [baseline] if target < baseline or only_down else [baseline, *_gaps(baseline, target)]
    return max((float(step / way) for way in ways if way > 0), default=None)


def _gaps(baseline: Decimal, target: Decimal) -> list[Decimal]:
    highest = max(baseline, target)
    return [end - baseline for end in _CEILINGS if highest <= end][:1]


def expresses(metric: Metric, text: str) -> bool:
    """Tell whether a metric and a text share a number or a word, or both speak of time."""
    said, named = words(text), words(f"{metric.name} {metric.unit}")
    figures = {
        figure for figure in words(f"{metric.target} {metric.baseline} {metric.name}") if figure.isdigit()
    }
    if figures.intersection(said) or (_TIME.search(text[:LONGEST]) and _TIME.search(" ".join(named))):
        return True
    return any(_alike(one, other) for one in named for other in said)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are forms of one word, or one stands in the other, a compound."""
    if min(len(one), len(other)) < _SHORTEST:
        return one == other and one.isalpha() and len(one) > 2
    one, other = stem(one), stem(other)
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return same_stem(short, long) or (len(short) >= _SHORTEST and short in long)

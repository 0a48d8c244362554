"""Whose plan it is, and whether anything is sold in it, told from the words of the whole plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.telling import spoken

_PROFILES = ("company", "public", "health", "education", "membership")
_NAMED = 3
"""What a word weighs that names the kind of organisation, against one that many kinds use."""
_ENOUGH = 5
_ROOT = 7
"""Letters by which the forms of one word are taken as one."""
_CLEARLY = 1.5


def profile(texts: Iterable[str]) -> Told:
    """Return company, public, health, education or membership; falsy unless the words are clear.

    Each word counts once, however often and in however many forms it stands in the plan.
    """
    heard: dict[str, dict[str, str]] = {name: {} for name in _PROFILES}
    weights: Counter[str] = Counter()
    for text in texts:
        for group, spans in spoken(text, "plan").items():
            name, weight = group.removesuffix("_name"), _NAMED if group.endswith("_name") else 1
            for span in spans if name in heard else ():
                root = span.text.casefold()[:_ROOT]
                if root not in heard[name]:
                    heard[name][root] = span.text
                    weights[name] += weight
    return _clearest(weights, heard)


def _clearest(weights: Counter[str], heard: dict[str, dict[str, str]]) -> Told:
    (best, most), (_, second), *_ = [*weights.most_common(2), ("", 0), ("", 0)]
    if most < _ENOUGH or most < _CLEARLY * second:
        return UNTOLD
    return Told(best, tuple(heard[best].values()))


def commerce(texts: Iterable[str]) -> Told:
    """Return "commerce" where the plan itself speaks of sales, margin or churn."""
    words = [span.text for text in texts for span in spoken(text, "plan").get("commerce", ())]
    return Told("commerce", tuple(dict.fromkeys(words))) if words else UNTOLD

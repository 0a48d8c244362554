"""Which of a plan's priority classes is the first: "1", "A", "critical", "korkea", "hög"."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.words.patterns import Pattern
from aligner.words.texts import normalise

_FIRST = Pattern(
    r"(?:prio\w{0,8}\s?|p|luokka\s|class\s|klass\s)?(?:1|i|a1?)(?:\b.*)?|(?:kriitti|ensisijai|välttämättö|"
    r"korkein|tärkein|erittäin (?:korkea|tärkeä)|ykkös|kritisk|högst|viktigast|mycket (?:hög|viktig)|"
    r"måste|critical|highest|top|must|very high|essential|most important).*",
)
_HIGH = Pattern(r"(?:korkea|suuri|tärkeä|hög|stor|viktig|high|important|major|\*\*\*|!!!).*")
_CELL = 60


def are_first(classes: Sequence[str]) -> tuple[bool, ...]:
    """Tell of each class whether it is the first: where none is "1" or "critical", "high" is."""
    said = [normalise(text[:_CELL]) for text in classes]
    first = tuple(bool(_FIRST.fullmatch(text)) for text in said)
    return first if any(first) else tuple(bool(_HIGH.fullmatch(text)) for text in said)

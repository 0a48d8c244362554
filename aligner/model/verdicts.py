"""What a goal and its pillars can come to, and in which words it is told."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """How well a pillar stands, worst first; UNKNOWN exists for resources only."""

    MISSING = "missing"
    WEAK = "weak"
    UNKNOWN = "unknown"
    SOLID = "solid"


class Verdict(Enum):
    """What stands behind a goal's words, worst first."""

    SLOGAN = "slogan"
    HALF_HEARTED = "half-hearted"
    BACKED = "backed"


class Reason(Enum):
    """Why a goal is half-hearted."""

    MONEY_WITHOUT_DIRECTION = "money-without-direction"
    DIRECTION_WITHOUT_MONEY = "direction-without-money"
    ONE_STEP_SHORT = "one-step-short"
    FUNDING_OPEN = "funding-open"
    UNFINISHED = "unfinished"


class Tone(Enum):
    """Which words name the verdicts: a city's report is a public document."""

    SHARP = "sharp"
    NEUTRAL = "neutral"
